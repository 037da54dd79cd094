import type { Span } from "@proviso/record";
import { type Word, wordsOf } from "../text/words.ts";
import type { Query, Term } from "./query.ts";

/** The terms that a document is found by: those under a NOT are not. */
export function soughtTerms(query: Query | undefined): Term[] {
  if (query === undefined) return [];
  switch (query.kind) {
    case "not":
      return [];
    case "term":
      return [query];
    default:
      return query.of.flatMap(soughtTerms);
  }
}

/**
 * Where terms stand in a text, in order; what overlaps is one hit. Ends after `most` hits, so that a long book costs no more than its beginning.
 */
export function hitsIn(text: string, terms: readonly Term[], most = Number.POSITIVE_INFINITY): Span[] {
  const longest = Math.max(0, ...terms.map(({ words }) => words.length));
  const hits: { start: number; end: number }[] = [];
  if (longest === 0) return hits;
  const window: Word[] = [];
  const look = () => {
    const first = window[0] as Word;
    for (const term of terms) {
      if (!standsAt(term, window)) continue;
      const { end } = window[term.words.length - 1] as Word;
      const last = hits.at(-1);
      if (last !== undefined && first.start <= last.end) last.end = Math.max(last.end, end);
      else hits.push({ start: first.start, end });
    }
    window.shift();
  };
  for (const word of wordsOf(text)) {
    window.push(word);
    if (window.length === longest) look();
    if (hits.length > most) break;
  }
  while (window.length > 0 && hits.length <= most) look();
  return hits.slice(0, most);
}

function standsAt({ words, prefix }: Term, window: readonly Word[]): boolean {
  return words.every((word, i) => {
    const here = window[i]?.word;
    return here !== undefined && (prefix && i === words.length - 1 ? here.startsWith(word) : here === word);
  });
}
