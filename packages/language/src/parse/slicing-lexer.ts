import { DefaultLexer, type LexerResult } from "langium";

/** Some words of a text, and the comments between them. */
export interface Slice {
  readonly tokens: LexerResult["tokens"];
  readonly hidden: LexerResult["hidden"];
}

/** A lexer that can hand the parser some words of a text at a time. Places are those in the whole text. */
export class SlicingLexer extends DefaultLexer {
  #slice: Slice | undefined;

  /** All words of the text. */
  cut(text: string): LexerResult {
    return super.tokenize(text);
  }

  /** While `work` runs, these are all words that there are. */
  only<T>(slice: Slice, work: () => T): T {
    this.#slice = slice;
    try {
      return work();
    } finally {
      this.#slice = undefined;
    }
  }

  override tokenize(text: string): LexerResult {
    if (this.#slice === undefined) return super.tokenize(text);
    // The parser takes the comments out of their list as it goes.
    return { tokens: this.#slice.tokens, hidden: [...this.#slice.hidden], errors: [] };
  }
}
