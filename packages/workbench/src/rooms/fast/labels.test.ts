import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "./labels.ts";

const label = fc.record({
  at: fc.double({ min: -50, max: 450, noNaN: true }),
  height: fc.integer({ min: 8, max: 40 }),
});

describe("direct labels", () => {
  it("never cover each other, keep their order, and stay within where there is room", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 9 }), (labels) => {
        const middles = spread(labels, 0, 400);
        const boxes = labels
          .map(({ at, height }, i) => ({
            at,
            i,
            from: (middles[i] ?? 0) - height / 2,
            to: (middles[i] ?? 0) + height / 2,
          }))
          .sort((a, b) => a.at - b.at || a.i - b.i);
        for (const [i, box] of boxes.entries()) {
          expect(box.from).toBeGreaterThanOrEqual((boxes[i - 1]?.to ?? -Infinity) - 1e-6);
          expect(box.from).toBeGreaterThanOrEqual(-1e-6);
          if (labels.reduce((sum, { height }) => sum + height, 0) <= 400)
            expect(box.to).toBeLessThanOrEqual(400 + 1e-6);
        }
      }),
    );
  });

  it("stand where they belong while nothing is in the way", () => {
    expect(
      spread(
        [
          { at: 300, height: 20 },
          { at: 100, height: 20 },
        ],
        0,
        400,
      ),
    ).toEqual([300, 100]);
  });

  it("that belong at one place stand about it", () => {
    const same = { at: 200, height: 20 };
    expect(spread([same, same, same], 0, 400)).toEqual([180, 200, 220]);
  });
});
