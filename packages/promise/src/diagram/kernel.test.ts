import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BudgetError } from "./budget.ts";
import { build } from "./build.ts";
import { compile } from "./compile.ts";
import { count, countByOutcome } from "./count.ts";
import { and, atLeast, type Formula, literal, not, or, threshold, type Variable, variable } from "./formula.ts";
import { Kernel, type Node } from "./kernel.ts";
import { type Assignment, assignments, BOOLEANS, formulas, holds, POOL, seeded, tabulate } from "./testing.ts";
import { cofactor, compose, dual, exists, forall, support } from "./transform.ts";
import { importance, probability, type Weights } from "./weigh.ts";

const ALL = assignments(POOL);

function valueAt(kernel: Kernel, node: Node, at: Assignment): boolean {
  let here = node;
  for (let of = kernel.variableOf(here); of; of = kernel.variableOf(here))
    here = kernel.child(here, at.get(of.name) as number);
  return here === 1;
}

const shuffled = fc.shuffledSubarray([...POOL], { minLength: POOL.length });

/** Weights that differ from variable to variable and sum to one. */
const uneven: Weights = ({ name, levels }) => {
  const raw = Array.from({ length: levels }, (_, c) => 1 + ((name.charCodeAt(1) * 7 + c * 5) % 11));
  const sum = raw.reduce((a, b) => a + b);
  return raw.map((weight) => weight / sum);
};
const chance = (at: Assignment): number =>
  POOL.reduce(
    (product, of) => product * ((uneven as (v: Variable) => number[])(of)[at.get(of.name) as number] as number),
    1,
  );

describe("compile", () => {
  it("is the formula, whatever the order", () => {
    fc.assert(
      fc.property(formulas(POOL), shuffled, (formula, order) => {
        const compiled = compile(formula, { order });
        return ALL.every((at) => compiled.evaluate(({ name }) => at.get(name) as number) === holds(formula, at));
      }),
      seeded(),
    );
  });

  it("has one node for one function", () => {
    fc.assert(
      fc.property(formulas(POOL), formulas(POOL), (f, g) => {
        const kernel = new Kernel({ variables: POOL });
        const same = ALL.every((at) => holds(f, at) === holds(g, at));
        return (build(kernel, f) === build(kernel, g)) === same;
      }),
      seeded(),
    );
  });

  it("counts, all and by outcome", () => {
    fc.assert(
      fc.property(formulas(POOL), shuffled, (formula, order) => {
        const { kernel, node } = compile(formula, { order });
        const models = ALL.filter((at) => holds(formula, at));
        expect(count(kernel, node)).toBe(BigInt(models.length));
        const byOutcome = countByOutcome(kernel, node);
        for (const { name, levels } of POOL)
          for (let c = 0; c < levels; c++)
            expect(byOutcome.get(name)?.[c]).toBe(BigInt(models.filter((at) => at.get(name) === c).length));
      }),
      seeded(100),
    );
  });

  it("weighs, with the importance of every outcome", () => {
    fc.assert(
      fc.property(formulas(POOL), shuffled, (formula, order) => {
        const { kernel, node } = compile(formula, { order });
        const models = ALL.filter((at) => holds(formula, at));
        const sum = (of: readonly Assignment[]): number => of.reduce((total, at) => total + chance(at), 0);
        expect(probability(kernel, node, uneven)).toBeCloseTo(sum(models), 12);
        for (const { variable, given, birnbaum } of importance(kernel, node, POOL, uneven)) {
          given.forEach((value, c) => {
            const weight = (uneven as (v: Variable) => number[])(variable)[c] as number;
            expect(value).toBeCloseTo(sum(models.filter((at) => at.get(variable.name) === c)) / weight, 12);
          });
          expect(birnbaum).toBeCloseTo((given[variable.levels === 2 ? 1 : 2] as number) - (given[0] as number), 12);
        }
      }),
      seeded(100),
    );
  });

  it("refuses weights that are no distribution", () => {
    const compiled = compile(and(literal(variable("a")), literal(variable("b"))));
    expect(
      compiled.probability(
        new Map<string, number | number[]>([
          ["a", 0.5],
          ["b", [0.25, 0.75]],
        ]),
      ),
    ).toBeCloseTo(0.375, 15);
    expect(() => compiled.probability(new Map([["a", 0.5]]))).toThrow('no weights are given for "b"');
    expect(() => compiled.probability(() => [0.5, 0.6])).toThrow(RangeError);
    expect(() => compiled.probability(() => [0.5, 0.25, 0.25])).toThrow(RangeError);
    expect(() => compiled.probability(() => 1.5)).toThrow(RangeError);
    expect(() => compiled.probability(() => Number.NaN)).toThrow(RangeError);
  });
});

