import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BudgetError } from "./budget.ts";
import { build } from "./build.ts";
import { compile } from "./compile.ts";
import { and, atLeast, literal, not, or, threshold, type Variable, variable } from "./formula.ts";
import { Kernel } from "./kernel.ts";
import { minimalCuts, minimalSolutions } from "./minimal.ts";
import { type Direction, direction } from "./monotone.ts";
import { countSizes } from "./sizes.ts";
import { assignments, BOOLEANS, formulas, holds, increasing, POOL, seeded } from "./testing.ts";

const ALL = assignments(BOOLEANS);
const NAMES = BOOLEANS.map(({ name }) => name);

/** Minimal among the sets of names, smallest first, then by the order of the variables. */
function minimal(sets: readonly ReadonlySet<string>[]): string[] {
  const least = sets.filter((set) => !sets.some((other) => other !== set && [...other].every((name) => set.has(name))));
  const key = (set: ReadonlySet<string>): string =>
    `${set.size}:${NAMES.map((name) => (set.has(name) ? "a" : "b")).join("")}`;
  return least.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((set) => NAMES.filter((name) => set.has(name)).join(" "));
}
const listed = (sets: Iterable<Variable[]>): string[] => [...sets].map((set) => set.map(({ name }) => name).join(" "));

describe("minimal sets", () => {
  it("are all and only the minimal ones, in order", () => {
    fc.assert(
      fc.property(increasing(BOOLEANS), (formula) => {
        const kernel = new Kernel({ variables: BOOLEANS });
        const node = build(kernel, formula);
        const paths = minimal(
          ALL.filter((at) => holds(formula, at)).map((at) => new Set(NAMES.filter((name) => at.get(name) === 1))),
        );
        const cuts = minimal(
          ALL.filter((at) => !holds(formula, at)).map((at) => new Set(NAMES.filter((name) => at.get(name) === 0))),
        );
        for (const [family, expected] of [
          [minimalSolutions(kernel, node), paths],
          [minimalCuts(kernel, node), cuts],
        ] as const) {
          expect(listed(family)).toEqual(expected);
          expect(family.count()).toBe(BigInt(expected.length));
          const sizes = expected.map((set) => (set === "" ? 0 : set.split(" ").length));
          family.countBySize().forEach((found, size) => {
            expect(found).toBe(BigInt(sizes.filter((each) => each === size).length));
          });
          const byMember = family.countByMember();
          for (const name of NAMES) {
            const having = expected.filter((set) => set.split(" ").includes(name));
            expect((byMember.get(name) ?? []).reduce((a, b) => a + b, 0n)).toBe(BigInt(having.length));
            (byMember.get(name) ?? []).forEach((found, size) => {
              expect(found).toBe(BigInt(having.filter((set) => set.split(" ").length === size).length));
            });
          }
        }
      }),
      seeded(),
    );
  });

  it("are counted without listing and listed lazily", () => {
    const x = Array.from({ length: 100 }, (_, i) => literal(variable(`x${String(i).padStart(2, "0")}`)));
    const compiled = compile(atLeast(50, x));
    expect(compiled.countMinimalPaths()).toBe(100891344545564193334812497256n);
    const first = compiled.minimalPaths().list().next().value as Variable[];
    expect(first.map(({ name }) => name)).toEqual(x.slice(0, 50).map((_, i) => `x${String(i).padStart(2, "0")}`));
    expect(
      compiled
        .minimalCuts()
        .countBySize()
        .findIndex((n) => n > 0n),
    ).toBe(51);
  });

  it("of constants are none, or the empty set", () => {
    expect(listed(compile(and()).minimalPaths())).toEqual([""]);
    expect(listed(compile(and()).minimalCuts())).toEqual([]);
    expect(listed(compile(or()).minimalPaths())).toEqual([]);
    expect(listed(compile(or()).minimalCuts())).toEqual([""]);
  });

  it("are refused where they have no meaning", () => {
    const a = literal(variable("a"));
    expect(() => compile(not(a)).minimalCuts()).toThrow('not increasing in "a" but decreasing');
    expect(() => compile(literal(variable("v", 3))).minimalCuts()).toThrow(TypeError);
    const kernel = new Kernel();
    const many = Array.from({ length: 30 }, (_, i) => literal(variable(`x${i}`)));
    const node = build(
      kernel,
      threshold(
        40,
        many.map((_, i) => (i % 7) + 1),
        many,
      ),
    );
    expect(() => minimalSolutions(kernel, node, { nodeBudget: 50 })).toThrow(BudgetError);
  });
});

describe("direction", () => {
  it("is what comparing every pair of outcomes says", () => {
    const all = assignments(POOL);
    fc.assert(
      fc.property(fc.oneof(formulas(POOL), increasing(POOL)), fc.constantFrom(...POOL), (formula, of) => {
        const kernel = new Kernel({ variables: POOL });
        const below = (low: number, high: number): boolean =>
          all.every((at) => {
            const [l, h] = [low, high].map((c) => holds(formula, new Map([...at, [of.name, c]])));
            return !l || (h as boolean);
          });
        const pairs = {
          2: [[0, 1]],
          3: [
            [0, 1],
            [1, 2],
          ],
          4: [
            [0, 1],
            [1, 2],
            [0, 3],
            [3, 2],
          ],
        }[of.levels] as number[][];
        const up = pairs.every(([low, high]) => below(low as number, high as number));
        const down = pairs.every(([low, high]) => below(high as number, low as number));
        const expected: Direction = up ? (down ? "constant" : "increasing") : down ? "decreasing" : "neither";
        return direction(kernel, build(kernel, formula), of) === expected;
      }),
      seeded(),
    );
  });
});

describe("countSizes", () => {
  it("counts winning sets and swings by size", () => {
    fc.assert(
      fc.property(increasing(BOOLEANS), fc.shuffledSubarray([...BOOLEANS], { minLength: 7 }), (formula, order) => {
        const kernel = new Kernel({ variables: order });
        const { total, contrast } = countSizes(kernel, build(kernel, formula), BOOLEANS, {
          outcomes: [
            [1, 0],
            [0, 1],
          ],
          contrast: [-1, 1],
          value: true,
        });
        const size = (at: ReadonlyMap<string, number>): number => [...at.values()].reduce((a, b) => a + b, 0);
        for (let s = 0; s <= 7; s++)
          expect(total[s]).toBe(BigInt(ALL.filter((at) => size(at) === s && holds(formula, at)).length));
        for (const name of NAMES)
          for (let s = 0; s < 7; s++) {
            const swings = ALL.filter(
              (at) =>
                at.get(name) === 0 &&
                size(at) === s &&
                holds(formula, new Map([...at, [name, 1]])) &&
                !holds(formula, at),
            );
            expect(contrast.get(name)?.[s]).toBe(BigInt(swings.length));
          }
      }),
      seeded(100),
    );
  });
});
