import type { Span } from "@proviso/record";

/** Universal part-of-speech tags, as wink-nlp gives them. */
export type Tag =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SPACE"
  | "SYM"
  | "VERB"
  | "X";

/** A word or sign of a text; `start` and `end` are UTF-16 offsets into the whole text. */
export interface Token extends Span {
  readonly text: string;
  /** The text in small letters, with typewriter apostrophes. */
  readonly lower: string;
  readonly tag: Tag;
  /** Space stands before it. */
  readonly spaced: boolean;
  /** Index of its sentence in the reading. */
  readonly sentence: number;
  /** Index of its paragraph in the reading. */
  readonly paragraph: number;
}

/** A run of tokens, half open. */
export interface Run {
  readonly from: number;
  readonly to: number;
}
