import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, literal, not, type Variable } from "../diagram/index.ts";
import { assignments, holds, increasing, seeded, tabulate, VOTES } from "../diagram/testing.ts";
import { ternaryIndices } from "./index.ts";

const ALL = assignments(VOTES);
const NAMES = VOTES.map(({ name }) => name);

function orders(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((first) => orders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]));
}

describe("ternaryIndices", () => {
  it("are the pivots of all n!·3ⁿ roll-calls, and the share of votes that a voter decides", () => {
    fc.assert(
      fc.property(increasing(VOTES), (formula) => {
        const approved = tabulate(formula, VOTES);
        const values = new Set(ALL.map(approved));
        const result = ternaryIndices(formula, { players: VOTES });
        if (values.size === 1) {
          expect(result).toEqual({ kind: "constant", value: values.has(true) });
          return;
        }
        const pivots = new Map(NAMES.map((name) => [name, 0]));
        for (const order of orders(NAMES))
          for (const votes of ALL) {
            // The pivot is the first voter after whom no completion changes the outcome.
            const settled = (known: readonly string[]): boolean =>
              new Set(ALL.filter((other) => known.every((name) => other.get(name) === votes.get(name))).map(approved))
                .size === 1;
            const pivot = order.find((_, i) => settled(order.slice(0, i + 1))) as string;
            pivots.set(pivot, (pivots.get(pivot) as number) + 1);
          }
        if (result.kind === "constant") throw new Error("not constant");
        for (const { player, banzhaf, shapleyShubik } of result.players) {
          expect(shapleyShubik.value).toBeCloseTo((pivots.get(player.name) as number) / (24 * 81), 13);
          const decided = ALL.filter(
            (at) => at.get(player.name) === 0 && approved(at) !== approved(new Map([...at, [player.name, 2]])),
          );
          expect(banzhaf.value).toBeCloseTo(decided.length / 27, 13);
        }
      }),
      { ...seeded(25) },
    );
  });

  it("refuse what is no rule with abstention", () => {
    const [a] = VOTES as readonly [Variable];
    expect(() => ternaryIndices(not(literal(a)))).toThrow(RangeError);
    expect(() => ternaryIndices(and(literal(a)), { players: [a, a] })).toThrow("listed twice");
    expect(() => ternaryIndices(literal({ name: "b", levels: 2 }))).toThrow(TypeError);
    expect(holds(literal(a), new Map([[a.name, 2]]))).toBe(true);
  });
});
