import { wordsOf } from "../text/words.ts";

/** Words in a row that are compared as one. */
export const SHINGLE = 4;

/**
 * The set of all sequences of {@link SHINGLE} words of a text, capitals and punctuation aside (Broder 1997, "On the resemblance and containment of
 * documents"). A text with fewer words is one sequence; a text without words has none.
 */
export function shinglesOf(text: string): Set<string> {
  const words = Array.from(wordsOf(text), ({ word }) => word);
  const shingles = new Set<string>();
  if (words.length > 0 && words.length < SHINGLE) shingles.add(words.join(" "));
  for (let i = 0; i + SHINGLE <= words.length; i++) shingles.add(words.slice(i, i + SHINGLE).join(" "));
  return shingles;
}

/** The Jaccard index of two sets: what is in both by what is in either, 0..1; 0 for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const each of small) if (large.has(each)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}
