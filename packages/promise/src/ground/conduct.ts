import { and, type Formula, ite, literal, not, or } from "../diagram/formula.ts";
import type { Choice } from "./choice.ts";

/** The status of an act for a party, as functions of the choices (semantics, definition 2). `bound` and `free` exclude `barred`. */
export interface Status {
  readonly barred: Formula;
  readonly bound: Formula;
  readonly free: Formula;
}

/** How parties behave: the place where good faith, breach, and likelihood differ. */
export interface Conduct {
  /**
   * Whether a vote is one of these outcomes.
   * @param uncast whether a vote that is not cast counts as one of them
   * @param round from 1, where refused votes are repeated
   */
  vote(choice: Choice, outcomes: readonly number[], uncast: boolean, round: number): Formula;
  /** Whether refused votes are repeated; else all rounds of a vote are one, as they are for whoever votes the same in each. */
  readonly repeats?: boolean;
  finding(choice: Choice): Formula;
  request(choice: Choice): Formula;
  ratification(choice: Choice): Formula;
  /** Whether the owner does the act. */
  done(choice: Choice, status: Status): Formula;
  /** Whether what is barred counts when done. */
  readonly countUnlawful: boolean;
}

/** Good faith: what is bound is done, what is barred is not, the rest is chosen. */
export const goodFaith: Conduct = {
  vote: (choice, outcomes) => literal(choice.variable, outcomes),
  finding: (choice) => literal(choice.variable),
  request: (choice) => literal(choice.variable),
  ratification: (choice) => literal(choice.variable),
  done: (choice, { barred, bound }) => and(not(barred), or(bound, literal(choice.variable))),
  countUnlawful: false,
};

/** Barred acts are left to choice and count when done; duties are still kept. */
export const unlawfulCounts: Conduct = {
  ...goodFaith,
  done: (choice, { bound }) => or(bound, literal(choice.variable)),
  countUnlawful: true,
};

/**
 * Parties for which `mayBreach` holds do as they choose, all others act in good faith.
 * @param mayBreach a formula for each party, usually its selector
 */
export function breaching(mayBreach: (party: string) => Formula): Conduct {
  return {
    ...goodFaith,
    done: (choice, status) => ite(mayBreach(choice.owner), literal(choice.variable), goodFaith.done(choice, status)),
  };
}
