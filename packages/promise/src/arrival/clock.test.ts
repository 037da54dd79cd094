import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLeast, literal, variable } from "../diagram/formula.ts";
import { seeded } from "../diagram/testing.ts";
import type { Rational } from "../power/rational.ts";
import { assuming } from "./assuming.ts";
import { written } from "./chance.ts";
import { Clock } from "./clock.ts";
import { exactArrival } from "./fractions.ts";
import type { Procedure } from "./procedure.ts";
import { Random } from "./random.ts";
import { simulate } from "./simulate.ts";
import { enumerate, procedures } from "./testing.ts";

const RUNS = 20_000;
const same = (a: Rational | undefined, b: Rational): void =>
  expect([a?.numerator, a?.denominator]).toEqual([b.numerator, b.denominator]);

describe("the distribution of the arrival", () => {
  test("as doubles and as fractions is what trying every draw gives; chance comes near it", () => {
    let beyond = 0;
    let asked = 0;
    fc.assert(
      fc.property(procedures, fc.nat(), (procedure, seed) => {
        const { at, later, never } = new Clock(procedure).run();
        const exact = exactArrival(procedure);
        const pairs = [
          [later, exact.later.value],
          [never, exact.never.value],
          ...exact.at.map(({ value }, d) => [at[d], value]),
        ] as [number, number][];
        for (const [a, b] of pairs) expect(Math.abs(a - b)).toBeLessThan(1e-12);
        const played = simulate(procedure, { runs: RUNS, seed });
        for (const [share, p] of [
          [played.later, later],
          [played.never, never],
          ...Array.from(played.at, (one, d) => [one, at[d]]),
        ] as [number, number][]) {
          asked++;
          if (Math.abs(share - p) > 3 * Math.sqrt((p * (1 - p)) / RUNS) + 1e-9) beyond++;
        }
        const slow = enumerate(procedure, 1500);
        if (slow === undefined) return;
        same(exact.later, slow.later);
        same(exact.never, slow.never);
        for (const [d, p] of slow.at.entries()) same(exact.at[d], p);
      }),
      seeded(120),
    );
    // Three standard errors leave out 27 in 10,000.
    expect(beyond / asked).toBeLessThan(0.01);
  });

  test("worked by hand: two of three, one slow, a veto", () => {
    const procedure: Procedure = {
      format: "proviso-procedure/1",
      grid: { unit: "day", horizon: 5 },
      factors: [],
      consultation: { time: { kind: "range", from: 1, to: 2 } },
      vote: {
        voters: ["A", "B", "C"].map((party) => ({
          party,
          ballot: [{ is: { yes: "1/2", abstain: 0, no: "1/2" } }],
          delay: { kind: "fixed", points: party === "C" ? 2 : 0 },
        })),
        rule: atLeast(
          2,
          ["A", "B", "C"].map((party) => literal(variable(party, 3))),
        ),
      },
      deployment: {
        performers: [{ party: "A", does: [{ is: 1 }], delay: { kind: "fixed", points: 0 } }],
        enough: { performers: 1 },
      },
    };
    // A and B agree at once in a quarter of cases; in half they differ, and C decides two days later.
    const { at, later, never } = exactArrival(procedure);
    expect(at.map(written)).toEqual(["0", "1/8", "1/8", "1/8", "1/8", "0"]);
    expect([written(later), written(never)]).toEqual(["0", "1/2"]);
  });

  test("were A sure to agree or to refuse: the mean of its factor's outcomes is the whole", () => {
    fc.assert(
      fc.property(procedures, (procedure) => {
        const weights = procedure.factors.find(({ of }) => of === "A")?.weights;
        const never = (of: Procedure): number => new Clock(of).run().never;
        const sure = [never(assuming(procedure, "A", "no")), never(assuming(procedure, "A", "yes"))];
        for (const p of sure) expect(p >= 0 && p <= 1).toBe(true);
        if (weights === undefined) return;
        const factors = procedure.factors.map((one) => (one.of === "A" ? { ...one, weights: [0, 1, 0] } : one));
        const mean = (sure[0] as number) / 4 + never({ ...procedure, factors }) / 4 + (sure[1] as number) / 2;
        expect(mean).toBeCloseTo(never(procedure), 12);
      }),
      seeded(100),
    );
  });

  test("the generator gives its authors' sequence", () => {
    const random = new Random([1, 2, 3, 4]);
    expect(Array.from({ length: 6 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492,
    ]);
    const [a, b] = [new Random(7), new Random(7)];
    expect(a.unit()).toBe(b.unit());
  });

  test("a procedure that makes no sense is refused with its place", () => {
    const bad = (part: Partial<Procedure>): Procedure => ({
      format: "proviso-procedure/1",
      grid: { unit: "day", horizon: 5 },
      factors: [],
      deployment: { performers: [], enough: { performers: 0 } },
      ...part,
    });
    expect(() => new Clock(bad({ grid: { unit: "day", horizon: -1 } }))).toThrow("grid.horizon is -1");
    expect(() => new Clock(bad({ factors: [{ name: "f", weights: [0.5, 0.4] }] }))).toThrow(
      'factors[0] "f" adds up to 0.9, not to 1',
    );
    expect(() => new Clock(bad({ invocation: { time: { kind: "range", from: 3, to: 2 } } }))).toThrow(
      "invocation.time.to is 2; it needs a whole number from 3",
    );
  });
});
