import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "./matches.ts";

/** As many as two lists can have in common, by trying every way. */
function longest(a: readonly number[], b: readonly number[]): number {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i]![j] = a[i] === b[j] ? 1 + best[i + 1]![j + 1]! : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
  return best[0]![0]!;
}

describe("what two lists have in common", () => {
  const list = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 });

  it("is as much as can be, in order, and the same in both", () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const found = matches(a, b);
        expect(found.length).toBe(longest(a, b));
        for (const [n, [i, j]] of found.entries()) {
          expect(a[i]).toBe(b[j]);
          const before = found[n - 1];
          if (before !== undefined) expect(before[0] < i && before[1] < j).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is only the common beginning and end where too much differs", () => {
    const a = [1, ...Array.from({ length: 50 }, (_, i) => 100 + i), 2];
    const b = [1, ...Array.from({ length: 50 }, (_, i) => 200 + i), 2];
    expect(matches(a, b, 10)).toEqual([
      [0, 0],
      [51, 51],
    ]);
  });
});