describe("kernel", () => {
  it("joins, negates and compares", () => {
    fc.assert(
      fc.property(formulas(POOL), formulas(POOL), formulas(POOL), (f, g, h) => {
        const kernel = new Kernel({ variables: POOL });
        const [nf, ng, nh] = [f, g, h].map((each) => build(kernel, each)) as [Node, Node, Node];
        const results: [Node, (at: Assignment) => boolean][] = [
          [kernel.and(nf, ng), (at) => holds(f, at) && holds(g, at)],
          [kernel.or(nf, ng), (at) => holds(f, at) || holds(g, at)],
          [kernel.xor(nf, ng), (at) => holds(f, at) !== holds(g, at)],
          [kernel.except(nf, ng), (at) => holds(f, at) && !holds(g, at)],
          [kernel.not(nf), (at) => !holds(f, at)],
          [kernel.ite(nf, ng, nh), (at) => holds(holds(f, at) ? g : h, at)],
        ];
        for (const [node, expected] of results)
          if (!ALL.every((at) => valueAt(kernel, node, at) === expected(at))) return false;
        return kernel.implies(nf, ng) === ALL.every((at) => !holds(f, at) || holds(g, at));
      }),
      seeded(150),
    );
  });

  it("fixes, quantifies and finds the support", () => {
    fc.assert(
      fc.property(
        formulas(POOL),
        fc.subarray([...POOL], { maxLength: 3 }),
        fc.constantFrom(...POOL),
        (f, over, one) => {
          const kernel = new Kernel({ variables: POOL });
          const node = build(kernel, f);
          const some = exists(kernel, node, over);
          const every = forall(kernel, node, over);
          const value = tabulate(f, POOL);
          const group = assignments(over);
          for (const at of ALL) {
            const around = group.map((inner) => value(new Map([...at, ...inner])));
            if (valueAt(kernel, some, at) !== around.includes(true)) return false;
            if (valueAt(kernel, every, at) !== !around.includes(false)) return false;
            for (let c = 0; c < one.levels; c++)
              if (valueAt(kernel, cofactor(kernel, node, one, c), at) !== value(new Map([...at, [one.name, c]])))
                return false;
          }
          const matters = POOL.filter((of) => ALL.some((at) => value(at) !== value(new Map([...at, [of.name, 0]]))));
          return (
            support(kernel, node)
              .map(({ name }) => name)
              .join() === matters.map(({ name }) => name).join()
          );
        },
      ),
      seeded(40),
    );
  });

  it("replaces variables by functions, all at once", () => {
    const replaced = fc.subarray([...POOL], { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        formulas(POOL),
        replaced,
        fc.array(formulas(POOL), { minLength: 9, maxLength: 9 }),
        (f, over, pool) => {
          const kernel = new Kernel({ variables: POOL });
          // Outcome c is taken if the c-th condition is the first that holds; the last outcome otherwise.
          const conditions = new Map(over.map((of, i) => [of, pool.slice(3 * i, 3 * i + of.levels - 1)]));
          const nodes = new Map(
            [...conditions].map(([of, list]) => {
              let left: Node = 1;
              const guards = list.map((condition) => {
                const here = build(kernel, condition);
                const guard = kernel.and(left, here);
                left = kernel.except(left, here);
                return guard;
              });
              return [of, [...guards, left]];
            }),
          );
          const result = compose(kernel, build(kernel, f), nodes);
          return ALL.every((at) => {
            const inner = new Map(at);
            for (const [of, list] of conditions) {
              const first = list.findIndex((condition) => holds(condition, at));
              inner.set(of.name, first < 0 ? of.levels - 1 : first);
            }
            return valueAt(kernel, result, at) === holds(f, inner);
          });
        },
      ),
      seeded(100),
    );
  });

  it("refuses a replacement that is no function", () => {
    const kernel = new Kernel({ variables: POOL });
    const [x, y] = POOL as readonly [Variable, Variable];
    const f = kernel.literal(x, [1]);
    expect(() => compose(kernel, f, new Map([[x, [0]]]))).toThrow("has 2 outcomes and is given 1 nodes");
    expect(() => compose(kernel, f, new Map([[x, [1, 1]]]))).toThrow("overlaps");
    expect(() => compose(kernel, f, new Map([[x, [kernel.literal(y, [1]), 0]]]))).toThrow("leave a gap");
  });

  it("takes duals", () => {
    const all = assignments(BOOLEANS);
    fc.assert(
      fc.property(formulas(BOOLEANS), (f) => {
        const kernel = new Kernel({ variables: BOOLEANS });
        const node = dual(kernel, build(kernel, f));
        return all.every(
          (at) =>
            valueAt(kernel, node, at) === !holds(f, new Map([...at].map(([name, outcome]) => [name, 1 - outcome]))),
        );
      }),
      seeded(100),
    );
    const kernel = new Kernel({ variables: POOL });
    expect(() => dual(kernel, kernel.literal(POOL[1] as Variable, [2]))).toThrow(TypeError);
  });
});

