import type { Place, Support } from "@proviso/agreement";
import type { Step } from "../answers/why.ts";
import type { Answering } from "../settle/index.ts";

/** What a finding looks like from here; the linter makes it. */
export interface BriefFinding {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly agreement: string;
  readonly message: string;
  /** The answerings of the open questions in which it holds; absent or empty: in all. */
  readonly where?: readonly Answering[];
  readonly at: Place;
  readonly support: readonly Support[];
}

/** What a claim's verdict looks like from here; the record makes it. */
export interface BriefClaim {
  readonly id: string;
  readonly text: string;
  readonly by?: string;
  readonly verdict: string;
  readonly why: string;
  readonly at: Place;
  readonly support: readonly Support[];
  /** The statements that decide. */
  readonly deciding: readonly Step[];
}

/** Two statements that do not agree, or one party's change of position; the record finds them. */
export interface BriefDisagreement {
  readonly kind: "conflict" | "reversal";
  /** On what, and what is the matter: "Who sits? Positions differ." */
  readonly title: string;
  readonly why: string;
  readonly statements: readonly Step[];
}
