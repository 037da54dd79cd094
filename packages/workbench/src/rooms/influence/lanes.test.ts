import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dodged, lanes } from "./lanes.ts";

const extent = fc
  .tuple(fc.double({ min: 0, max: 900, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }))
  .map(([from, size]) => ({ from, to: from + size }));

describe("lanes of marks", () => {
  it("let no mark cover another, and open a lane only where every other is taken", () => {
    fc.assert(
      fc.property(fc.array(extent, { maxLength: 30 }), (extents) => {
        const found = lanes(extents, 8);
        const apart = (i: number, j: number): boolean => {
          const [a, b] = [extents[i], extents[j]];
          return a !== undefined && b !== undefined && (a.from >= b.to + 8 || b.from >= a.to + 8);
        };
        for (const [i, lane] of found.entries()) {
          for (const [j, other] of found.slice(0, i).entries()) if (other === lane) expect(apart(i, j)).toBe(true);
          for (let lower = 0; lower < lane; lower++)
            expect(found.slice(0, i).some((other, j) => other === lower && !apart(i, j))).toBe(true);
        }
      }),
    );
  });
});

describe("labels that make way", () => {
  const wishes = fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { maxLength: 12 });

  it("stay in order, within bounds, and apart as far as there is room", () => {
    fc.assert(
      fc.property(wishes, (wished) => {
        const found = dodged(wished, 16, 0, 400);
        const room = wished.length < 2 ? 16 : Math.min(16, 400 / (wished.length - 1));
        const sorted = [...found].sort((a, b) => a - b);
        for (const [i, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(400);
          if (i > 0) expect(place - (sorted[i - 1] ?? 0)).toBeGreaterThanOrEqual(room - 1e-6);
        }
        for (const [i, place] of found.entries())
          for (const [j, other] of found.entries())
            if ((wished[i] ?? 0) < (wished[j] ?? 0) - 1e-6 && (wished[i] ?? 0) > 0 && (wished[j] ?? 0) < 400)
              expect(place).toBeLessThan(other + 1e-6);
      }),
    );
  });

  it("leave a label where it wishes to be if nothing is in its way", () => {
    expect(dodged([10, 100, 50], 16, 0, 200)).toEqual([10, 100, 50]);
    expect(dodged([100, 100], 20, 0, 200)).toEqual([90, 110]);
  });
});
