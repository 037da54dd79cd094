import type { Selector, Span } from "../selector.ts";
import { approximately } from "./approximately.ts";
import { cutsCharacter } from "./make.ts";

/** Where a selector's words stand in a text that may have been edited since, or why they cannot be found. */
export type Resolution =
  | {
      readonly found: true;
      readonly span: Span;
      /** `position`, `quote`: the words as they were. `approximate`: other words, so many changes away; make a new selector of them. */
      readonly how: "position" | "quote" | "approximate";
      /** Characters changed, added and left out; 0 unless approximate. */
      readonly distance: number;
    }
  | { readonly found: false; readonly why: "absent" | "ambiguous"; readonly message: string };

export interface ResolveOptions {
  /** The largest share of the words' characters that may have changed, 0 to 0.5. */
  readonly tolerance?: number;
  /** How far from its old place changed words are looked for, in characters. */
  readonly reach?: number;
}

const TOLERANCE = 0.2;
const REACH = 20_000;

/**
 * Finds a selector's words again (W3C Web Annotation Data Model, 2017, 4.2.4 and 4.2.5): at their place; else wherever they stand with the words that
 * stood around them; else, near their place, the words that differ least, up to a share of their length.
 * @throws RangeError for a tolerance outside 0 to 0.5
 */
export function resolve(
  text: string,
  selector: Selector,
  { tolerance = TOLERANCE, reach = REACH }: ResolveOptions = {},
): Resolution {
  if (!(tolerance >= 0 && tolerance <= 0.5)) throw new RangeError(`A tolerance of ${tolerance} is not from 0 to 0.5.`);
  const { exact, start } = selector;
  if (exact === "") return absent(selector);
  const places = occurrences(text, exact);
  const [only] = places;
  if (places.length === 1 && only !== undefined)
    return found(only, exact.length, only === start ? "position" : "quote", 0);
  if (places.length > 1) {
    const agreed = places.map((at) => agreement(text, selector, at));
    const most = Math.max(...agreed);
    const best = places.filter((_, index) => agreed[index] === most);
    const [first] = best;
    // The same words with the same words around them: the old place decides, if one of them is there.
    if (best.includes(start)) return found(start, exact.length, "position", 0);
    if (best.length === 1 && first !== undefined && most > 0) return found(first, exact.length, "quote", 0);
    return {
      found: false,
      why: "ambiguous",
      message: `“${shortened(exact)}” stands ${places.length} times in the text, and what stood around it does not tell them apart.`,
    };
  }
  const most = Math.floor(exact.length * tolerance);
  const from = Math.max(0, start - reach);
  const part = text.slice(from, Math.min(text.length, selector.end + reach));
  const near = most === 0 ? [] : approximately(part, exact, most);
  const [first, ...others] = near
    .map((match) => ({ ...match, agreed: agreement(text, selector, from + match.start, match.end - match.start) }))
    .sort(
      (one, other) =>
        one.distance - other.distance ||
        other.agreed - one.agreed ||
        Math.abs(from + one.start - start) - Math.abs(from + other.start - start) ||
        one.start - other.start,
    );
  if (first === undefined) return absent(selector);
  const rival = others.find(({ start: at }) => at >= first.end || at < first.start - exact.length);
  if (rival !== undefined && rival.distance === first.distance && rival.agreed === first.agreed)
    return {
      found: false,
      why: "ambiguous",
      message: `What is left of “${shortened(exact)}” stands in several places, and what stood around it does not tell them apart.`,
    };
  const span = whole(text, from + first.start, from + first.end);
  return { found: true, span, how: "approximate", distance: first.distance };
}

function found(start: number, length: number, how: "position" | "quote", distance: number): Resolution {
  return { found: true, span: { start, end: start + length }, how, distance };
}

function absent({ exact }: Selector): Resolution {
  return {
    found: false,
    why: "absent",
    message: `“${shortened(exact)}” does not stand in the text, nor anything near it.`,
  };
}

function occurrences(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) places.push(at);
  return places;
}

/** How many characters before and after agree with what stood there. */
function agreement(text: string, { exact, prefix, suffix }: Selector, at: number, length = exact.length): number {
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && text[at + length + after] === suffix[after]) after++;
  return before + after;
}

function whole(text: string, start: number, end: number): Span {
  return { start: cutsCharacter(text, start) ? start - 1 : start, end: cutsCharacter(text, end) ? end + 1 : end };
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
}
