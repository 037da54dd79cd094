import type { Formula } from "../diagram/formula.ts";

/** The version of the procedure's form. */
export const PROCEDURE_FORMAT = "proviso-procedure/1";

/**
 * A probability. A number stands for the decimal it is written as (0.1 is one tenth, in fractions too); a string is a decimal or a fraction,
 * `"0.25"` or `"1/3"`.
 */
export type Chance = number | string;

/** How many points of the grid something takes. Several independent timings add up. */
export type Timing =
  | { readonly kind: "fixed"; readonly points: number }
  /** Uniform on whole points, both ends included. */
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  /** On each point from `from` (1 unless told) with this probability, if not before. */
  | { readonly kind: "each point"; readonly probability: Chance; readonly from?: number }
  /** `weights[n]` is the probability of n points; what is missing to 1 is the probability of never. */
  | { readonly kind: "distribution"; readonly weights: readonly Chance[] };

/** What holds in the first case whose condition on the factors is true; a case without a condition is always true. */
export type Given<T> = readonly { readonly when?: Formula; readonly is: T }[];

/**
 * Something hidden that several things may hang on: an attitude, whether one follows another, whether a word is kept. Factors are
 * independent of one another. As a variable of formulas it has this name and as many levels as weights (2 to 4), the last one of 2 or the
 * third of 3 or 4 being assent.
 */
export interface Factor {
  readonly name: string;
  readonly weights: readonly Chance[];
  /** The party whose attitude it is; asking what moves the promise sets it to assent or to outcome 0. */
  readonly of?: string;
}

/** A step that takes time and may fail to happen, which ends the procedure. */
export interface Step {
  readonly time: Timing;
  /** Certain unless told. */
  readonly happens?: Given<Chance>;
}

export interface Ballot {
  readonly yes: Chance;
  readonly abstain: Chance;
  readonly no: Chance;
}

export interface Voter {
  /** Unique; the name of its vote in the rule. */
  readonly party: string;
  readonly ballot: Given<Ballot>;
  /** From the opening of the vote to the casting. */
  readonly delay: Timing;
}

/**
 * A vote settles on the first point at which no outstanding vote can change the outcome, else at its deadline; a vote that would come later is
 * not cast.
 */
export interface Vote {
  readonly voters: readonly Voter[];
  /** Over variables named by party: 3 levels (no, abstain, yes) or, where a vote that is not cast counts otherwise than an abstention, 4. */
  readonly rule: Formula;
  /** Points after the opening; without one the vote stays open until it settles. */
  readonly deadline?: number;
  /** Of what has not settled: by the `rule`, votes not cast counting as abstentions (unless told), or one outcome whatever was cast. */
  readonly atDeadline?: "rule" | "approved" | "refused";
  readonly rounds?: Rounds;
}

/** A refused vote is repeated. */
export interface Rounds {
  /** Rounds in all. */
  readonly most: number;
  /** From a refusal to the next opening; none unless told. */
  readonly gap?: Timing;
  /** Whether each round draws the ballots anew, given the factors; delays are always drawn anew. */
  readonly ballots: "kept" | "redrawn";
}

/** Before anyone acts on an approval, so many of these have to ratify. */
export interface Ratification {
  readonly parties: readonly { readonly party: string; readonly time: Timing }[];
  readonly needed: number;
}

/** Something that a party may do. */
export interface Performer {
  readonly party: string;
  /** Unique; the party unless told. */
  readonly name?: string;
  /** Whether it does it after an approval, or where there is no vote. */
  readonly does: Given<Chance>;
  /** Whether it does it after the last refusal; it does not unless told. */
  readonly afterRefusal?: Given<Chance>;
  /** Its own ratification comes before its delay. */
  readonly ratification?: Timing;
  /** From when it falls due (after the vote and the ratification) to its arrival. */
  readonly delay: Timing;
  /** What it contributes, an exact decimal or fraction; 1 unless told. */
  readonly weight?: Chance;
}

/** When support counts: as soon as one of what is given here is reached. */
export interface Enough {
  readonly performers?: number;
  readonly weight?: Chance;
  /** Over variables of two levels named by performer; must be increasing. */
  readonly formula?: Formula;
}

export interface Deployment {
  readonly performers: readonly Performer[];
  readonly enough: Enough;
  /** What arrives later than so many points after falling due does not count. */
  readonly within?: number;
}

/** From the first call for help to its arrival, over plain, serialisable data: the stages follow one another. */
export interface Procedure {
  readonly format: typeof PROCEDURE_FORMAT;
  /** Points 0 to `horizon`; what comes later is told apart from what never comes. */
  readonly grid: { readonly unit: "day" | "hour"; readonly horizon: number };
  readonly factors: readonly Factor[];
  readonly invocation?: Step;
  readonly determination?: Step;
  readonly consultation?: Step;
  readonly vote?: Vote;
  readonly ratification?: Ratification;
  readonly deployment: Deployment;
}

/** The name of a performer's arrival in formulas. */
export function nameOfPerformer(performer: Performer): string {
  return performer.name ?? performer.party;
}

/** The steps before the vote, in order. */
export function stepsOf(procedure: Procedure): readonly Step[] {
  return [procedure.invocation, procedure.determination, procedure.consultation].filter((step) => step !== undefined);
}
