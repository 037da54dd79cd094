import type { Passage } from "../contract/index.ts";
import { hitsIn } from "../query/hits.ts";
import type { Term } from "../query/query.ts";

/** Of each hit, so many characters before and after are shown. */
const AROUND = 80;
const MOST_PASSAGES = 3;
const MOST_HITS = 40;
const BEGINNING = 160;

/** The first stretches of a text that have hits, cut at words; its beginning where there are none. */
export function passagesOf(text: string, terms: readonly Term[]): Passage[] {
  const stretches: { start: number; end: number; hits: { start: number; end: number }[] }[] = [];
  for (const hit of hitsIn(text, terms, MOST_HITS)) {
    const last = stretches.at(-1);
    const start = backToBlank(text, hit.start - AROUND, hit.start);
    const end = onToBlank(text, hit.end + AROUND, hit.end);
    if (last !== undefined && start <= last.end) {
      last.end = end;
      last.hits.push(hit);
    } else if (stretches.length === MOST_PASSAGES) break;
    else stretches.push({ start, end, hits: [hit] });
  }
  if (stretches.length === 0 && text !== "") stretches.push({ start: 0, end: onToBlank(text, BEGINNING, 1), hits: [] });
  return stretches.map(({ start, end, hits }) => ({ start, end, text: text.slice(start, end), hits }));
}

/** The first word's beginning at or after `from`, at most `limit`; never within a surrogate pair. */
function backToBlank(text: string, from: number, limit: number): number {
  if (from <= 0) return 0;
  for (let i = from; i < limit; i++) if (/\s/.test(text[i - 1] as string)) return i;
  return limit;
}

/** The last word's end at or before `to`, at least `limit`. */
function onToBlank(text: string, to: number, limit: number): number {
  if (to >= text.length) return text.length;
  for (let i = to; i > limit; i--) if (/\s/.test(text[i] as string)) return i;
  return boundary(text, limit);
}

/** `limit`, moved on where it would part a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
