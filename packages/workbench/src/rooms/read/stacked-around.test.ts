import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stackedAround } from "./stacked-around.ts";

describe("notes round the one that is looked at", () => {
  it("let it stand beside its words, and give way on both sides", () => {
    expect(stackedAround([100, 110, 120], [40, 40, 40], 8, 1)).toEqual([62, 110, 158]);
    expect(stackedAround([100, 110, 120], [40, 40, 40], 8, -1)).toEqual([100, 148, 196]);
  });

  it("give way downwards where there is no room above", () => {
    expect(stackedAround([0, 10, 20], [40, 40, 40], 8, 1)).toEqual([0, 48, 96]);
  });

  it("never cover one another, stay in order and on the page", () => {
    const notes = fc.array(fc.tuple(fc.nat(2000), fc.nat(300)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(notes, fc.nat(39), (given, at) => {
        const wishes = given.map(([wish]) => wish).sort((a, b) => a - b);
        const heights = given.map(([, height]) => height);
        const tops = stackedAround(wishes, heights, 6, at % given.length);
        expect(tops).toHaveLength(given.length);
        for (const [i, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(top).toBeGreaterThanOrEqual((tops[i - 1] ?? 0) + (heights[i - 1] ?? 0) + 6);
        }
      }),
    );
  });
});
