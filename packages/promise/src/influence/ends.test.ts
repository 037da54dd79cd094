import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endsAt, forecast, type Issue, spans, standings, weightedMean } from "./index.ts";
import { issueOf, seeded, tables } from "./testing.ts";

const issue = (low: number, high: number, says?: readonly [string, string]): Issue => ({
  id: "veto",
  title: "How far may they block it?",
  scale: {
    low,
    high,
    ...(says === undefined
      ? {}
      : {
          marks: [
            { at: low, says: says[0] },
            { at: high, says: says[1] },
          ],
        }),
  },
  actors: [
    {
      id: "A",
      position: { low: 0, high: 40 },
      influence: [
        { on: "2025-01", value: 50 },
        { on: "2025-08", value: 40, gradually: true },
      ],
      salience: 80,
    },
    {
      id: "B",
      position: { low: 20, high: 80 },
      influence: [
        { on: "2025-01", value: 50 },
        { on: "2025-08", value: 60, gradually: true },
      ],
      salience: 80,
    },
  ],
});

describe("the sentence on where a question ends", () => {
  it("names the nearer end, the place, what the ranges leave open, and what has moved", () => {
    const one = issue(0, 100, ["absent", "held"]);
    const now = forecast(one, { on: "2025-08" });
    expect(endsAt(one, now, "2025-08", forecast(one, { on: "2025-01" }))).toBe(
      `In August 2025, by their weight, those at the table meet nearer to “absent” than to “held”: at 38 of 100, and over the stated ranges from ${Math.round(now.mean.low)} to ${Math.round(now.mean.high)}, so that either end may be the nearer one. Since January 2025 that has moved by 3 towards “held”.`,
    );
  });

  it("speaks in the units of the scale, and of its numbers where its ends have no words", () => {
    const sure = issueOf([
      [100, 10, 100],
      [50, 10, 100],
    ]);
    const one = { ...sure, scale: { low: 4, high: 10 } };
    expect(endsAt(one, forecast(one, { on: "2025-03-07" }), "2025-03-07")).toBe(
      "On 7 March 2025, by their weight, those at the table meet nearer to 10 than to 4: at 8.5 on a scale from 4 to 10.",
    );
    expect(endsAt(sure, forecast(sure, { on: "2025" }))).toBe(
      "By their weight, those at the table meet nearer to 100 than to 0: at 75 of 100.",
    );
  });

  it("calls the middle the middle, and a slight move hardly one", () => {
    const one = issueOf([
      [52, 10, 100],
      [50, 10, 100],
    ]);
    const found = forecast(one, { on: "2025" });
    expect(endsAt(one, found, "2025", forecast(one, { on: "2024" }))).toBe(
      "In 2025, by their weight, those at the table meet half-way between 0 and 100: at 51 of 100. Since 2024 that has hardly moved.",
    );
  });
});

describe("what is stated of everyone on a date", () => {
  it("has its bounds, on the way from one number to the next as well", () => {
    const [a, b] = spans(issue(0, 100), "2025-01");
    expect(a).toEqual({
      actor: "A",
      position: { value: 20, low: 0, high: 40 },
      influence: { value: 50, low: 50, high: 50 },
      salience: { value: 80, low: 80, high: 80 },
    });
    expect(b?.position).toEqual({ value: 50, low: 20, high: 80 });
    expect(spans(issue(0, 100), "2025-08").map(({ influence }) => influence.value)).toEqual([40, 60]);
  });

  it("puts a delegation at the centre of its members, between the outermost of them", () => {
    const { actors } = issue(0, 100);
    const found = spans(
      {
        id: "x",
        title: "x",
        actors: [{ id: "D", influence: 1, salience: 50 }, ...actors.map((one) => ({ ...one, of: "D" }))],
      },
      "2025-01",
    );
    expect(found.map(({ actor, of, position }) => [actor, of, position])).toEqual([
      ["D", undefined, { value: 35, low: 0, high: 80 }],
      ["A", "D", { value: 20, low: 0, high: 40 }],
      ["B", "D", { value: 50, low: 20, high: 80 }],
    ]);
  });

  it("is where the forecast has them", () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const one = issueOf(rows);
        const found = spans(one, "2025").map(({ position, influence, salience }) => [
          position.value,
          influence.value,
          salience.value,
        ]);
        expect(found).toEqual(
          standings(one, "2025", weightedMean).map(({ position, influence, salience }) => [
            position,
            influence,
            salience,
          ]),
        );
      }),
      seeded(),
    );
  });
});
