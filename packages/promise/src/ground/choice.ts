import type { Place } from "@proviso/agreement";
import type { Variable } from "../diagram/formula.ts";

/** Something that is up to one party (semantics, definition 1). */
export interface Choice {
  readonly variable: Variable;
  readonly owner: string;
  readonly kind: "vote" | "act" | "finding" | "request" | "ratification";
  /** Qualified decision, key of the act, the words of what is found or asked, or the qualified name of what is ratified. */
  readonly about: string;
  readonly at: Place | undefined;
  /** Qualified names of the clauses that read it, for findings, requests and ratifications. */
  readonly clauses: Set<string>;
  /** Findings and ratifications: whose duties read it; of a decision, the decision. */
  readonly readers: Set<string>;
}
