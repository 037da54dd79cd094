import type { Model, Question, Reading, Scenario } from "@proviso/agreement";
import { Alike, type Answering, answerings, questionsOfAgreement, type Settled, settle } from "../settle/index.ts";
import { Game } from "./game.ts";
import type { GameMemory } from "./memory.ts";
import { isSame } from "./same.ts";
import { beneficiariesOf, promiseIn, type Target } from "./target.ts";

/** How a question is put: under which reading, in which scenario, against whom. */
export interface Ask {
  /** Name of a reading; it answers some or all of the questions. */
  readonly reading?: string;
  /** Answers by question, qualified or not: `{ veto: "held" }`. They override the reading's. */
  readonly take?: Answering;
  readonly scenario?: string;
  readonly attacker?: string;
  /** Only for this beneficiary, where the promise is made to several. */
  readonly to?: string;
  readonly countUnlawful?: boolean;
  /** Parties to tell apart from those that the text treats alike, because the question names them. */
  readonly named?: readonly string[];
  /** How many coalitions are listed at most. */
  readonly listed?: number;
  readonly nodeBudget?: number;
  /** What is known of games that were asked about before; nothing unless told. */
  readonly memory?: GameMemory;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/** A value that holds under each of these answerings, for one beneficiary and, with the names swapped, for those the text cannot tell from it. */
export interface Case<T> {
  readonly answerings: readonly Answering[];
  readonly beneficiary?: string;
  /** Other beneficiaries of whom the same is true, their name and the beneficiary's swapped; empty for most promises. */
  readonly alike: readonly string[];
  readonly value: T;
}

/** An answer for every way in which the open questions can be answered, equal values shown once. */
export interface Spread<T> {
  readonly target: Target;
  /** The questions left open, in the order of the text. */
  readonly questions: readonly Question[];
  /** Answers that were given, not left open. */
  readonly taken: Answering;
  readonly reading?: string;
  readonly scenario?: string;
  readonly attacker?: string;
  readonly cases: readonly Case<T>[];
}

/**
 * Asks a question of every game there is: each answering of the open questions, each beneficiary. Answerings with equal values are joined.
 * @throws RangeError for an unknown reading, scenario, question or party; MeaningError for a text without meaning; an AbortError when cancelled
 */
export function spread<T>(
  model: Model,
  target: Target,
  ask: Ask,
  value: (game: Game, scenario: Scenario | undefined) => T,
): Spread<T> {
  const scenario = scenarioNamed(model, ask.scenario, target);
  const all = questionsOfAgreement(model, target.agreement);
  const taken = answersTaken(model, all, ask);
  const cases: { answerings: Answering[]; beneficiary?: string; alike: readonly string[]; value: T }[] = [];
  const ways = answerings(all, taken);
  checkParty(model, ask.attacker, "attacker");
  checkParty(model, ask.to, "beneficiary");
  let done = 0;
  const texts = ways.map((answering) => settle(model, target.agreement, answering));
  const alike = new Alike(texts, [
    ...namedIn(scenario),
    ...(ask.named ?? []),
    ...(ask.attacker === undefined ? [] : [ask.attacker]),
  ]);
  for (const settled of texts) {
    ask.signal?.throwIfAborted();
    const { answering } = settled;
    const classes = alike.classes(beneficiaries(settled, target, ask, scenario));
    for (const [beneficiary, ...others] of classes.length === 0 && hasGame(settled, target) ? [[]] : classes) {
      const game = new Game(settled, target, {
        beneficiary,
        attacker: ask.attacker,
        scenario,
        countUnlawful: ask.countUnlawful,
        nodeBudget: ask.nodeBudget,
      });
      const made = value(game, scenario);
      const known = cases.find(
        (one) => one.beneficiary === beneficiary && isSame(one.alike, others) && isSame(one.value, made, PLACES),
      );
      if (known === undefined) cases.push({ answerings: [answering], beneficiary, alike: others, value: made });
      else known.answerings.push(answering);
    }
    ask.onProgress?.(++done, ways.length);
  }
  return {
    target,
    questions: all.filter((question) => taken[question.id] === undefined),
    taken,
    reading: ask.reading,
    scenario: ask.scenario,
    attacker: ask.attacker,
    cases,
  };
}

/** Where something is written does not make two answers different. */
const PLACES: ReadonlySet<string> = new Set(["at", "support"]);

/** Whether this answering leaves the promise in the text; a decision that is not there is refused when it is asked about. */
function hasGame(settled: Settled, target: Target): boolean {
  return target.kind === "decision" || promiseIn(settled, target.id) !== undefined;
}

/** To whom a promise is made; nobody for a decision, and for a promise that this answering leaves out. */
function beneficiaries(settled: Settled, target: Target, ask: Ask, scenario: Scenario | undefined): readonly string[] {
  const promise = target.kind === "promise" ? promiseIn(settled, target.id) : undefined;
  if (promise === undefined) return [];
  const all = beneficiariesOf(settled, promise, scenario);
  // Whoever attacks is not the one that the promise protects against the attack.
  const others = all.filter((party) => party !== ask.attacker);
  if (ask.to === undefined) return others.length > 0 ? others : all;
  if (!all.includes(ask.to))
    throw new RangeError(`${target.id} is not promised to ${ask.to}; it is promised to ${all.join(", ")}.`);
  return [ask.to];
}

/** Parties that a scenario names, so that they differ from those it does not. */
function namedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "string"
      ? key === "party" || key === "follower" || key === "leader"
        ? [part]
        : []
      : namedIn(part),
  );
}

