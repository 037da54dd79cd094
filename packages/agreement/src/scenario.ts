import type { Event } from "./act.ts";
import type { Duration } from "./condition.ts";
import type { Supported } from "./support.ts";
import type { Timing } from "./time.ts";
import type { Subject } from "./who.ts";

/** Answers to some or all of an agreement's questions, given directly or by statements. */
export interface Reading extends Supported {
  readonly id: string;
  readonly of: string;
  readonly takes: readonly Taken[];
}

export interface Taken {
  readonly question: string;
  readonly option: string;
  /** The statement that gives or requires this answer. */
  readonly from?: string;
}

/** Probabilities in 0..1; they add up to 1. */
export interface Ballot {
  readonly yes: number;
  readonly abstain: number;
  readonly no: number;
}

/** What happens, and how each party is likely to behave. */
export interface Scenario extends Supported {
  readonly id: string;
  readonly title: string;
  readonly of: string;
  readonly events: readonly ScenarioEvent[];
  readonly votes: readonly ScenarioVote[];
  readonly stances: readonly Stance[];
  readonly follows: readonly Following[];
  readonly reliabilities: readonly Reliability[];
  readonly delays: readonly Delay[];
  /** Numbers that are known only to lie within a range; what is stated of them elsewhere stays the likeliest. At most two. */
  readonly varied: readonly Varied[];
  readonly stakes: readonly Stakes[];
  /** How likely the response is vetoed; absent: what the stances make of it. */
  readonly vetoed?: Vetoed;
  readonly ratifications: readonly Ratification[];
  readonly expectations: readonly Expectation[];
}

export interface ScenarioEvent extends Supported {
  readonly event: Event;
  /** Whole days from the scenario's start. */
  readonly day: number;
}

/** A vote that is cast, for `play`; how likely votes are is said by stances. */
export interface ScenarioVote extends Supported {
  readonly subject: Subject;
  readonly decision: string;
  readonly vote: keyof Ballot;
  /** Whole days from the scenario's start. */
  readonly day: number;
}

/** `subject` is one party, person, faction, or `each of` a group; a named one overrides `each of`. */
export interface Stance extends Supported {
  readonly subject: Subject | { readonly kind: "faction"; readonly faction: string };
  /** Only in this decision (qualified name). */
  readonly on?: string;
  readonly ballot: Ballot;
}

export interface Following extends Supported {
  readonly follower: string;
  /** Probabilities in 0..1 adding up to at most 1; the rest is the follower's own stance. */
  readonly leaders: readonly { readonly leader: string; readonly probability: number }[];
}

export interface Reliability extends Supported {
  /** Absent: everyone. */
  readonly subject?: Subject;
  readonly probability: number;
}

export interface Delay extends Supported {
  readonly subject: Subject;
  readonly on?: string;
  readonly time: Timing;
}

/** How long somebody takes to ratify, from when the text could next be acted on; `on` names a clause or decision, or all that needs it. */
export interface Ratification extends Supported {
  readonly subject: Subject;
  readonly on?: string;
  readonly time: Timing;
}

/** A number of the scenario with the values that it may have: decimals as written, percent where the number is a chance; only payoffs may be below 0. */
export interface Varied extends Supported {
  readonly number: VariedNumber;
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

export type VariedNumber =
  | { readonly kind: "stance"; readonly subject: Stance["subject"]; readonly on?: string; readonly vote: keyof Ballot }
  | { readonly kind: "reliability"; readonly subject?: Subject }
  | ({ readonly kind: "delay" | "ratification"; readonly subject: Subject; readonly on?: string } & VariedTime)
  | { readonly kind: "follows"; readonly follower: string; readonly leader: string }
  | { readonly kind: "vetoed" }
  | {
      readonly kind: "stakes";
      readonly side: Stakes["side"];
      readonly subject: Subject;
      readonly outcome: Payoff["outcome"];
    }
  /** On which day something of the scenario happens. */
  | { readonly kind: "day"; readonly event: Event }
  /** On which day a vote is cast. */
  | ({ readonly kind: "vote" } & Pick<ScenarioVote, "subject" | "decision" | "vote">);

/** Which number of a delay or a ratification: an end of its range, its chance each day, or of several times one's chance or one's length. */
export type VariedTime =
  | { readonly end: "least" | "most" | "never" }
  | { readonly end: "each"; readonly unit: "hour" | "day" }
  | { readonly end: "chance" | "length"; readonly after: Duration };

/** What each end of the game of deterrence is worth to one side. */
export interface Stakes extends Supported {
  readonly side: "attacker" | "guarantors";
  readonly subject: Subject;
  readonly payoffs: readonly Payoff[];
}

/** A decimal as written; for `deterred` a percentage such as `60%`: the chance of an answer at which the attacker would hold. */
export interface Payoff {
  readonly outcome: "holds" | "unanswered" | "answered" | "vetoed" | "deterred" | "honour" | "renege";
  readonly value: string;
}

export interface Vetoed extends Supported {
  readonly probability: number;
}

export interface Expectation extends Supported {
  /** Absent: in every reading; `some`: in at least one. */
  readonly in?: { readonly kind: "reading"; readonly reading: string } | { readonly kind: "some" };
  readonly what: Expected;
}

export type Expected =
  | { readonly kind: "finding"; readonly code: string; readonly at?: string }
  /** The smallest voiding coalition has at least this many parties. */
  | { readonly kind: "needs"; readonly promise: string; readonly parties: number }
  | {
      readonly kind: "coalition";
      /** Promise or decision. */
      readonly name: string;
      readonly negated: boolean;
      readonly verb: "voidable" | "blockable" | "breakable" | "secured";
      readonly by: readonly string[];
    }
  | {
      readonly kind: "worse";
      readonly promise: string;
      readonly negated: boolean;
      readonly than: { readonly kind: "nothing" } | { readonly kind: "reading"; readonly reading: string };
    }
  | {
      readonly kind: "kept";
      readonly promise: string;
      readonly negated: boolean;
      readonly within?: Duration;
      readonly bound: "at most" | "at least";
      readonly probability: number;
    }
  /** Where a table's weighted mean lies, from 0 to 100; without a date, on every date at which something changes. */
  | {
      readonly kind: "table";
      readonly table: string;
      readonly negated: boolean;
      readonly bound: "at most" | "at least";
      readonly position: number;
      readonly on?: string;
    }
  /** Of a claim (supported …) or a question (open …). */
  | {
      readonly kind: "record";
      readonly name: string;
      readonly negated: boolean;
      readonly state: "supported" | "contradicted" | "unsupported" | "open" | "answered" | "disputed" | "unasked";
    };
