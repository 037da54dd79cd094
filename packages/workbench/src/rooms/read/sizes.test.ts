import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningOf, bytesOf, pagesWords, sizeWords } from "./sizes.ts";

describe("the size of a text", () => {
  it("is said as people say it", () => {
    expect([sizeWords(20_000_000), sizeWords(1_440_000), sizeWords(300)]).toEqual(["20 MB", "1.4 MB", "1 KB"]);
    expect([pagesWords(3_000_000), pagesWords(2900)]).toEqual(["1,000 pages", "1 page"]);
  });

  it("is cut to what is read, at the end of a paragraph, and cuts no character in two", () => {
    expect(beginningOf(`${"word ".repeat(20)}\n\nthe rest of it`, 108)).toBe("word ".repeat(20));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(80), (text, bytes) => {
        const cut = beginningOf(text, bytes);
        expect(text.startsWith(cut)).toBe(true);
        expect(bytesOf(cut)).toBeLessThanOrEqual(Math.max(bytes, 0));
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
