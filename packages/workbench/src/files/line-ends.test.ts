import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineEndOf, plainLines, withLineEnd } from "./line-ends.ts";

const texts = (...ends: string[]) =>
  fc.array(fc.constantFrom("a", "word", "", ...ends), { maxLength: 12 }).map((parts) => parts.join(""));

describe("line ends", () => {
  it("come back as they were where all are alike", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom("\n", "\r\n").chain(texts), (text) => {
        const end = lineEndOf(text);
        seen.add(end);
        expect(plainLines(text)).not.toContain("\r");
        expect(withLineEnd(plainLines(text), end)).toBe(text);
      }),
      { seed: 7, numRuns: 500 },
    );
    expect(seen).toEqual(new Set(["\n", "\r\n"]));
  });

  it("are plain where they are mixed", () => {
    for (const text of ["a\r\nb\n", "a\nb\r\n", "a\r\nb\rc", "\n\r\n", "a\r"]) expect(lineEndOf(text)).toBe("\n");
    expect(plainLines("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  });
});
