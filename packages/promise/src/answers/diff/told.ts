import type { Model } from "@proviso/agreement";
import type { Game } from "../game.ts";
import { clauseName, list, sentence, shortList } from "../plain.ts";
import type { Target } from "../target.ts";
import { why } from "../why.ts";
import type { Conducted, Order } from "./implies.ts";
import type { TermChange } from "./terms.ts";

type Kind = Target["kind"];

/** What one does to a promise, or to a decision. */
const WORDS = {
  promise: { it: "the promise", stop: "void", kept: "kept", hopeless: "cannot be kept" },
  decision: { it: "the decision", stop: "stop", kept: "approved", hopeless: "cannot be approved" },
} as const;

/** Who gained, who lost, and what that makes of the promise, in one sentence. */
export function summaryOf(
  model: Model,
  [a, b]: readonly [string, string],
  voiding: { readonly gained: readonly (readonly string[])[]; readonly lost: readonly (readonly string[])[] },
  because: string | undefined,
  { relation }: Order,
  { kind, to }: { readonly kind: Kind; readonly to: string | undefined },
): string {
  const { it, stop, kept } = WORDS[kind];
  const strength: Record<Order["relation"], string> = {
    equal: `both are ${kept} in the same cases${to === undefined ? "" : `, and worth the same to ${list([to], model)}`}`,
    stronger: `${b} is ${kept} wherever ${a} is, and elsewhere too`,
    weaker: `whenever ${b} is ${kept}, ${a} is too, but not the other way round`,
    incomparable: `each is ${kept} in cases in which the other fails`,
  };
  const since = because === undefined ? "" : `, since ${because}`;
  const parts = [
    ...(voiding.gained.length === 0
      ? []
      : [`under ${b}, but not under ${a}, ${can(model, kind, voiding.gained)}${since}`]),
    ...(voiding.lost.length === 0 ? [] : [`under ${a}, but no longer under ${b}, ${can(model, kind, voiding.lost)}`]),
  ];
  const moved = parts.length === 0 ? `nobody gains or loses the means to ${stop} ${it}` : parts.join("; ");
  return sentence(`${moved}; ${strength[relation]}.`);
}

/** "Russia alone can void the promise" */
function can(model: Model, kind: Kind, coalitions: readonly (readonly string[])[]): string {
  const { it, stop, hopeless } = WORDS[kind];
  const alone = coalitions.filter((parties) => parties.length === 1).flat();
  if (alone.length === 1) return `${list(alone, model)} alone can ${stop} ${it}`;
  if (alone.length > 1) return `each of ${shortList(alone, model)} can ${stop} ${it} alone`;
  const [first = [], ...others] = coalitions;
  if (first.length === 0) return `${it} ${hopeless}`;
  const names = shortList(first, model);
  return others.length === 0
    ? `${names} together can ${stop} ${it}`
    : `${first.length} together, such as ${names}, can ${stop} ${it}`;
}

/** What moves by a change of the text, in its margin: "Russia and China each gain the means to void it alone here." */
export function movedWords(
  model: Model,
  kind: Kind,
  how: "gained" | "lost",
  coalitions: readonly (readonly string[])[],
): string {
  const { stop, hopeless } = WORDS[kind];
  const [one, several] = how === "gained" ? ["gains", "gain"] : ["loses", "lose"];
  const alone = coalitions.filter((parties) => parties.length === 1).flat();
  if (alone.length === 1) return sentence(`${list(alone, model)} ${one} the means to ${stop} it alone here.`);
  if (alone.length > 1)
    return sentence(`${shortList(alone, model)} each ${several} the means to ${stop} it alone here.`);
  const [first = [], ...others] = coalitions;
  if (first.length === 0) return how === "gained" ? `By this it ${hopeless}.` : `Before, it ${hopeless}.`;
  const who =
    others.length === 0
      ? `${shortList(first, model)} together`
      : `${first.length} together, such as ${shortList(first, model)},`;
  return sentence(`${who} ${several} the means to ${stop} it here.`);
}

/** What of the changed text gives the first of those who gained the means to void: the rule of a decision that is new, or was changed. */
export function causeOf(
  model: Model,
  game: Game,
  gained: readonly (readonly string[])[],
  terms: readonly TermChange[],
): string | undefined {
  const [first] = gained;
  if (first === undefined) return undefined;
  const changed = new Set(terms.flatMap(({ after, at }) => (after === undefined ? [] : [`${at.file}:${at.offset}`])));
  return why(model, game, "void", first).steps.find(({ at }) => changed.has(`${at.file}:${at.offset}`))?.text;
}

/** Whether B is at least as strong as A, and an example to each way in which it is not the same. */
export function verdictOf(
  kind: Kind,
  a: string,
  b: string,
  { relation }: Order,
  examples: readonly string[],
): string[] {
  const { kept } = WORDS[kind];
  const verdict: Record<Order["relation"], string> = {
    equal: `Whatever anyone chooses, ${a} is ${kept} exactly where ${b} is.`,
    stronger: `Whatever anyone chooses, where ${a} is ${kept} ${b} is too, and not the other way round: ${b} is the stronger.`,
    weaker: `Whatever anyone chooses, where ${b} is ${kept} ${a} is too, and not the other way round: ${b} is the weaker.`,
    incomparable: "Neither is at least as strong as the other.",
  };
  return [verdict[relation], ...examples.map((example) => `For example: ${example}`)];
}

/** "where China votes no in the decision response, kyiv is kept and moscow is not." */
export function exampleOf(
  model: Model,
  kind: Kind,
  kept: string,
  fails: string,
  conduct: readonly Conducted[],
): string {
  const outcome = `${kept} is ${WORDS[kind].kept} and ${fails} is not.`;
  if (conduct.length === 0) return `whatever anyone chooses, ${outcome}`;
  const together = new Map<string, Conducted[]>();
  for (const one of conduct) {
    const key = `${one.kind} ${one.how} ${one.about}`;
    together.set(key, [...(together.get(key) ?? []), one]);
  }
  const parts = [...together.values()].map((all) => conductWords(model, all));
  const last = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
  return `where ${last}, ${outcome}`;
}

/** What several parties do alike. */
function conductWords(model: Model, all: readonly Conducted[]): string {
  const parties = [...new Set(all.map(({ party }) => party))];
  const who = shortList(parties, model);
  const one = parties.length === 1;
  const { kind, about, how } = all[0] as Conducted;
  const negated = how === "no";
  switch (kind) {
    case "vote": {
      const votes: Record<string, string> = {
        yes: one ? "votes yes" : "vote yes",
        no: one ? "votes no" : "vote no",
        abstains: one ? "abstains" : "abstain",
        "does not vote": one ? "does not vote" : "do not vote",
      };
      return `${who} ${votes[how] ?? how} in the decision ${about}`;
    }
    case "act":
      return `${who} ${one ? "chooses" : "choose"} ${negated ? "not " : ""}to ${about.replaceAll("+", " and ")}`;
    case "finding":
      return `${who} ${negated ? (one ? "does not find" : "do not find") : one ? "finds" : "find"} the case of ${clauseWords(about)} given`;
    case "ratification":
      return `${who} ${negated ? (one ? "does not ratify" : "do not ratify") : one ? "ratifies" : "ratify"} ${about}`;
    case "request":
      return `${who} ${negated ? (one ? "does not invoke" : "do not invoke") : one ? "invokes" : "invoke"} it`;
  }
}

function clauseWords(about: string): string {
  return /^\w+$/.test(about) ? clauseName(about) : `“${about}”`;
}
