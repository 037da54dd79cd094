import type { Model } from "@proviso/agreement";
import { type Answering, answerings, questionsOfAgreement, settle } from "../../settle/index.ts";
import { readingNamed } from "../ask.ts";
import { coalitions } from "../coalitions.ts";
import { Game, type GameOptions } from "../game.ts";
import { list, sentence } from "../plain.ts";
import { beneficiariesOf, promiseIn, type Target, targetNamed } from "../target.ts";
import { type ConductChange, conductChanges } from "./conduct-changes.ts";
import { type Order, order } from "./implies.ts";
import { type TermChange, termChanges } from "./terms.ts";

/** One side of a comparison: a promise under one answering. */
export interface Side {
  readonly model: Model;
  /** Promise, or agreement that makes one. */
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
  readonly order: Order;
}

export interface DiffSide {
  readonly label: string;
  readonly target: Target;
  readonly answering: Answering;
  readonly beneficiary?: string;
}

/**
 * The difference between two promises to one beneficiary: who gained or lost the means to void; what became binding, permitted or forbidden; which
 * terms moved; and whether the second is at least as strong as the first whatever anyone does.
 * @throws RangeError where a side leaves a question open, or the two have no beneficiary in common
 */
export function diffAnswer(
  a: Side,
  b: Side,
  options: Omit<GameOptions, "beneficiary" | "scenario"> & { readonly to?: string } = {},
): DiffAnswer {
  const [left, right] = [opened(a), opened(b)];
  const common = left.to.filter((party) => right.to.includes(party));
  const to = options.to ?? common[0];
  if (to === undefined || !common.includes(to)) {
    throw new RangeError(
      `${a.label} and ${b.label} promise nothing to the same party: ${list(left.to)}; ${list(right.to)}.`,
    );
  }
  const one = new Game(left.settled, left.target, { ...options, beneficiary: to });
  const two = new Game(right.settled, right.target, { ...options, beneficiary: to });
  const before = coalitions(one).voiding.listed;
  const after = coalitions(two).voiding.listed;
  const voiding = { gained: without(after, before), lost: without(before, after) };
  const found = order(one, two);
  return {
    kind: "diff",
    a: { label: a.label, target: left.target, answering: left.answering, beneficiary: to },
    b: { label: b.label, target: right.target, answering: right.answering, beneficiary: to },
    summary: summaryOf(b.model, a.label, b.label, voiding, found, to),
    voiding,
    conduct: conductChanges(one, two),
    terms: termChanges(a.model, one, b.model, two),
    order: found,
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
  const promise = promiseIn(settled, target.id);
  if (promise === undefined)
    throw new RangeError(`${side.label} does not make the promise ${target.id} under this answering.`);
  return { target, answering, settled, to: beneficiariesOf(settled, promise) };
}

/** Coalitions of `some` that no coalition of `others` is part of or equal to. */
function without(some: readonly (readonly string[])[], others: readonly (readonly string[])[]): (readonly string[])[] {
  return some.filter((parties) => !others.some((other) => other.every((party) => parties.includes(party))));
}

function summaryOf(
  model: Model,
  a: string,
  b: string,
  voiding: DiffAnswer["voiding"],
  found: Order,
  to: string,
): string {
  const who = (sets: readonly (readonly string[])[]): string => {
    const alone = sets.filter((parties) => parties.length === 1).flat();
    if (alone.length > 0) return `${list(alone, model)} ${alone.length === 1 ? "alone" : "each alone"}`;
    const first = sets[0];
    return first === undefined ? "nobody" : `${list(first, model)} together`;
  };
  const strength: Record<Order["relation"], string> = {
    equal: `the two are worth the same to ${list([to], model)}`,
    stronger: `${b} is kept wherever ${a} is, and elsewhere too`,
    weaker: `${b} is kept nowhere that ${a} is not, and fails in more cases`,
    incomparable: "each is kept in cases in which the other fails",
  };
  const gained =
    voiding.gained.length === 0
      ? ""
      : `in ${b}, ${who(voiding.gained)} can void the promise, as ${a} does not let them`;
  const lost = voiding.lost.length === 0 ? "" : `in ${b}, ${who(voiding.lost)} can no longer void the promise`;
  const parts = [gained, lost].filter((part) => part !== "");
  return sentence(
    `${parts.length === 0 ? "nobody gains or loses the means to void the promise" : parts.join("; ")}; ${strength[found.relation]}.`,
  );
}
