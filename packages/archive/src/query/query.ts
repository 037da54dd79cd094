/** A word, a beginning of a word, or a phrase; in a phrase the last word may be a beginning. Words are folded. */
export interface Term {
  readonly kind: "term";
  readonly words: readonly string[];
  /** The last word is a beginning: `guarant*`. */
  readonly prefix: boolean;
}

export type Query =
  | Term
  | { readonly kind: "and" | "or"; readonly of: readonly Query[] }
  | { readonly kind: "not"; readonly of: Query };

/** Words in one phrase; the index cuts long documents with this overlap. */
export const LONGEST_PHRASE = 32;
