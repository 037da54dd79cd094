import { POSSESSIVE } from "../lexicon/words.ts";
import type { Token } from "../tokens/token.ts";

export const isNominal = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.tag === "NOUN" ||
    t.tag === "PROPN" ||
    t.tag === "NUM" ||
    t.tag === "SYM" ||
    (t.tag === "PRON" && !POSSESSIVE.has(t.lower)));

export const isPossessiveMark = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.lower === "'s" || t.lower === "'" || t.lower === "s'") &&
  (t.tag === "PART" || t.text.length === 1);

export const isVerb = (t: Token | undefined): boolean => t !== undefined && (t.tag === "VERB" || t.tag === "AUX");

export const isComma = (t: Token | undefined): boolean => t?.text === ",";

/** A dash, not a hyphen: "six-pointed" has none. */
export const isDash = (t: Token | undefined): boolean =>
  t !== undefined && (t.text === "—" || t.text === "–" || t.text === "--" || (t.text === "-" && t.spaced));

const STOPS = new Set([".", "!", "?", "…", "...", "?!", "!!", "!?"]);
export const isStop = (t: Token | undefined): boolean => t !== undefined && STOPS.has(t.text);

export const isMark = (t: Token | undefined): boolean => t !== undefined && /^["“”«»„'‘’`]+$/.test(t.text);
