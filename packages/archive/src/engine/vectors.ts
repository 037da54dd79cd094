import { LONGEST_PHRASE } from "../query/query.ts";

/** Postgres keeps at most 256 places of a word in one vector, none beyond 16,383, and 1 MB in all. */
const MOST_PLACES = 255;
const LAST_PLACE = 16_000;
const MOST_BYTES = 500_000;

/**
 * Words as one or more texts of Postgres's type `tsvector`, each within its limits. Neighbours overlap by the longest phrase less one, so that every
 * phrase stands whole in one of them.
 */
export function vectorsOf(words: readonly string[]): string[] {
  const vectors: string[] = [];
  let from = 0;
  while (from < words.length) {
    const places = new Map<string, number[]>();
    let bytes = 0;
    let at = from;
    for (; at < words.length && at - from < LAST_PLACE && bytes < MOST_BYTES; at++) {
      const word = words[at] as string;
      const known = places.get(word);
      if (known === undefined) {
        places.set(word, [at - from + 1]);
        bytes += Buffer.byteLength(word) + 4;
      } else if (known.length === MOST_PLACES) break;
      else known.push(at - from + 1);
      bytes += 2;
    }
    // Words are letters and digits, so that nothing in them needs an escape.
    vectors.push(Array.from(places, ([word, where]) => `'${word}':${where.join(",")}`).join(" "));
    if (at === words.length) break;
    from = Math.max(from + 1, at - (LONGEST_PHRASE - 1));
  }
  return vectors;
}
