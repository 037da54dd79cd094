import type { Selector, Span } from "../selector.ts";

/** How many UTF-16 units of what stands before and after are kept. */
export const CONTEXT = 32;

/**
 * The selector of a stretch of a text, with up to 32 characters before and after it.
 * @throws RangeError for a span that is empty, lies outside the text, or cuts a character in two
 */
export function selectorAt(text: string, { start, end }: Span): Selector {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end)
    throw new RangeError(`${start} to ${end} is no stretch of a text of ${text.length} characters.`);
  for (const at of [start, end])
    if (cutsCharacter(text, at)) throw new RangeError(`${start} to ${end} cuts the character at ${at} in two.`);
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(wholeFrom(text, start - CONTEXT), start),
    suffix: text.slice(end, wholeTo(text, end + CONTEXT)),
  };
}

export function selectorsAt(text: string, spans: readonly Span[]): Selector[] {
  return spans.map((span) => selectorAt(text, span));
}

/** Whether the text at the selector's span is what the selector quotes, with what it says stands before and after. */
export function fits(text: string, { start, end, exact, prefix, suffix }: Selector): boolean {
  return (
    start >= 0 &&
    start < end &&
    text.slice(start, end) === exact &&
    text.endsWith(prefix, start) &&
    text.startsWith(suffix, end)
  );
}

/** Whether a place lies between the two halves of one character (a surrogate pair). */
export function cutsCharacter(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

function wholeFrom(text: string, at: number): number {
  const from = Math.max(0, at);
  return cutsCharacter(text, from) ? from + 1 : from;
}

function wholeTo(text: string, at: number): number {
  const to = Math.min(text.length, at);
  return cutsCharacter(text, to) ? to - 1 : to;
}
