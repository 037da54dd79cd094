import type {
  Agreement,
  Ballot,
  Delay,
  Event,
  Expectation,
  Expected,
  Following,
  Payoff,
  Ratification,
  Reading,
  Reliability,
  Scenario,
  ScenarioEvent,
  ScenarioVote,
  Stakes,
  Stance,
  Varied,
  VariedNumber,
} from "../index.ts";
import type { Ref } from "./acts.ts";
import type { QuestionRef } from "./conditions.ts";
import { built, frozen, lower, probability, upper, whole } from "./names.ts";
import { type TimingInput, timing } from "./time.ts";
import { type SubjectInput, subject } from "./who.ts";

/** A faction in the place of a subject. */
export interface FactionRef {
  readonly kind: "faction";
  readonly faction: string;
}

export function faction(name: string): FactionRef {
  return { kind: "faction", faction: upper(name, "faction") };
}

export interface ScenarioDraft {
  event(event: Event, day?: number): void;
  /** A vote that is cast, for `play`. */
  vote(of: SubjectInput, vote: keyof Ballot, on: Ref<"decision">, day?: number): void;
  /** Probabilities that add up to 1; what is left out is 0, except that `abstain` takes what is left. */
  stance(of: SubjectInput | FactionRef, ballot: Partial<Ballot>, on?: Ref<"decision">): void;
  follows(follower: string, leaders: Readonly<Record<string, number>>): void;
  /** Of everyone if `of` is absent. */
  reliability(probability: number, of?: SubjectInput): void;
  /** `delay("France", [3, "day"])`, or `between(…)`, `onEach(…)`, `taking(…)`. */
  delay(of: SubjectInput, time: TimingInput, on?: Ref<"decision" | "clause">): void;
  ratification(of: SubjectInput, time: TimingInput, on?: Ref<"decision" | "clause">): void;
  /** From, to and by how much, as decimals; percent where the number is a chance. */
  vary(number: VariedNumber, from: number, to: number, by: number): void;
  /** `stakes(attacker, { holds: 0, unanswered: 3, answered: -2 })`; `deterred: "60%"` instead; `{ honour: -1, renege: -4 }` of guarantors. */
  stakes(of: SubjectInput, payoffs: Partial<Readonly<Record<Payoff["outcome"], number | string>>>): void;
  vetoed(probability: number): void;
  expect(what: Expected, inReading?: Expectation["in"]): void;
}

/** @throws RangeError for probabilities that do not add up, or a follower that leads */
export function scenario(
  name: string,
  of: Agreement | string,
  write: (draft: ScenarioDraft) => void,
  title: string = name,
): Scenario {
  const events: ScenarioEvent[] = [];
  const votes: ScenarioVote[] = [];
  const stances: Stance[] = [];
  const follows: Following[] = [];
  const reliabilities: Reliability[] = [];
  const delays: Delay[] = [];
  const varied: Varied[] = [];
  const stakes: Stakes[] = [];
  let vetoed: number | undefined;
  const ratifications: Ratification[] = [];
  const expectations: Expectation[] = [];
  write({
    event(event, day = 0) {
      events.push({ ...built, event, day: whole(day, "A day") });
    },
    vote(by, vote, on, day = 0) {
      votes.push({ ...built, subject: subject(by), decision: on.name, vote, day: whole(day, "A day") });
    },
    stance(from, given, on) {
      const yes = probability(given.yes ?? 0, "yes");
      const no = probability(given.no ?? 0, "no");
      const abstain = given.abstain ?? Math.max(0, 1 - yes - no);
      const ballot = { yes, abstain: probability(abstain, "abstain"), no };
      if (Math.abs(yes + ballot.abstain + no - 1) > 1e-9)
        throw new RangeError(`A stance must add up to 1, not ${yes + ballot.abstain + no}.`);
      const by = typeof from === "object" && from.kind === "faction" ? from : subject(from);
      stances.push({ ...built, subject: by, ...(on === undefined ? {} : { on: on.name }), ballot });
    },
    follows(follower, leaders) {
      const rows = Object.entries(leaders).map(([leader, p]) => ({
        leader: upper(leader, "leader"),
        probability: probability(p, `${follower} follows ${leader}`),
      }));
      const sum = rows.reduce((total, row) => total + row.probability, 0);
      if (sum > 1 + 1e-9) throw new RangeError(`${follower} follows others ${sum} of the time: at most 1.`);
      follows.push({ ...built, follower: upper(follower, "follower"), leaders: rows });
    },
    reliability(p, by) {
      reliabilities.push({
        ...built,
        ...(by === undefined ? {} : { subject: subject(by) }),
        probability: probability(p, "A reliability"),
      });
    },
    delay(by, time, on) {
      delays.push(taken(by, time, on));
    },
    ratification(by, time, on) {
      ratifications.push(taken(by, time, on));
    },
    vary(number, from, to, by) {
      if (!(from >= 0 && to >= from && by > 0)) throw new RangeError(`A range from ${from} to ${to} by ${by} is none.`);
      varied.push({ ...built, number, from: String(from), to: String(to), by: String(by) });
    },
    stakes(by, payoffs) {
      const made = Object.entries(payoffs) as [Payoff["outcome"], number | string][];
      const side = made.some(([outcome]) => outcome === "honour" || outcome === "renege") ? "guarantors" : "attacker";
      const rows = made.map(([outcome, value]) => ({ outcome, value: String(value) }));
      stakes.push({ ...built, side, subject: subject(by), payoffs: rows });
    },
    vetoed(p) {
      vetoed = probability(p, "A veto");
    },
    expect(what, inReading) {
      expectations.push({ ...built, ...(inReading === undefined ? {} : { in: inReading }), what });
    },
  });
  const followers = new Set(follows.map((row) => row.follower));
  for (const { leaders } of follows)
    for (const { leader } of leaders)
      if (followers.has(leader)) throw new RangeError(`${leader} follows others and so cannot lead.`);
  return frozen({
    ...built,
    id: lower(name, "scenario"),
    title,
    of: typeof of === "string" ? of : of.id,
    events,
    votes,
    stances,
    follows,
    reliabilities,
    delays,
    varied,
    stakes,
    ...(vetoed === undefined ? {} : { vetoed: { ...built, probability: vetoed } }),
    ratifications,
    expectations,
  });
}

function taken(by: SubjectInput, time: TimingInput, on: Ref<"decision" | "clause"> | undefined): Delay {
  return { ...built, subject: subject(by), ...(on === undefined ? {} : { on: on.name }), time: timing(time) };
}

/** Answers to questions of an agreement: `reading("hoped", pact, [[veto, "absent"]])`. */
export function reading(
  name: string,
  of: Agreement | string,
  takes: readonly (readonly [question: QuestionRef, option: string])[],
): Reading {
  for (const [question, option] of takes)
    if (!question.options.includes(option)) throw new RangeError(`${question.name} cannot be answered "${option}".`);
  return frozen({
    ...built,
    id: lower(name, "reading"),
    of: typeof of === "string" ? of : of.id,
    takes: takes.map(([question, option]) => ({ question: question.name, option })),
  });
}
