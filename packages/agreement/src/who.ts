import type { Amount } from "./decision.ts";

/** Roles that the verb of a `when` names for the rest of its clause. */
export type Role = "attacker" | "victim" | "offender" | "requester" | "disputants";

/** One named actor, group of actors, or role. `person` keeps the person's id where a party is named through one. */
export type Who =
  | { readonly kind: "party"; readonly party: string; readonly person?: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "role"; readonly role: Role };

/** The members of a group, or their weights in `attribute`. */
export interface Members {
  /** Qualified name of a group: `Guarantee.Guarantors`. */
  readonly group: string;
  /** Qualified name of an attribute of the group, where weights count instead of heads. */
  readonly attribute?: string;
  /** Shares are of those who vote yes or no, not of all entitled. */
  readonly voting: boolean;
  readonly except: readonly Who[];
}

/** How many of a group. `each` binds every member singly. */
export type Quantifier =
  | { readonly kind: "each" | "any" | "all" | "none" }
  | { readonly kind: "at least" | "at most"; readonly count: number }
  /** `at least 2/3 of G`, `at least 5.5 of troops of G`: a share of them, or so much of what they weigh together. */
  | { readonly kind: "at least share"; readonly amount: Amount };

/** Who acts, suffers, finds or asks. */
export type Subject =
  | { readonly kind: "who"; readonly who: Who }
  | { readonly kind: "members"; readonly quantifier: Quantifier; readonly members: Members }
  | { readonly kind: "anyone" }
  /** `someone unnamed`: the text leaves the role open. */
  | { readonly kind: "someone" };
