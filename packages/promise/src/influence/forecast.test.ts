import { describe, expect, it } from "vitest";
import { valueOn } from "./draw.ts";
import { type Actor, complaints, forecast, forecasts, type Issue, months, shift, told } from "./index.ts";
import { startOf } from "./issue.ts";

const TABLE: Issue = {
  id: "veto",
  title: "how far the guarantors' rivals may block the response",
  actors: [
    {
      id: "Camp",
      influence: [
        { on: "2025-02", value: 80 },
        { on: "2025-08", value: 20, gradually: true },
      ],
      salience: 50,
      position: { low: 0, high: 20 },
    },
    {
      id: "Rival",
      influence: [
        { on: "2025-02", value: 20 },
        { on: "2025-05", value: 80 },
      ],
      salience: 50,
      position: { low: 60, high: 100, likely: 90 },
    },
  ],
};

describe("numbers over time", () => {
  const course = [
    { on: "2025-02-01", value: 10 },
    { on: "2025-02-11", value: 30, gradually: true },
    { on: "2025-03", value: 5 },
  ];
  const on = (date: string): number => valueOn(course, startOf(date), undefined);

  it("hold from their date on, or are reached gradually", () => {
    expect(["2024", "2025-02", "2025-02-06", "2025-02-11", "2025-02-28", "2025-03-01", "2030"].map(on)).toEqual([
      10, 10, 20, 30, 30, 5, 5,
    ]);
  });

  it("are not reached gradually from nowhere", () => {
    const lone = [{ on: "2025-02", value: 10, gradually: true }];
    expect(valueOn(lone, startOf("2025-01"), undefined)).toBe(10);
  });

  it("lie in their range by share, evenly or around what is likely", () => {
    expect(valueOn({ low: 10, high: 30 }, 0, 0.25)).toBe(15);
    expect(valueOn({ low: 10, high: 30 }, 0, undefined)).toBe(20);
    const towards = { low: 0, high: 100, likely: 20 };
    expect(valueOn(towards, 0, undefined)).toBe(20);
    // The triangle's area left of 20 is 1/5; left of 10 a quarter of that; right of 60 a quarter of the other 4/5.
    expect(valueOn(towards, 0, 0.2)).toBeCloseTo(20, 12);
    expect(valueOn(towards, 0, 0.05)).toBeCloseTo(10, 12);
    expect(valueOn(towards, 0, 0.8)).toBeCloseTo(60, 12);
    expect([0, 1].map((at) => valueOn(towards, 0, at))).toEqual([0, 100]);
    expect(valueOn({ low: 5, high: 5, likely: 5 }, 0, 0.7)).toBe(5);
  });

  it("count months", () => {
    expect(months("2024-11", "2025-02-10")).toEqual(["2024-11", "2024-12", "2025-01", "2025-02"]);
    expect(months("2025-02", "2025-01")).toEqual([]);
  });
});

describe("the bootstrap", () => {
  it("repeats with its seed, to the last digit, and on every machine", () => {
    const found = forecast(TABLE, { on: "2025-02", seed: 7, draws: 1000 });
    expect(forecast(TABLE, { on: "2025-02", seed: 7, draws: 1000 })).toEqual(found);
    expect(found).toMatchObject({ seed: 7, draws: 1000, level: 0.9 });
    expect(found.mean).toEqual({ value: 26, low: 17.296893441866352, high: 32.44970069260127 });
    expect(forecast(TABLE, { on: "2025-02", seed: 8, draws: 1000 }).mean.low).not.toBe(found.mean.low);
  });

  it("does not hang on the order of actors, nor on who else is there", () => {
    const turned = { ...TABLE, actors: TABLE.actors.toReversed() };
    const [one, other] = [TABLE, turned].map((issue) => forecast(issue, { on: "2025-02" }).mean);
    expect(other?.low).toBeCloseTo(one?.low as number, 12);
    const silent: Actor = { id: "Silent", position: { low: 0, high: 100 }, influence: 0, salience: 100 };
    const joined = forecast({ ...TABLE, actors: [silent, ...TABLE.actors] }, { on: "2025-02" }).mean;
    expect(joined.low).toBeCloseTo(one?.low as number, 12);
  });

  it("has the quantiles of what was stated", () => {
    const even: Issue = {
      id: "x",
      title: "x",
      actors: [{ id: "A", position: { low: 20, high: 60 }, influence: 1, salience: 1 }],
    };
    const { mean } = forecast(even, { on: "2025", draws: 20000, level: 0.8 });
    expect(mean.value).toBe(40);
    expect(Math.abs(mean.low - 24)).toBeLessThan(0.5);
    expect(Math.abs(mean.high - 56)).toBeLessThan(0.5);
  });

  it("makes no draws where nothing is uncertain", () => {
    const sure = { ...TABLE, actors: TABLE.actors.map((actor, i) => ({ ...actor, position: i * 50 })) };
    expect(forecast(sure, { on: "2025-02" })).toMatchObject({ draws: 0, mean: { value: 10, low: 10, high: 10 } });
  });
});

