import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { challenge, challengeForecast, challengeReadings } from "./index.ts";
import { issueOf, plainRound, readings, seeded, tables } from "./testing.ts";

const on = "2025-08";
const root2 = Math.SQRT2;
const root3 = Math.sqrt(3);

describe("the challenge model, step by step by hand", () => {
  // A at 0 with influence 60 and salience 1; B at 100 with influence 40 and salience 1/2. Weights 60 and 20; they are one range apart.
  const two = issueOf([
    [0, 60, 100],
    [100, 40, 50],
  ]);

  it("two actors: the weaker gives way in part", () => {
    const [first, second] = challenge(two, { on }).rounds;
    expect(first?.median).toBe(0);
    expect(first?.range).toBe(100);
    expect(first?.prevails).toEqual([
      [0, 0.75],
      [0.25, 0],
    ]);
    // At r = 1 success is worth 2, failure −2 and the status quo 0. A: ½(¾·2 − ¼·2) + ½·2 = 3/2. B: 1(¼·2 − ¾·2) = −1.
    expect(first?.danger).toEqual([-1, 1.5]);
    expect(first?.risk).toEqual([-1, 1]);
    expect(first?.exponents[0]).toBeCloseTo(2, 14);
    expect(first?.exponents[1]).toBeCloseTo(1 / 2, 14);
    // At r = 2 the status quo is worth 1, at r = ½ it is 2 − 2√2. A: 3/2 − 1 = 1/2. B: −1 − (2 − 2√2) = 2√2 − 3.
    expect(first?.expects[0]?.[1]).toBeCloseTo(1 / 2, 13);
    expect(first?.expects[1]?.[0]).toBeCloseTo(2 * root2 - 3, 13);
    expect(first?.fears[1]?.[0]).toBe(first?.expects[0]?.[1]);
    // B loses less by giving way than A gains by insisting: it goes (3 − 2√2) / ½ of the way.
    expect(first?.offers).toHaveLength(1);
    expect(first?.offers[0]).toMatchObject({ from: "A", to: "B", kind: "compromise" });
    expect(first?.moves[0]?.position).toBeCloseTo(400 * root2 - 500, 10);
    expect(first?.moves[0]?.before).toBe(100);
    // Relative to the spread of the round nothing has changed.
    expect(second?.positions[1]).toBeCloseTo(400 * root2 - 500, 10);
    expect(second?.moves[0]?.position).toBeCloseTo((400 * root2 - 500) ** 2 / 100, 10);
  });

  it("two actors: as the weaker sees it, the stronger expects more", () => {
    const [first] = challenge(two, { on, reading: { view: "perceived" } }).rounds;
    // A's challenge at B's r = ½: ½(¾·2 − ¼·2) + 1 − (2 − 2√2) = 2√2 − 1/2.
    expect(first?.fears[1]?.[0]).toBeCloseTo(2 * root2 - 0.5, 13);
    expect(first?.moves[0]?.position).toBeCloseTo(100 - (100 * (3 - 2 * root2)) / (2 * root2 - 0.5), 10);
  });

  it("three actors: the middle compels both ends", () => {
    const { status, median, rounds } = challenge(
      issueOf([
        [0, 50, 100],
        [50, 50, 100],
        [100, 50, 100],
      ]),
      { on },
    );
    const [first] = rounds;
    expect(first?.prevails[0]?.[1]).toBeCloseTo(1 / 3, 14);
    expect(first?.prevails[1]?.[0]).toBeCloseTo(2 / 3, 14);
    expect(first?.prevails[0]?.[2]).toBe(0.5);
    expect(first?.danger.map((value) => Math.round(value * 3e12) / 1e12)).toEqual([1, -2, 1]);
    expect(first?.risk.map((value) => Math.round(value * 1e12) / 1e12)).toEqual([1, -1, 1]);
    // A against B at r = ½: ⅔(2 − 2√3) − (2 − 2√2) = −2/3 − 4√3/3 + 2√2. B against A at r = 2: ⅔·7/4 − ⅓·1/4 − 1 = 1/12.
    expect(first?.expects[0]?.[1]).toBeCloseTo(-2 / 3 - (4 * root3) / 3 + 2 * root2, 13);
    expect(first?.expects[1]?.[0]).toBeCloseTo(1 / 12, 13);
    // A and C expect the same of each other, 2√2 − 2: an open conflict.
    expect(first?.expects[0]?.[2]).toBeCloseTo(2 * root2 - 2, 13);
    expect(first?.moves.map(({ from, to, kind, position }) => [from, to, kind, position])).toEqual([
      ["B", "A", "compulsion", 50],
      ["B", "C", "compulsion", 50],
    ]);
    expect({ status, median, last: rounds.at(-1)?.positions }).toEqual({
      status: "converged",
      median: 50,
      last: [50, 50, 50],
    });
  });

  it("three actors: the outer two change places for ever", () => {
    const run = challenge(
      issueOf([
        [10, 50, 10],
        [70, 70, 60],
        [90, 50, 10],
      ]),
      { on, reading: { conflict: "yields" } },
    );
    expect(run).toMatchObject({ status: "cycling", since: 1, median: 70 });
    expect(run.rounds.map(({ positions }) => positions)).toEqual([
      [10, 70, 90],
      [70, 70, 10],
      [10, 70, 70],
    ]);
  });

  it("one actor, or all of one mind, is where it ends", () => {
    expect(challenge(issueOf([[30, 1, 1]]), { on })).toMatchObject({ status: "converged", median: 30 });
    const agreed = challenge(
      issueOf([
        [30, 1, 1],
        [30, 2, 2],
      ]),
      { on },
    );
    expect(agreed).toMatchObject({ status: "converged", median: 30, mean: 30 });
    expect(agreed.rounds).toHaveLength(1);
  });
});

