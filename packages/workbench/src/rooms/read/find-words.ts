import { find, normalise, originalRange } from "@proviso/language/words";
import { type Selector, selectorAt } from "@proviso/record";

/**
 * Words of the document as somebody types them, blanks and the shape of marks apart; of several places the one nearest to where they were.
 * @returns undefined where the document does not say them
 */
export function findWords(text: string, words: string, near: number): Selector | undefined {
  const wanted = normalise(words).text;
  if (wanted === "") return undefined;
  const normal = normalise(text);
  let best: { readonly start: number; readonly end: number } | undefined;
  for (let at = find(normal.text, wanted); at !== -1; at = find(normal.text, wanted, at + 1)) {
    const range = originalRange(normal, at, wanted.length);
    if (best === undefined || Math.abs(range.start - near) < Math.abs(best.start - near)) best = range;
  }
  return best === undefined ? undefined : selectorAt(text, best);
}

/** A stretch that was selected, without the blanks at its ends; undefined where nothing is left. */
export function selected(text: string, start: number, end: number): Selector | undefined {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return from < to ? selectorAt(text, { start: from, end: to }) : undefined;
}
