import type {
  Amount,
  Condition,
  Duration,
  Ending,
  Event,
  Finder,
  Members,
  Norm,
  Place,
  PromiseTerm,
  Question,
  Rule,
  Subject,
  Support,
  Timing,
  VerbEntry,
  Who,
} from "@proviso/agreement";

/** One answer to each question asked, by qualified name: `{ "Guarantee.veto": "held" }`. */
export type Answering = Readonly<Record<string, string>>;

/** What a part of a settled text is written and supported by. */
export interface Provenance {
  readonly at: Place;
  readonly support: readonly Support[];
}

/** An `if` or `unless` with the norms it governs. */
export interface Gate extends Provenance {
  readonly kind: "if" | "unless";
  readonly condition: Condition;
}

export interface SettledNorm extends Norm, Provenance {
  /** The `if` or `unless` that governs it, if any. */
  readonly gate?: Gate;
  /** Qualified name of its clause. */
  readonly clause: string;
}

export interface SettledClause extends Provenance {
  readonly id: string;
  readonly title?: string;
  readonly when?: { readonly event: Event } & Provenance;
  readonly request?: { readonly by: Subject } & Provenance;
  readonly determined?: { readonly by: Finder } & Provenance;
  readonly norms: readonly SettledNorm[];
  /** `upon ratification by`: who has to have ratified the clause. */
  readonly ratified?: { readonly by: Subject } & Provenance;
  readonly takesEffect: readonly ({ readonly once: Condition } & Provenance)[];
  readonly lapses: readonly ({ readonly ending: Ending } & Provenance)[];
}

export interface SettledDecision extends Provenance {
  readonly id: string;
  readonly title?: string;
  readonly rule: { readonly rule: Rule } & Provenance;
  readonly quorum?: { readonly amount: Amount; readonly of: Members } & Provenance;
  readonly within?: { readonly duration: Duration } & Provenance;
  /** A refused vote is repeated, up to `most` rounds in all. */
  readonly rounds?: { readonly most: number; readonly gap?: Timing; readonly anew: boolean } & Provenance;
  /** Who has to have ratified an approval. */
  readonly ratified?: { readonly by: Subject } & Provenance;
  readonly failing?: { readonly outcome: "approved" | "refused" } & Provenance;
  readonly abstain: readonly ({ readonly subject: Subject } & Provenance)[];
  readonly consulting: readonly ({ readonly whos: readonly Who[]; readonly time?: Timing } & Provenance)[];
}

/** An agreement's text under one answering: no brackets, no questions, groups expanded to parties. */
export interface Settled {
  readonly agreement: string;
  readonly answering: Answering;
  /** Questions that are asked under this answering. */
  readonly asked: readonly Question[];
  /** Clauses of the agreement itself, in the order of the text. */
  readonly clauses: readonly SettledClause[];
  /** Decisions of the agreement and every decision of another text that it refers to, by qualified name. */
  readonly decisions: ReadonlyMap<string, SettledDecision>;
  /** Parties of each group (qualified name), in the order of the text, each once. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Weights as exact decimals by attribute and party. */
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly promises: readonly PromiseTerm[];
  readonly entersOnce: readonly ({ readonly once: Condition } & Provenance)[];
  /** Who has to have ratified the agreement. */
  readonly ratified: readonly ({ readonly by: Subject } & Provenance)[];
  readonly ends: readonly ({ readonly ending: Ending } & Provenance)[];
  /** Every party that the agreement's groups, norms, decisions and promises name. */
  readonly parties: readonly string[];
  readonly verbs: ReadonlyMap<string, VerbEntry>;
}
