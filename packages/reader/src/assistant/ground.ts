import { find, type Normal, normalise, originalRange } from "@proviso/language/words";
import type { Span } from "@proviso/record";

/** A stretch of a document in which verbatim words are looked for. */
export class Ground {
  readonly #normal: Normal;
  readonly #start: number;

  constructor(text: string, { start, end }: Span = { start: 0, end: text.length }) {
    this.#normal = normalise(text.slice(start, end));
    this.#start = start;
  }

  /**
   * Where words stand, blanks and the shape of quotation marks and dashes apart. Of several places the one nearest to `near`; the first, where
   * nothing is near. Undefined where the document does not say them.
   */
  find(words: string, near?: number): Span | undefined {
    const wanted = normalise(words)
      .text.replace(/^'+|'+$|^\.\.\.|\.\.\.$/g, "")
      .trim();
    if (wanted === "") return undefined;
    let best: Span | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (let at = find(this.#normal.text, wanted); at !== -1; at = find(this.#normal.text, wanted, at + 1)) {
      const { start, end } = originalRange(this.#normal, at, wanted.length);
      const span = { start: this.#start + start, end: this.#start + end };
      const far = near === undefined ? (best === undefined ? 0 : 1) : Math.abs(span.start - near);
      if (far < distance) {
        best = span;
        distance = far;
      }
    }
    return best;
  }
}
