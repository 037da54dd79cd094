/** A text with blanks collapsed and marks of one shape, and where each of its characters stood. */
export interface Normal {
  readonly text: string;
  readonly offsets: Int32Array;
}

const SHAPES: Readonly<Record<string, string>> = {
  // A straight double quotation mark cannot stand inside a string, so all quotation marks count as one.
  ...shapes(
    "'",
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4\u0060\uff07',
  ),
  ...shapes("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"),
  "\u2026": "...",
  "\u00ad": "",
  "\u200b": "",
  "\u2060": "",
  "\ufeff": "",
};

function shapes(to: string, from: string): Record<string, string> {
  return Object.fromEntries([...from].map((character) => [character, to]));
}

/** A text as citations are compared: blanks collapsed, quotation marks and dashes of one shape. */
export function normalise(text: string): Normal {
  const offsets = new Int32Array(text.length * 3);
  let normal = "";
  let length = 0;
  let blank = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) {
      if (!blank) {
        normal += " ";
        offsets[length++] = at;
        blank = true;
      }
      continue;
    }
    const shape = SHAPES[character] ?? character;
    if (shape === "") continue;
    normal += shape;
    for (let count = 0; count < shape.length; count++) offsets[length++] = at;
    blank = false;
  }
  if (blank && length > 0) {
    normal = normal.slice(0, -1);
    length--;
  }
  return { text: normal, offsets: offsets.slice(0, length) };
}

/** Where the words stand in a normal text, as whole words, not before `from`; -1 where they do not. */
export function find(text: string, words: string, from = 0): number {
  for (let at = text.indexOf(words, from); at !== -1; at = text.indexOf(words, at + 1)) {
    if (!splitsWord(text, at) && !splitsWord(text, at + words.length)) return at;
  }
  return -1;
}

function splitsWord(text: string, at: number): boolean {
  return isLetter(text[at - 1]) && isLetter(text[at]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Where a stretch of a normal text stands in the text it was made from. */
export function originalRange(normal: Normal, at: number, length: number): { start: number; end: number } {
  return { start: normal.offsets[at] ?? 0, end: (normal.offsets[at + length - 1] ?? 0) + 1 };
}