describe("the challenge model", () => {
  it("agrees with a second account on random tables, under every reading", () => {
    fc.assert(
      fc.property(tables, readings, (rows, reading) => {
        const spread = Math.max(...rows.map(([x]) => x)) - Math.min(...rows.map(([x]) => x));
        fc.pre(rows.every(([x], i) => rows.every(([y], j) => i === j || x === y || Math.abs(x - y) > 1e-3)));
        const { rounds } = challenge(issueOf(rows), { on, reading, rounds: 3 });
        for (const [i, { positions }] of rounds.entries()) {
          const now = rows.map(([, c, s], k) => [positions[k] as number, c, s] as const);
          const next = rounds[i + 1]?.positions;
          if (next === undefined) break;
          // Whoever lands within rounding of another is the same place to one account and not to the other.
          if (now.some(([x], k) => now.some(([y], l) => k !== l && x !== y && Math.abs(x - y) < 1e-6))) break;
          const plain = plainRound(now, reading, spread);
          for (const [k, position] of next.entries()) expect(position).toBeCloseTo(plain[k] as number, 6);
        }
      }),
      seeded(),
    );
  });

  it("keeps everybody between the outermost positions, and names how it ended", () => {
    fc.assert(
      fc.property(tables, readings, (rows, reading) => {
        const [low, high] = [Math.min(...rows.map(([x]) => x)), Math.max(...rows.map(([x]) => x))];
        const run = challenge(issueOf(rows), { on, reading, rounds: 40 });
        for (const { positions } of run.rounds) {
          for (const position of positions) {
            expect(position).toBeGreaterThanOrEqual(low - 1e-9);
            expect(position).toBeLessThanOrEqual(high + 1e-9);
          }
        }
        expect(["converged", "cycling", "stopped"]).toContain(run.status);
        expect(run.since === undefined).toBe(run.status !== "cycling");
        if (run.status === "stopped") expect(run.rounds).toHaveLength(40);
      }),
      seeded(),
    );
  });

  it("does not hang on the order of the actors", () => {
    fc.assert(
      fc.property(tables, readings, (rows, reading) => {
        const issue = issueOf(rows);
        const turned = { ...issue, actors: issue.actors.toReversed() };
        const [one, other] = [issue, turned].map((each) => challenge(each, { on, reading, rounds: 1 }).rounds[0]);
        expect(other?.positions.toReversed()).toEqual(one?.positions);
        expect(other?.moves.length).toBe(one?.moves.length);
      }),
      seeded(100),
    );
  });

  // Bueno de Mesquita (1994), the table that Scholz et al. use: years until emission standards for medium-sized cars; 4 to 10 put on 0 to 100.
  const emissions = issueOf(
    (
      [
        ["Netherlands", 8, 4, 80],
        ["Belgium", 8, 7, 40],
        ["Luxembourg", 3, 4, 20],
        ["Germany", 16, 4, 80],
        ["France", 16, 10, 60],
        ["Italy", 16, 10, 60],
        ["UK", 16, 10, 90],
        ["Ireland", 5, 7, 10],
        ["Denmark", 5, 4, 100],
        ["Greece", 8, 7, 70],
      ] as const
    ).map(([, capability, years, salience]) => [((years - 4) / 6) * 100, capability, salience] as const),
  );
  const years = (position: number): number => 4 + (position * 6) / 100;

  it("starts where the published case starts, and goes the way of the published run, not its steps", () => {
    const { rounds } = challenge(emissions, { on });
    expect(years(rounds[0]?.median as number)).toBe(7);
    expect(years(rounds[0]?.mean as number)).toBeCloseTo(7.39, 2);
    expect(years(rounds[1]?.median as number)).toBeCloseTo(9.53, 2);
    expect(years(rounds[1]?.mean as number)).toBeCloseTo(7.61, 2);
    expect(years(rounds[2]?.mean as number)).toBeCloseTo(7.72, 2);
  });

  it("shows how much hangs on the reading", () => {
    const { low, high, runs } = challengeReadings(emissions, { on });
    expect(runs).toHaveLength(24);
    expect(runs[0]?.reading).toEqual({ view: "own", conflict: "open", choice: "enforced", range: "round" });
    expect(years(low)).toBeCloseTo(7, 6);
    expect(years(high)).toBeCloseTo(10, 2);
  });

  it("has an interval over stated uncertainty, and counts how the draws ended", () => {
    const unsure = issueOf(
      [
        [0, 60, 100],
        [50, 30, 60],
        [100, 40, 50],
      ],
      [{}, { position: { low: 30, high: 80 } }],
    );
    const found = challengeForecast(unsure, { on, seed: 3, draws: 60, rounds: 30 });
    expect(found).toEqual(challengeForecast(unsure, { on, seed: 3, draws: 60, rounds: 30 }));
    expect(found.draws).toBe(60);
    expect(Object.values(found.ended).reduce((a, b) => a + b, 0)).toBe(60);
    expect(found.median.low).toBeLessThanOrEqual(found.median.high);
  });
});
