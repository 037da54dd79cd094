import type { Selector, Span } from "@proviso/record";

/** How much of what stands around the words a selector keeps, in characters. */
const AROUND = 32;

/** Where words stand, so that `exact` is the text there. Never cuts a character in two. */
export function selectorOf(text: string, { start, end }: Span): Selector {
  if (!(0 <= start && start < end && end <= text.length)) throw new RangeError(`no words stand at ${start}–${end}`);
  const isLow = (at: number) => /[\uDC00-\uDFFF]/.test(text[at] ?? "");
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(isLow(from) ? from + 1 : from, start),
    suffix: text.slice(end, isLow(to) ? to - 1 : to),
  };
}

export function selectorsOf(text: string, spans: readonly Span[]): Selector[] {
  return spans.map((span) => selectorOf(text, span));
}
