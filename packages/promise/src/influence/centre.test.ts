import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast, medianRange, pulls, sways, weightedMean, weightedMedian } from "./index.ts";
import { issueOf, plainMean, plainMedian, seeded, tables } from "./testing.ts";

const on = "2025-08";

describe("the default forecasts", () => {
  // Weights 30·50, 20·100 and 50·20: 1500, 2000, 1000, of 4500; half is 2250, reached at the second.
  const issue = issueOf([
    [0, 30, 50],
    [40, 20, 100],
    [100, 50, 20],
  ]);

  it("are what they are by hand", () => {
    const { mean, median } = forecast(issue, { on });
    expect(mean.value).toBeCloseTo((40 * 2000 + 100 * 1000) / 4500, 12);
    expect(median).toEqual({ value: 40, low: 40, high: 40 });
  });

  it("show a tie as the gap it is, and take its middle", () => {
    const tied = issueOf([
      [0, 10, 30],
      [20, 10, 20],
      [80, 10, 50],
    ]);
    expect(forecast(tied, { on }).median).toEqual({ value: 50, low: 50, high: 50, tie: { low: 20, high: 80 } });
  });

  it("take 0.1 + 0.2 for 0.3", () => {
    const weighted = [
      { position: 0, weight: 0.1 },
      { position: 10, weight: 0.2 },
      { position: 50, weight: 0.3 },
    ];
    expect(medianRange(weighted)).toEqual({ low: 10, high: 50 });
  });

  it("leave those without weight out of the count", () => {
    const weighted = [0, 1, 0, 1].map((weight, i) => ({ position: i * 10, weight }));
    expect(medianRange(weighted)).toEqual({ low: 10, high: 30 });
    expect(weightedMean([])).toBeNaN();
    expect(weightedMedian([{ position: 3, weight: 0 }])).toBeNaN();
  });

  it("agree with a second account on random tables", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const { mean, median } = forecast(issueOf(rows), { on });
        expect(mean.value).toBeCloseTo(plainMean(rows), 9);
        expect(median.value).toBeCloseTo(plainMedian(rows), 9);
      }),
      seeded(),
    );
  });
});

describe("a delegation", () => {
  const issue = issueOf(
    [
      [10, 60, 100],
      [70, 40, 100],
      [0, 100, 50],
      [100, 50, 100],
    ],
    [{ of: "C" }, { of: "C" }, { position: undefined }],
  );

  it("stands where its members meet", () => {
    // Inside: (10·60 + 70·40) / 100 = 34 by the mean, 10 by the median. At the table: weights 50 and 50.
    const { mean, median, standings } = forecast(issue, { on });
    expect(standings.map(({ id, position }) => [id, position])).toEqual([
      ["C", 34],
      ["D", 100],
    ]);
    expect(mean.value).toBeCloseTo(67, 12);
    expect(median).toMatchObject({ value: 55, tie: { low: 10, high: 100 } });
  });

  it("hands down what its members do", () => {
    const found = new Map(sways(issue, on).map((sway) => [sway.actor, sway]));
    expect(found.get("A")).toMatchObject({ of: "C", share: 0.3, perPoint: 0.3 });
    expect(found.get("C")).toMatchObject({ share: 0.5, perPoint: 0, without: { mean: 100, median: 100 } });
    // Without A the delegation stands at 70.
    expect(found.get("A")?.without?.mean).toBeCloseTo(85, 12);
    expect(found.get("A")?.moves?.mean).toBeCloseTo(-18, 12);
  });

  it("goes when its last member goes", () => {
    const lone = issueOf(
      [
        [10, 1, 50],
        [0, 1, 50],
        [90, 1, 50],
      ],
      [{ of: "B" }, { position: undefined }],
    );
    expect(sways(lone, on).find(({ actor }) => actor === "A")?.without).toEqual({ mean: 90, median: 90 });
  });
});

describe("who moves whom", () => {
  it("adds up to what each has to move", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const issue = issueOf(rows);
        const mean = forecast(issue, { on }).mean.value;
        const found = pulls(issue, on);
        for (const { id, position } of issue.actors) {
          const pulled = found.filter(({ to }) => to === id).reduce((sum, { points }) => sum + points, 0);
          expect(pulled).toBeCloseTo(mean - (position as number), 9);
        }
      }),
      seeded(),
    );
  });

  it("has the derivatives of the mean, and the rest without each", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const base = plainMean(rows);
        for (const sway of sways(issueOf(rows), on)) {
          const i = sway.actor.charCodeAt(0) - 65;
          const step = 1e-4;
          const moved = (x: number, c: number) =>
            rows.map(([p, q, s], k) => (k === i ? ([p + x, q + c, s] as const) : ([p, q, s] as const)));
          expect(sway.perPoint).toBeCloseTo((plainMean(moved(step, 0)) - base) / step, 5);
          expect(sway.perInfluence).toBeCloseTo(
            (plainMean(moved(0, step)) - plainMean(moved(0, -step))) / (2 * step),
            3,
          );
          const others = rows.filter((_, k) => k !== i);
          if (others.length === 0) expect(sway.without).toBeUndefined();
          else {
            expect(sway.without?.mean).toBeCloseTo(plainMean(others), 9);
            expect(sway.without?.median).toBeCloseTo(plainMedian(others), 9);
          }
        }
      }),
      seeded(100),
    );
  });
});
