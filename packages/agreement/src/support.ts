import type { Place, Range } from "./place.ts";

/** The text of a document that citations point into. */
export interface Source {
  readonly name: string;
  /** Path as written in the `.proviso` file, relative to that file. */
  readonly path: string;
  readonly dated: string;
  readonly at: Place;
}

/** Words of a source that support a part; `quote` where they are direct speech. Several fragments where discontinuous. */
export interface Citation {
  readonly kind: "cite" | "quote";
  readonly source: string;
  readonly fragments: readonly Fragment[];
  readonly at: Place;
}

/** `words` as written in the encoding; `range` is where they stand in the source, absent only if the source was not read. */
export interface Fragment {
  readonly words: string;
  readonly range?: Range;
}

/** What no source says, with the encoder's reason. */
export interface Assumption {
  readonly kind: "assumed";
  readonly why: string;
  readonly at: Place;
}

export type Support = Citation | Assumption;

/** What every part of the model carries: where it is written, what supports it, and in which answerings it is there. */
export interface Supported {
  readonly at: Place;
  readonly support: readonly Support[];
}

/** Something that stands in the text only where a question is answered in a certain way (square brackets). */
export interface Guarded {
  /** Absent: always in the text. Nested brackets are already joined by `and`. */
  readonly guard?: Guard;
}

/** A condition on answers to questions; `question` is a qualified name such as `Guarantee.veto`. */
export type Guard =
  | { readonly kind: "answer"; readonly question: string; readonly option: string }
  | { readonly kind: "and" | "or"; readonly of: readonly Guard[] };
