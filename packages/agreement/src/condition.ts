import type { Event } from "./act.ts";
import type { Subject } from "./who.ts";

/** A condition of the agreement itself (`if`, `unless`, `until`, `takes effect once`, `kept when`, `lapses if`). */
export type Condition =
  | { readonly kind: "and" | "or"; readonly of: readonly Condition[] }
  /** `fails` means refused or out of time; `approved` is false while the decision is pending. */
  | { readonly kind: "decision"; readonly decision: string; readonly is: "approved" | "fails" }
  /** Whether a clause, promise, agreement or fact (qualified name) is kept or breached. */
  | { readonly kind: "kept" | "breached"; readonly name: string }
  | { readonly kind: "event"; readonly event: Event };

/** Who finds that something is so: a subject for itself or for all, or a decision. */
export type Finder =
  | { readonly kind: "subject"; readonly subject: Subject }
  | { readonly kind: "decision"; readonly decision: string };

export interface Duration {
  readonly count: number;
  readonly unit: "hour" | "day" | "week" | "month" | "year";
}

/** How an agreement or a clause comes to an end. */
export type Ending =
  | { readonly kind: "if"; readonly condition: Condition; readonly determinedBy?: Finder }
  | { readonly kind: "after"; readonly duration: Duration }
  | { readonly kind: "notice"; readonly duration: Duration; readonly by: Subject };
