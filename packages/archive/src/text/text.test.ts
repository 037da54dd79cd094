import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vectorsOf } from "../engine/vectors.ts";
import { LONGEST_PHRASE } from "../query/query.ts";
import { normaliseText } from "./normalise.ts";
import { fold, wordsOf } from "./words.ts";

const anyText = fc.string({ unit: "binary", maxLength: 80 });

describe("texts", () => {
  it("have one form", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once.includes("\u0000") || once.includes("\r")).toBe(false);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("have words that stand where they are said to, and that need no quoting in any database", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { word, start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          before = end;
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
          expect(fold(text.slice(start, end))).toBe(word);
        }
      }),
      { seed: 2, numRuns: 1000 },
    );
    expect(Array.from(wordsOf("Russia’s “only-if”: ＮＡＴＯ, Łódź, İstanbul 中国 5%"), ({ word }) => word)).toEqual(
      "russia s only if nato łodz istanbul 中 国 5".split(" "),
    );
  });
});

describe("Postgres's vectors", () => {
  it("hold every phrase whole, within the limits", () => {
    const words = fc.array(
      fc.nat({ max: 40 }).map((n) => (n < 20 ? "the" : `w${n}`)),
      { minLength: 1, maxLength: 3000 },
    );
    fc.assert(
      fc.property(words, fc.nat(), (text, at) => {
        const parts = vectorsOf(text).map((vector) => {
          const places: string[] = [];
          for (const [, word = "", where = ""] of vector.matchAll(/'([^']+)':([\d,]+)/g)) {
            expect(where.split(",").length).toBeLessThanOrEqual(256);
            for (const place of where.split(",")) places[Number(place)] = word;
          }
          return places.slice(1).join(" ");
        });
        const start = at % text.length;
        const phrase = text.slice(start, start + LONGEST_PHRASE).join(" ");
        expect(parts.some((part) => ` ${part} `.includes(` ${phrase} `))).toBe(true);
        for (const part of parts) expect(` ${text.join(" ")} `).toContain(` ${part} `);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});
