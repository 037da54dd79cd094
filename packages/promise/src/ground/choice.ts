import type { Place } from "@proviso/agreement";
import type { Variable } from "../diagram/formula.ts";

/** Something that is up to one party (semantics, definition 1). */
export interface Choice {
  readonly variable: Variable;
  readonly owner: string;
  readonly kind: "vote" | "act" | "finding" | "request";
  /** Qualified decision, key of the act, or the words of what is found or asked. */
  readonly about: string;
  readonly at: Place | undefined;
  /** Qualified names of the clauses that read it, for findings and requests. */
  readonly clauses: Set<string>;
  /** Findings: whose duties read it. */
  readonly readers: Set<string>;
}
