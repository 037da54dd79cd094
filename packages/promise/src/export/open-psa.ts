import type { Game } from "../answers/game.ts";
import type { Formula } from "../diagram/formula.ts";
import { inOrder, variablesOf } from "../diagram/formula.ts";

/**
 * The structure function of a promise as an Open-PSA Model Exchange Format 2.0d fault tree, so that others can verify the voiding coalitions with a
 * fault-tree tool (SCRAM, XFTA). The top gate is "the promise is not kept". A two-way choice is one basic event, "it is not so"; a vote is two:
 * "no yes" and "a no", the second implying the first. Votes that may stay uncast have a third event. Owners and kinds are attributes.
 *
 * Definition of the format: Open-PSA Initiative, Model Exchange Format version 2.0d (2008), sections on fault trees and Boolean formulae.
 */
export function openPsa(game: Game, name: string): string {
  const { formula } = game;
  const gates: string[] = [];
  const names = new Map<Formula, string>();
  let next = 1;
  for (const part of inOrder(formula)) {
    const body = bodyOf(part, (of) => names.get(of) ?? "");
    if (part.kind === "literal" || part.kind === "constant") {
      names.set(part, body);
      continue;
    }
    const gate = `G${next++}`;
    names.set(part, `<gate name="${gate}"/>`);
    gates.push(`    <define-gate name="${gate}">\n      ${body}\n    </define-gate>`);
  }
  const events = variablesOf(formula).flatMap((of) => {
    const choice = game.choice(of.name);
    const attributes = [
      ["owner", choice?.owner ?? ""],
      ["kind", choice?.kind ?? ""],
      ["about", choice?.about ?? ""],
    ]
      .map(([key, value]) => `<attribute name="${key}" value="${xml(value ?? "")}"/>`)
      .join("");
    return eventsOf(of.levels).map(
      (suffix) =>
        `    <define-basic-event name="${event(of.name, suffix)}">\n      <label>${xml(`${labels[suffix]}: ${of.name}`)}</label>\n      <attributes>${attributes}</attributes>\n      <float value="${suffix === "no" ? 1 / 3 : suffix === "uncast" ? 0.25 : 0.5}"/>\n    </define-basic-event>`,
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    "<opsa-mef>",
    `  <define-fault-tree name="${identifier(name)}">`,
    `    <label>${xml(`${game.target.id} is not kept`)}</label>`,
    '    <define-gate name="top">',
    `      <not>${names.get(formula)}</not>`,
    "    </define-gate>",
    ...gates,
    "  </define-fault-tree>",
    "  <model-data>",
    ...events,
    "  </model-data>",
    "</opsa-mef>",
    "",
  ].join("\n");
}

type Suffix = "fails" | "notYes" | "no" | "uncast";

const labels: Readonly<Record<Suffix, string>> = {
  fails: "not so",
  notYes: "no yes",
  no: "a no",
  uncast: "not cast",
};

function eventsOf(levels: number): readonly Suffix[] {
  return levels === 2 ? ["fails"] : levels === 3 ? ["notYes", "no"] : ["notYes", "no", "uncast"];
}

function bodyOf(part: Formula, name: (of: Formula) => string): string {
  switch (part.kind) {
    case "constant":
      return `<constant value="${part.value}"/>`;
    case "literal":
      return literalOf(part.variable.name, part.variable.levels, part.in);
    case "not":
      return `<not>${name(part.of)}</not>`;
    case "and":
    case "or":
      return `<${part.kind}>${part.of.map(name).join("")}</${part.kind}>`;
    case "atLeast":
      return `<atleast min="${part.k}">${part.of.map(name).join("")}</atleast>`;
    case "threshold":
      // The format knows no weights: an operand of weight w stands w times after dividing by the greatest common divisor.
      return weighted(part, name);
  }
}

/** A vote's outcome by its events: yes = not notYes; no = no; abstain = notYes and not no; an uncast vote is neither. */
function literalOf(variable: string, levels: number, outcomes: readonly number[]): string {
  const e = (suffix: Suffix): string => `<basic-event name="${event(variable, suffix)}"/>`;
  if (levels === 2) return outcomes.includes(1) ? `<not>${e("fails")}</not>` : e("fails");
  const cast = (body: string): string => (levels === 4 ? `<and><not>${e("uncast")}</not>${body}</and>` : body);
  const parts = outcomes.map((outcome) => {
    switch (outcome) {
      case 0:
        return cast(`<and>${e("notYes")}${e("no")}</and>`);
      case 1:
        return cast(`<and>${e("notYes")}<not>${e("no")}</not></and>`);
      case 2:
        return cast(`<not>${e("notYes")}</not>`);
      default:
        return e("uncast");
    }
  });
  return parts.length === 1 ? (parts[0] ?? "") : `<or>${parts.join("")}</or>`;
}

function weighted(part: Extract<Formula, { kind: "threshold" }>, name: (of: Formula) => string): string {
  const weights = part.weights.map(BigInt);
  const divisor = weights.reduce(gcd, 0n) || 1n;
  const total = weights.reduce((sum, weight) => sum + weight / divisor, 0n);
  if (total > 10_000n) {
    throw new RangeError(
      `The Open-PSA format knows no weights, and writing this rule without them would take ${total} operands. Export the model as JSON instead.`,
    );
  }
  const quota = (BigInt(part.quota) + divisor - 1n) / divisor;
  const copies = part.of.flatMap((of, i) => new Array<string>(Number((weights[i] ?? 0n) / divisor)).fill(name(of)));
  return `<atleast min="${quota}">${copies.join("")}</atleast>`;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function event(variable: string, suffix: Suffix): string {
  return `${identifier(variable)}_${suffix}`;
}

/** Names of the format: letters, digits, `_` and `-`; anything else is spelled by its code point, so different names stay different. */
function identifier(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9-]/g, (char) => (char === " " ? "_" : `_u${char.codePointAt(0)?.toString(16)}_`))
    .replace(/^(?![A-Za-z])/, "n");
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
