import type { Duration } from "./condition.ts";
import type { Guarded, Supported } from "./support.ts";
import type { Timing } from "./time.ts";
import type { Members, Subject, Who } from "./who.ts";

/**
 * An exact rational: `numerator/denominator`, both decimal integers as strings so that JSON keeps them whole.
 * `share` tells `at least 2/3 of` from `at least 9 of`.
 */
export interface Amount {
  readonly numerator: string;
  readonly denominator: string;
  readonly share: boolean;
  /** As written: `2/3`, `55%`, `9`. */
  readonly text: string;
}

/** When a decision is approved. `and` and `or` never mix without a node between. */
export type Rule =
  | { readonly kind: "and" | "or"; readonly of: readonly Rule[] }
  /** Every member votes yes / at least one does / more than half do. */
  | { readonly kind: "all" | "any" | "majority"; readonly of: Members }
  | { readonly kind: "all but"; readonly count: number; readonly of: Members }
  | { readonly kind: "at least" | "more than"; readonly amount: Amount; readonly of: Members }
  /** Nobody among them votes no; an abstention is no objection. */
  | { readonly kind: "no objection"; readonly from: Members }
  /** `the rule of D`: the same rule over D's electorate, the votes being this decision's own. */
  | { readonly kind: "rule of"; readonly decision: string }
  /** A named decider. */
  | { readonly kind: "who"; readonly who: Who };

export type DecisionPart = Guarded &
  Supported &
  (
    | { readonly kind: "by"; readonly rule: Rule }
    | { readonly kind: "quorum"; readonly amount: Amount; readonly of: Members }
    /** They are heard before the vote opens, which takes no time unless told. */
    | { readonly kind: "consulting"; readonly whos: readonly Who[]; readonly time?: Timing }
    | { readonly kind: "within"; readonly duration: Duration }
    /** A refused vote is repeated, up to so many rounds in all. */
    | {
        readonly kind: "rounds";
        readonly most: number;
        /** From a refusal to the next opening; none unless told. */
        readonly gap?: Timing;
        /** Whether each round is a vote of its own; else who has voted keeps to it. */
        readonly anew: boolean;
      }
    /** An approval takes effect once so many of them have ratified it. */
    | { readonly kind: "ratified"; readonly by: Subject }
    | { readonly kind: "failing"; readonly outcome: "approved" | "refused" }
    /** They stay in the count and vote neither way (UN Charter art. 27(3) for Chapter VI). */
    | { readonly kind: "abstain"; readonly subject: Subject }
  );

/** A collective decision: who votes, by what rule, by when, and what silence means. */
export interface Decision extends Supported, Guarded {
  /** Qualified: `Guarantee.response`. */
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly parts: readonly DecisionPart[];
}
