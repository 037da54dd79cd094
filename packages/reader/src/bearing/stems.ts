const EMPTY = new Set(
  "a about above after again against all also an and any are as at be been before being between both but by can could did do does during each for from had has have he her his how i if in including into is it its may might more most must no nor not of off on once only or other our out over own party parties same shall she should so some such than that the their them then there these they this those through to too under until up very was we were what when where which while who whom whose will with would you your".split(
    " ",
  ),
);

/**
 * The words of a text that mean something, by their stems. A light suffix stripper: enough to bring "guarantees" and "guaranteed" together and to keep
 * "guard" apart.
 */
export function stems(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}]{3,}/gu)) {
    if (EMPTY.has(word)) continue;
    found.set(stem(word), word);
  }
  return found;
}

function stem(word: string): string {
  const cut = word.replace(/(?:’s|'s)$/, "");
  for (const [ending, put] of ENDINGS)
    if (cut.endsWith(ending) && cut.length - ending.length >= 4) return cut.slice(0, -ending.length) + put;
  return cut.length > 4 && cut.endsWith("s") && !cut.endsWith("ss") ? cut.slice(0, -1) : cut;
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ["ations", ""],
  ["ation", ""],
  ["ements", ""],
  ["ement", ""],
  ["ities", ""],
  ["ity", ""],
  ["ances", ""],
  ["ance", ""],
  ["ing", ""],
  ["ions", ""],
  ["ion", ""],
  ["ies", "y"],
  ["ors", ""],
  ["or", ""],
  ["ers", ""],
  ["er", ""],
  ["ed", ""],
  ["es", ""],
  ["e", ""],
];
