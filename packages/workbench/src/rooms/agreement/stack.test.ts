import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stacked } from "./stack.ts";

describe("notes in the margin", () => {
  it("stand at their lines where there is room", () => {
    expect(stacked([0, 100, 300], [40, 40, 40], 8)).toEqual([0, 100, 300]);
  });

  it("give way downwards", () => {
    expect(stacked([0, 10, 20], [40, 40, 40], 8)).toEqual([0, 48, 96]);
  });

  it("never cover one another, stay in order and never stand above their line", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(300)), { maxLength: 40 }), (notes) => {
        const wishes = notes.map(([wish]) => wish).sort((a, b) => a - b);
        const heights = notes.map(([, height]) => height);
        const tops = stacked(wishes, heights, 6);
        for (const [i, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(wishes[i] ?? 0);
          if (i > 0) expect(top).toBeGreaterThanOrEqual((tops[i - 1] ?? 0) + (heights[i - 1] ?? 0) + 6);
        }
      }),
    );
  });
});
