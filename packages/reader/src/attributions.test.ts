import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributions } from "./attributions.ts";

/** Attributions with their words in place of offsets. */
function words(text: string) {
  const cut = (spans: readonly { start: number; end: number }[]) =>
    spans.map((s) => text.slice(s.start, s.end)).join(" | ");
  return attributions(text).map((a) => ({
    source: cut(a.source),
    cue: cut(a.cue),
    content: cut(a.content),
    quotation: a.quotation,
    rule: a.rule,
  }));
}

const PIECES = [
  "Lavrov",
  "said",
  " ",
  " ",
  ", ",
  ". ",
  "“",
  "”",
  '"',
  "''",
  "'",
  "‘",
  "’",
  "that",
  "the deal",
  "is dead",
  "\n",
  "\n\n",
  "according to",
  "Moscow",
  "who",
  "was told",
  "to leave",
  ":",
  "—",
  "(",
  ")",
  "R-Va.",
  "claims",
  "his",
  "’s",
  "asked",
  "whether",
  "é",
  "e\u0301",
  "😀",
  "\u200b",
  "\ud800",
  "\u0000",
  "שלום",
  "…",
  ";",
  "and",
  "added",
  "called",
  "for",
];

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(" ")),
);

describe("attributions of any text", () => {
  it("never throw, and their spans lie in the text, are not empty, do not overlap and are in order", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const found of attributions(text)) {
          expect(found.cue.length).toBeGreaterThan(0);
          expect(found.content.length).toBeGreaterThan(0);
          for (const spans of [found.source, found.cue, found.content]) {
            let last = 0;
            for (const { start, end } of spans) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(text.length);
              expect(text.slice(start, end).trim()).not.toBe("");
              last = end;
            }
          }
        }
      }),
      { numRuns: 1000, seed: 4 },
    );
  });

  it("are the same each time", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(attributions(text)).toEqual(attributions(text));
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe("attributions", () => {
  it("does not find any in the author's own words", () => {
    expect(words("The treaty has four parts. It entered into force in May.")).toEqual([]);
  });
});