describe("size and depth", () => {
  const many = Array.from({ length: 5000 }, (_, i) => literal(variable(`x${i}`)));

  it("takes 5,000 variables without overflowing the stack", () => {
    const chain = many.reduce<Formula>(
      (f, x, i) => (i % 2 ? { kind: "and", of: [x, f] } : { kind: "or", of: [x, f] }),
      literal(variable("x")),
    );
    const compiled = compile(chain);
    expect(compiled.size).toBe(5001);
    const { kernel, node } = compiled;
    const other = compile(and(...many));
    expect(other.size).toBe(5000);
    expect(other.count()).toBe(1n);
    expect(kernel.and(node, kernel.not(node))).toBe(0);
    expect(kernel.implies(node, kernel.or(node, build(kernel, many[17] as Formula)))).toBe(true);
    expect(compiled.probability(() => 0.5)).toBeGreaterThan(0);
    expect(other.countMinimalCuts()).toBe(5000n);
    expect(other.countMinimalPaths()).toBe(1n);
  });

  it("merges the states of a threshold", () => {
    const votes = many.slice(0, 400);
    expect(compile(atLeast(200, votes)).size).toBe(200 * 201);
    const even = compile(
      threshold(
        2n ** 70n,
        votes.slice(0, 60).map(() => 2n ** 66n + 1n),
        votes.slice(0, 60),
      ),
    );
    expect(even.size).toBe(16 * 45);
  });

  it("ends in a clear error when the budget is spent, and stays usable", () => {
    const kernel = new Kernel({ nodeBudget: 500 });
    let spent: unknown;
    try {
      build(kernel, atLeast(100, many.slice(0, 200)));
    } catch (error) {
      spent = error;
    }
    expect(spent).toBeInstanceOf(BudgetError);
    expect(spent).toBeInstanceOf(RangeError);
    expect(spent).toMatchObject({ name: "BudgetError", nodes: 500, budget: 500 });
    expect((spent as Error).message).toMatch(/raise nodeBudget/);
    const [f, g] = [kernel.variableOf(499), kernel.variableOf(498)];
    expect(f).toBeDefined();
    expect(g).toBeDefined();
    expect(kernel.and(499, 0)).toBe(0);
    expect(() => compile(or(...many), { nodeBudget: 100 })).toThrow(BudgetError);
    expect(() => new Kernel({ nodeBudget: 1.5 })).toThrow(RangeError);
    expect(compile(not(or(...many)), { nodeBudget: 20_000 }).count()).toBe(1n);
  });
});
