import type { Model } from "@proviso/agreement";
import { type Answering, answerings, questionsOfAgreement, settle } from "../../settle/index.ts";
import { readingNamed } from "../ask.ts";
import { coalitions } from "../coalitions.ts";
import { Game, type GameOptions } from "../game.ts";
import { list } from "../plain.ts";
import { holdsFor } from "../selectors.ts";
import { beneficiariesOf, promiseIn, type Target, targetNamed } from "../target.ts";
import { type Why, why } from "../why.ts";
import { type TextRow, textRows } from "./beside.ts";
import { type ConductChange, conductChanges } from "./conduct-changes.ts";
import { type Order, order } from "./implies.ts";
import { type TermChange, termChanges } from "./terms.ts";
import { causeOf, exampleOf, summaryOf, verdictOf } from "./told.ts";

/** One side of a comparison: a promise under one answering. */
export interface Side {
  readonly model: Model;
  /** Promise, or agreement that makes one; or decision. */
  readonly name: string;
  readonly reading?: string;
  readonly take?: Answering;
  /** What to call it: "Kyiv's text". */
  readonly label: string;
}

/** What changed between two drafts. */
export interface DiffAnswer {
  readonly kind: "diff";
  readonly a: DiffSide;
  readonly b: DiffSide;
  /** One sentence. */
  readonly summary: string;
  /** Minimal coalitions that can void one and not the other. */
  readonly voiding: { readonly gained: readonly (readonly string[])[]; readonly lost: readonly (readonly string[])[] };
  readonly conduct: readonly ConductChange[];
  readonly terms: readonly TermChange[];
  /** Both texts in parallel, in plain words, with the power that moves beside the words that move it. */
  readonly rows: readonly TextRow[];
  readonly order: Order;
  /** The order in sentences: the verdict, then an example to each side of it. */
  readonly verdict: readonly string[];
  /** How the first of those who gained the means to void came by it. */
  readonly why?: Why;
}

export interface DiffSide {
  readonly label: string;
  readonly target: Target;
  readonly answering: Answering;
  readonly beneficiary?: string;
}

/**
 * The difference between two promises to one beneficiary, or two decisions: who gained or lost the means to void; what became binding, permitted or forbidden; which
 * terms moved; and whether the second is at least as strong as the first whatever anyone does.
 * @throws RangeError where a side leaves a question open, or the two have no beneficiary in common
 */
export function diffAnswer(
  a: Side,
  b: Side,
  options: Omit<GameOptions, "beneficiary" | "scenario"> & { readonly to?: string } = {},
): DiffAnswer {
  const [left, right] = [opened(a), opened(b)];
  const { kind } = left.target;
  if (kind !== right.target.kind)
    throw new RangeError(`${left.target.id} and ${right.target.id} are a promise and a decision: nothing to compare.`);
  const common = left.to.filter((party) => right.to.includes(party));
  const to = kind === "decision" ? undefined : (options.to ?? common[0]);
  if (kind === "promise" && (to === undefined || !common.includes(to))) {
    throw new RangeError(
      `${a.label} and ${b.label} promise nothing to the same party: ${list(left.to)}; ${list(right.to)}.`,
    );
  }
  const one = new Game(left.settled, left.target, { ...options, beneficiary: to });
  const two = new Game(right.settled, right.target, { ...options, beneficiary: to });
  const gained = coalitions(two).voiding.listed.filter((parties) => !holdsFor(one.voiding(), new Set(parties)));
  const lost = coalitions(one).voiding.listed.filter((parties) => !holdsFor(two.voiding(), new Set(parties)));
  const found = order(one, two);
  const terms = termChanges(a.model, one, b.model, two);
  const cause = causeOf(b.model, two, gained, terms);
  const examples = [
    ...(found.onlyA === undefined ? [] : [exampleOf(b.model, kind, a.label, b.label, found.onlyA)]),
    ...(found.onlyB === undefined ? [] : [exampleOf(b.model, kind, b.label, a.label, found.onlyB)]),
  ];
  return {
    kind: "diff",
    a: { label: a.label, target: left.target, answering: left.answering, ...(to && { beneficiary: to }) },
    b: { label: b.label, target: right.target, answering: right.answering, ...(to && { beneficiary: to }) },
    summary: summaryOf(b.model, [a.label, b.label], { gained, lost }, cause, found, { kind, to }),
    voiding: { gained, lost },
    conduct: conductChanges(b.model, one, two),
    terms,
    rows: textRows([a.model, b.model], [one, two], { gained, lost }),
    order: found,
    verdict: verdictOf(kind, a.label, b.label, found, examples),
    ...(gained[0] === undefined ? {} : { why: why(b.model, two, "void", gained[0]) }),
  };
}

function opened(side: Side) {
  const target = targetNamed(side.model, side.name);
  const questions = questionsOfAgreement(side.model, target.agreement);
  const taken: Record<string, string> = {};
  if (side.reading !== undefined)
    for (const { question, option } of readingNamed(side.model, side.reading).takes) taken[question] = option;
  for (const [name, option] of Object.entries(side.take ?? {})) {
    const question = questions.find((candidate) => candidate.id === name || candidate.name === name);
    if (question === undefined) {
      throw new RangeError(
        `${side.label} has no question ${name}; its questions are ${questions.map((one) => one.name).join(", ") || "none"}.`,
      );
    }
    taken[question.id] = option;
  }
  const ways = answerings(questions, taken);
  const [answering] = ways;
  if (answering === undefined || ways.length > 1) {
    const open = questions.filter((question) => new Set(ways.map((way) => way[question.id])).size > 1);
    throw new RangeError(
      `${side.label} leaves ${list(open.map((question) => question.name))} open. Answer ${open.length === 1 ? "it" : "them"} with a reading or --take ${open[0]?.name}=${open[0]?.options[0]?.name}.`,
    );
  }
  const settled = settle(side.model, target.agreement, answering);
  if (target.kind === "decision") {
    if (settled.decisions.get(target.id) === undefined)
      throw new RangeError(`${side.label} does not have the decision ${target.id} under this answering.`);
    return { target, answering, settled, to: [] };
  }
  const promise = promiseIn(settled, target.id);
  if (promise === undefined)
    throw new RangeError(`${side.label} does not make the promise ${target.id} under this answering.`);
  return { target, answering, settled, to: beneficiariesOf(settled, promise) };
}