describe("a shift of influence", () => {
  it("moves the forecast over the months", () => {
    const found = forecasts(TABLE, months("2025-02", "2025-09"), { draws: 50 });
    expect(found.map(({ on, mean }) => [on, Math.round(mean.value)])).toEqual([
      ["2025-02", 26], // 0.8·10 + 0.2·90
      ["2025-03", 28],
      ["2025-04", 30],
      ["2025-05", 59], // 89 of 181 days on, Camp has 50.5; Rival has 80 from now on
      ["2025-06", 63],
      ["2025-07", 68],
      ["2025-08", 74], // 0.2·10 + 0.8·90
      ["2025-09", 74],
    ]);
    expect(found.map(({ median }) => median.value)).toEqual([10, 10, 10, 90, 90, 90, 90, 90]);
  });

  it("from one to another tips the median where their weights meet", () => {
    const { steps, tips } = shift(TABLE, { on: "2025-02", from: "Camp", to: "Rival", draws: 20 });
    // Camp has 80 of 100; 37.5% of that makes 50.
    expect(tips).toEqual({ after: 0.3, by: 0.4 });
    expect(steps[10]?.forecast.mean.value).toBe(90);
    expect(steps[5]?.forecast.mean.value).toBeCloseTo(0.4 * 10 + 0.6 * 90, 12);
    expect(steps[5]?.forecast.mean.low).toBeLessThan(steps[5]?.forecast.mean.value as number);
  });

  it("needs two who are there, and a share", () => {
    const ask = { on: "2025", from: "Camp", to: "Rival" };
    expect(() => shift(TABLE, { ...ask, from: "Nobody" })).toThrow("Nobody has no influence here.");
    expect(() => shift(TABLE, { ...ask, to: "Camp" })).toThrow("Camp cannot lose influence to itself.");
    expect(() => shift(TABLE, { ...ask, shares: [0, 2] })).toThrow("A share is from 0 to 1, not 2.");
  });
});

describe("an issue with faults", () => {
  it("is told all of them", () => {
    const actors: Actor[] = [
      { id: "A", position: 120, influence: -1, salience: { low: 50, high: 40 } },
      { id: "A", position: 1, influence: Number.NaN, salience: 50 },
      { id: "B", of: "C", position: 10, influence: [], salience: [{ on: "2025-13", value: 1 }] },
      {
        id: "D",
        influence: [
          { on: "2025-02", value: 1 },
          { on: "2025", value: 1 },
        ],
        salience: 1,
      },
      { id: "E", of: "F", influence: 1, salience: 1 },
      { id: "F", of: "E", position: 1, influence: 1, salience: 1 },
    ];
    expect(complaints({ id: "x", title: "x", actors })).toMatchInlineSnapshot(`
      [
        "A is listed twice.",
        "The position of A is 120, not from 0 to 100.",
        "The influence of A is -1, not 0 or more.",
        "The salience of A runs 50, 40, which is not from low to high.",
        "The influence of A is NaN, not 0 or more.",
        "B belongs to C, which has no influence and salience of its own here.",
        "The influence of B has no value.",
        "The salience of B has the date "2025-13", which is not a day, month or year.",
        "D has no position.",
        "The influence of D has 2025 after 2025-02, which is not in order.",
        "E belongs to itself.",
        "F belongs to itself.",
        "F has a position of its own and members who form it; leave out the one that does not count.",
      ]
    `);
    expect(complaints({ id: "x", title: "x", actors: [] })).toEqual(["Nobody has a position on x."]);
    expect(() => forecast({ id: "x", title: "x", actors }, { on: "2025" })).toThrow("A is listed twice.");
    expect(() => forecast(TABLE, { on: "2025-02-29" })).toThrow('"2025-02-29" is not a day, month or year.');
  });

  it("is told where nobody has weight", () => {
    const idle = { ...TABLE, actors: TABLE.actors.map((actor) => ({ ...actor, salience: 0 })) };
    expect(() => forecast(idle, { on: "2025-02" })).toThrow(
      "Nobody at the table has influence and salience on 2025-02-01.",
    );
  });
});

describe("in words", () => {
  it("a forecast is two or three sentences in the issue's own units", () => {
    const scale = { low: 0, high: 10 };
    const issue = { ...TABLE, scale };
    expect(told(issue, forecast(issue, { on: "2025-02", draws: 500 }))).toMatchInlineSnapshot(
      `"On a scale from 0 to 10, how far the guarantors' rivals may block the response: those at the table would meet at 2.6 (90% of draws: 1.7 to 3.24) by their weighted mean. The weighted median is 1 (90% of draws: 0.106 to 1.91). Camp moves it most: without it the mean would be 9."`,
    );
  });
});
