import type { Clause } from "./clause.ts";
import type { Condition, Ending } from "./condition.ts";
import type { Decision } from "./decision.ts";
import type { Guarded, Supported } from "./support.ts";
import type { Subject, Who } from "./who.ts";

export type Stage = "proposed" | "bracketed" | "agreed" | "initialled" | "signed" | "in force" | "lapsed";

export interface Status extends Supported, Guarded {
  /** In the order of the text. */
  readonly steps: readonly { readonly stage: Stage; readonly on: string }[];
}

/** Members stand in the order of the text; nested groups are named, not expanded, since brackets may change them. */
export interface Group extends Supported, Guarded {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly (Guarded & { readonly who: Who; readonly at: Supported["at"] })[];
}

/** A circumstance or an area that somebody must find. */
export interface Fact extends Supported, Guarded {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

/** Weights of a group's members as exact decimals ("5.3"). */
export interface Attribute extends Supported, Guarded {
  readonly id: string;
  readonly name: string;
  readonly of: string;
  /** Path of the CSV the values came from, if any. */
  readonly from?: string;
  readonly values: readonly { readonly party: string; readonly value: string }[];
}

/** An open point, or two readings of settled words. A `version` is a question whose options are drafts. */
export interface Question extends Supported, Guarded {
  readonly id: string;
  readonly kind: "question" | "version";
  readonly name: string;
  readonly text: string;
  readonly options: readonly Option[];
}

export interface Option {
  readonly name: string;
  /** For versions: whose text, since when, at which stage. */
  readonly draft?: { readonly stage: Stage; readonly holders: readonly string[]; readonly on: string };
}

/** The sentence whose worth is asked: to whom, and when it counts as kept. */
export interface PromiseTerm extends Supported, Guarded {
  readonly id: string;
  readonly name: string;
  readonly to: Subject;
  readonly keptWhen: Condition;
}

export type Force = Supported &
  Guarded &
  (
    | { readonly kind: "enters"; readonly once: Condition }
    /** It enters into force once so many of them have ratified it. */
    | { readonly kind: "ratified"; readonly by: Subject }
    | { readonly kind: "ends"; readonly ending: Ending }
  );

/** One text between parties. Stands for every answering of its questions. */
export interface Agreement extends Supported {
  /** UpperCamelCase name, unique in the model. */
  readonly id: string;
  readonly title: string;
  readonly status: readonly Status[];
  readonly force: readonly Force[];
  readonly groups: readonly Group[];
  readonly facts: readonly Fact[];
  readonly attributes: readonly Attribute[];
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
  readonly clauses: readonly Clause[];
  readonly promises: readonly PromiseTerm[];
}
