import type { Span } from "@proviso/record";

/**
 * A text in pieces that end where a paragraph does, else where a sentence does, else after `most` characters; together they are the text.
 * @param most the longest piece, in UTF-16 units
 */
export function chunks(text: string, most: number): Span[] {
  if (!(most >= 1)) throw new RangeError(`a piece has to hold something, not ${most} characters`);
  const pieces: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.length - start <= most ? text.length : cutIn(text, start, start + most);
    pieces.push({ start, end });
    start = end;
  }
  return pieces;
}

function cutIn(text: string, start: number, limit: number): number {
  const piece = text.slice(start, limit);
  for (const boundary of [/\n\s*\n(?=\S)/g, /\n(?=\S)/g, /[.!?]["”’)]?\s+/g]) {
    let last = 0;
    for (const { index, 0: found } of piece.matchAll(boundary)) last = index + found.length;
    if (last > piece.length / 3) return start + last;
  }
  const half = text.charCodeAt(limit - 1);
  return half >= 0xd800 && half < 0xdc00 && limit - 1 > start ? limit - 1 : limit;
}
