import type { Range } from "@proviso/agreement";

/** A stretch of a text that is cited, or is not. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly cited: boolean;
}

export type Paragraph = readonly Piece[];

/** A text in paragraphs, one a line, empty ones left out, each in pieces: what is cited, and what stands between. */
export function marked(text: string, ranges: readonly Range[]): Paragraph[] {
  const cited = merged(
    ranges.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) })),
  );
  const paragraphs: Paragraph[] = [];
  let next = 0;
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf("\n", start);
    const end = stop === -1 ? text.length : stop;
    while (next < cited.length && (cited[next]?.end ?? 0) <= start) next++;
    const paragraph = piecesOf(text, start, end, cited, next);
    if (text.slice(start, end).trim() !== "") paragraphs.push(paragraph);
    start = end + 1;
  }
  return paragraphs;
}

function piecesOf(text: string, start: number, end: number, cited: readonly Range[], from: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (at: number, to: number, isCited: boolean): void => {
    if (at < to) pieces.push({ start: at, text: text.slice(at, to), cited: isCited });
  };
  let at = start;
  for (let i = from; i < cited.length; i++) {
    const range = cited[i];
    if (range === undefined || range.start >= end) break;
    const [begin, stop] = [Math.max(range.start, start), Math.min(range.end, end)];
    add(at, begin, false);
    add(begin, stop, true);
    at = stop;
  }
  add(at, end, false);
  return pieces;
}

function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (range.start >= range.end) continue;
    if (last !== undefined && range.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else found.push(range);
  }
  return found;
}

/** A text that is no longer than this is shown as a whole. */
const SHORT = 60_000;
const AROUND = 4;

/** Of a long text the paragraphs around what is cited. */
export function nearby(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const last = paragraphs.at(-1)?.at(-1);
  if (last === undefined || last.start + last.text.length <= SHORT) return paragraphs;
  const near = new Set<number>();
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.some(({ cited }) => cited)) for (let at = i - AROUND; at <= i + AROUND; at++) near.add(at);
  });
  return paragraphs.filter((_, i) => near.has(i) || (near.size === 0 && i < 2 * AROUND));
}
