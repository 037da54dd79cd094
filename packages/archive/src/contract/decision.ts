import type { Candidate } from "@proviso/record";

/** `reopened` takes a decision back: the candidate waits for review again. */
export type DecisionKind = "accepted" | "mended" | "rejected" | "reopened";

/** What a reviewer decides on a candidate. */
export interface NewDecision {
  readonly candidate: string;
  readonly kind: DecisionKind;
  /** The candidate as it should read; with `mended`, and only there. It keeps its id and its document. */
  readonly mended?: Candidate;
  /** Who decides; nobody's name is stored unless it is given here. */
  readonly reviewer?: string;
  /** Why. */
  readonly note?: string;
  /** Where the statement was written, where it was: `pact.proviso#clarified`. */
  readonly written?: string;
  /**
   * The id of the decision that the reviewer saw as the latest, `null` for none. Where another has been made since, nothing is stored and the call
   * fails, so that two reviewers never overrule each other unseen. Left out: whatever came before is superseded.
   */
  readonly after?: string | null;
}

/** A decision as stored. A later one supersedes it; none is ever changed or erased. */
export interface Decision {
  /** SHA-256 of what was decided and of the decision before it, so that a history cannot be altered unseen. */
  readonly id: string;
  readonly candidate: string;
  /** 1 for the first on this candidate. */
  readonly number: number;
  /** The decision that this one supersedes. */
  readonly supersedes?: string;
  readonly kind: DecisionKind;
  readonly mended?: Candidate;
  readonly reviewer?: string;
  readonly note?: string;
  readonly written?: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** `open` until somebody decides. */
export type ReviewState = "open" | "accepted" | "mended" | "rejected";

/** A candidate with what has become of it. */
export interface Reviewed {
  /** As it stands: as last mended, else as it was found. */
  readonly candidate: Candidate;
  readonly state: ReviewState;
  /** The decision in force; none where nobody has decided. */
  readonly decision?: Decision;
  readonly added: string;
}

/** Which candidates; what is left out does not matter. */
export interface CandidateFilter {
  readonly document?: string;
  readonly state?: ReviewState;
  /** A person as the language names it, or the words that the document has; capitals and accents do not matter. */
  readonly speaker?: string;
  /** The party that speaks or is spoken for. */
  readonly party?: string;
  readonly act?: string;
  /** The question or clause on which it bears. */
  readonly question?: string;
}