export function scenarioNamed(model: Model, name: string | undefined, target: Target): Scenario | undefined {
  if (name === undefined) return undefined;
  const found = model.scenarios.find((scenario) => scenario.id === name);
  if (found === undefined)
    throw new RangeError(`There is no scenario ${name}; the files have ${names(model.scenarios)}.`);
  if (found.of !== target.agreement)
    throw new RangeError(`The scenario ${name} is of ${found.of}, not of ${target.agreement}.`);
  return found;
}

/**
 * The scenario that was named, or the only one of the target's agreement.
 * @throws RangeError that says how to write or to name one
 */
export function onlyScenario(model: Model, target: Target, named: string | undefined): string {
  const own = model.scenarios.filter((scenario) => scenario.of === target.agreement);
  const chosen = named ?? (own.length === 1 ? own[0]?.id : undefined);
  if (chosen !== undefined) return chosen;
  throw new RangeError(
    own.length === 0
      ? `${target.agreement} has no scenario. Write one: scenario name "What happens" of ${target.agreement}, with an event and stances.`
      : `Name the scenario with --scenario: ${names(own)}.`,
  );
}

export function readingNamed(model: Model, name: string): Reading {
  const found = model.readings.find((reading) => reading.id === name);
  if (found === undefined)
    throw new RangeError(`There is no reading ${name}; the files have ${names(model.readings)}.`);
  return found;
}

/** The answers that a reading and the asker give, by qualified question. */
export function answersTaken(model: Model, questions: readonly Question[], ask: Ask): Answering {
  const taken: Record<string, string> = {};
  if (ask.reading !== undefined) {
    for (const { question, option } of readingNamed(model, ask.reading).takes) taken[question] = option;
  }
  for (const [name, option] of Object.entries(ask.take ?? {})) {
    const found = questions.filter((question) => question.id === name || question.name === name);
    const only = found[0];
    if (only === undefined || found.length > 1) {
      throw new RangeError(
        `There is ${found.length === 0 ? "no" : "more than one"} question ${name} here; the open questions are ${questions.map((q) => q.id).join(", ") || "none"}.`,
      );
    }
    taken[only.id] = option;
  }
  return taken;
}

function checkParty(model: Model, party: string | undefined, role: string): void {
  if (party === undefined || model.parties.some((known) => known.id === party)) return;
  throw new RangeError(
    `No text here mentions ${party}, so it cannot be the ${role}; the parties are ${model.parties.map((p) => p.id).join(", ")}.`,
  );
}

function names(items: readonly { readonly id: string }[]): string {
  return items.map((item) => item.id).join(", ") || "none";
}
