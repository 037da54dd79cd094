import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build } from "../diagram/build.ts";
import { and, atLeast, type Formula, literal, or } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { minimalSolutions } from "../diagram/minimal.ts";
import { BOOLEANS, increasing, seeded } from "../diagram/testing.ts";
import { support } from "../diagram/transform.ts";
import { type Pattern, patternsOf } from "./patterns.ts";
import { selectorOf } from "./selectors.ts";

function game(formula: Formula, names: readonly string[]) {
  const kernel = new Kernel({ variables: names.map(selectorOf) });
  return { kernel, node: build(kernel, formula) };
}

/** Every coalition that a pattern stands for. */
function spelled({ parts }: Pattern): string[][] {
  const choose = (of: readonly string[], any: number): string[][] =>
    any === 0 ? [[]] : of.flatMap((party, i) => choose(of.slice(i + 1), any - 1).map((others) => [party, ...others]));
  return parts.reduce<string[][]>(
    (all, { any, of }) => all.flatMap((sofar) => choose(of, any).map((more) => [...sofar, ...more])),
    [[]],
  );
}

describe("coalitions that differ only in interchangeable parties", () => {
  test("are told as one", () => {
    const permanent = ["A", "B", "C"];
    const elected = ["p", "q", "r", "s"];
    const of = (names: readonly string[]) => names.map((name) => literal(selectorOf(name)));
    const council = or(...of(permanent), atLeast(3, of(elected)));
    expect(patternsOf(game(council, [...permanent, ...elected]), [...permanent, ...elected])).toEqual([
      { parts: [{ any: 1, of: permanent }], count: "3" },
      { parts: [{ any: 3, of: elected }], count: "4" },
    ]);
  });

  test("spelled out they are the minimal coalitions, each once, of any increasing game", () => {
    let shorter = 0;
    fc.assert(
      fc.property(increasing(BOOLEANS), (formula) => {
        const names = BOOLEANS.map(({ name }) => name);
        const selected = game(formula, names);
        const { kernel, node } = selected;
        const on = support(kernel, node).map(({ name }) => name);
        const patterns = patternsOf(selected, on);
        if (patterns === undefined) return;
        const sets = patterns.flatMap((pattern) => {
          const all = spelled(pattern);
          expect(String(all.length)).toBe(pattern.count);
          return all.map((set) => set.sort().join());
        });
        const minimal = [...minimalSolutions(kernel, node)].map((set) =>
          set
            .map(({ name }) => name)
            .sort()
            .join(),
        );
        expect(sets.sort()).toEqual(minimal.sort());
        if (patterns.length < minimal.length) shorter++;
      }),
      seeded(),
    );
    expect(shorter).toBeGreaterThan(50);
  });

  test("are left apart where no two may change places", () => {
    const names = ["A", "B", "C", "D"];
    const pair = (a: string, b: string): Formula => and(literal(selectorOf(a)), literal(selectorOf(b)));
    expect(patternsOf(game(or(pair("A", "B"), pair("B", "C"), pair("C", "D")), names), names)).toBeUndefined();
  });
});
