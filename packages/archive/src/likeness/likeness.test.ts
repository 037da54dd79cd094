import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketsOf, SAME_COPY } from "./buckets.ts";
import { jaccard, shinglesOf } from "./shingles.ts";

const words = fc.array(fc.constantFrom(..."abcdefghijklmnopqrst"), { minLength: 1, maxLength: 120 });

/** A text, and another made of it by so many small edits. */
const pair = fc
  .tuple(
    words,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("drop", "add", "change"), fc.constantFrom("x", "y", "z")), {
      maxLength: 8,
    }),
  )
  .map(([text, edits]) => {
    const other = [...text];
    for (const [at, how, word] of edits) {
      const place = at % (other.length + 1);
      if (how === "drop") other.splice(place, 1);
      else other.splice(place, how === "add" ? 0 : 1, word);
    }
    return [text.join(" "), other.join(" ")] as const;
  });

describe("likeness", () => {
  it("is what counting by hand gives", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const slow = (text: string) => {
          const split = text.split(" ").filter((word) => word !== "");
          const found: string[] = [];
          for (let i = 0; i < split.length; i++) {
            const shingle = split.slice(i, i + 4).join(" ");
            if ((i + 4 <= split.length || (i === 0 && split.length < 4)) && !found.includes(shingle))
              found.push(shingle);
          }
          return found;
        };
        const [one, two] = [slow(a), slow(b)];
        const both = one.filter((shingle) => two.includes(shingle)).length;
        const either = one.length + two.length - both;
        expect(jaccard(shinglesOf(a), shinglesOf(b))).toBeCloseTo(either === 0 ? 0 : both / either, 12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("is never overlooked: near-identical texts share a bucket", () => {
    let near = 0;
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [one, two] = [shinglesOf(a), shinglesOf(b)];
        if (jaccard(one, two) < SAME_COPY) return;
        near++;
        const buckets = new Set(bucketsOf(one));
        expect(bucketsOf(two).some((bucket) => buckets.has(bucket))).toBe(true);
      }),
      { seed: 2, numRuns: 1500 },
    );
    expect(near).toBeGreaterThan(100);
  });

  it("is seldom suspected of texts that have little in common", () => {
    const text = (from: number) => Array.from({ length: 300 }, (_, i) => `w${from + i}`).join(" ");
    // Texts of 300 words that share 60, a similarity of about 0.1.
    const buckets = Array.from({ length: 100 }, (_, i) => new Set(bucketsOf(shinglesOf(text(240 * i)))));
    const suspected = buckets.filter((one, i) => [...one].some((bucket) => buckets[i + 1]?.has(bucket))).length;
    expect(suspected).toBeLessThan(5);
  });
});
