import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, literal, threshold, variable } from "../diagram/index.ts";
import { seeded } from "../diagram/testing.ts";
import { type Indices, indices, weightedIndices } from "./index.ts";

type Computed = Extract<Indices, { kind: "indices" }>;

describe("weightedIndices", () => {
  it("are those of the diagram", () => {
    const games = fc.tuple(
      fc.array(fc.nat(60), { minLength: 1, maxLength: 24 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(games, ([weights, share]) => {
        const players = weights.map((_, i) => variable(`p${i}`));
        const quota = Math.ceil(share * weights.reduce((a, b) => a + b, 0));
        const game = threshold(
          quota,
          weights,
          players.map((player) => literal(player)),
        );
        const expected = indices(compile(game, { order: players }), {
          players,
          johnstonBudget: 2,
          nodeBudget: 4_000_000,
        });
        const found = weightedIndices({ players, quota: BigInt(quota), weights: weights.map(BigInt) });
        if (expected.kind === "constant") {
          expect(found).toEqual(expected);
          return;
        }
        expect((found as Computed).winning).toBe(expected.winning);
        (found as Computed).players.forEach((power, i) => {
          const other = expected.players[i] as (typeof expected.players)[number];
          expect(power.swings).toBe(other.swings);
          expect(power.banzhafNormalised).toEqual(other.banzhafNormalised);
          expect(power.shapleyShubik.value).toBeCloseTo(other.shapleyShubik.value, 12);
          expect("error" in power.shapleyShubik && power.shapleyShubik.error).toBeLessThan(1e-9);
        });
      }),
      seeded(60),
    );
  });

  it("takes over from the diagram by itself", () => {
    const players = Array.from({ length: 16 }, (_, i) => variable(`p${i}`));
    const weights = players.map((_, i) => 1000 + ((i * i * 37) % 977));
    const game = threshold(
      11_000,
      weights,
      players.map((player) => literal(player)),
    );
    const exact = indices(game) as Computed;
    const large = indices(game, { nodeBudget: 10_000 }) as Computed;
    expect(large.notComputed.map(({ index }) => index)).toEqual(["johnston", "deeganPackel", "holler"]);
    expect(large.players.map(({ banzhaf }) => banzhaf)).toEqual(exact.players.map(({ banzhaf }) => banzhaf));
  });

  it("refuses what it cannot hold", () => {
    const players = [variable("a"), variable("b")];
    const weights = [2n ** 60n, 2n ** 60n + 1n];
    expect(() => weightedIndices({ players, quota: 2n ** 60n, weights })).toThrow(
      "divide the weights by a common factor",
    );
    expect(() => weightedIndices({ players, quota: 1n, weights: [1n, -1n] })).toThrow(RangeError);
  });
});
