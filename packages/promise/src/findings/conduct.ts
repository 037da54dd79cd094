import { constant, NO, NOT_CAST, YES } from "../diagram/formula.ts";
import { type Conduct, goodFaith } from "../ground/index.ts";

/** How a decision comes out: everyone says yes, everyone says no, or nobody says anything. */
export type Course = "approved" | "refused" | "pending";

const VOTES = { approved: YES, refused: NO, pending: NOT_CAST } as const;

/** Good faith in all else, with one decision taken, refused, or left open, as far as its voters can bring that about. */
export function withDecision(decision: string, as: Course): Conduct {
  return {
    ...goodFaith,
    vote: (choice, outcomes, uncast, round) =>
      choice.about === decision
        ? constant(outcomes.includes(VOTES[as]))
        : goodFaith.vote(choice, outcomes, uncast, round),
  };
}
