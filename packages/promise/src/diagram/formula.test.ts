import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  and,
  atLeast,
  constant,
  evaluate,
  type Formula,
  inOrder,
  ite,
  literal,
  not,
  or,
  threshold,
  variable,
  variablesOf,
  vote,
} from "./formula.ts";
import { assignments, formulas, holds, POOL, seeded } from "./testing.ts";

const [a, b, c] = ["a", "b", "c"].map((name) => literal(variable(name))) as [Formula, Formula, Formula];
const v = vote("v");

/** The same formula through the constructors. */
function simplified(formula: Formula): Formula {
  switch (formula.kind) {
    case "constant":
      return constant(formula.value);
    case "literal":
      return literal(formula.variable, formula.in);
    case "not":
      return not(simplified(formula.of));
    case "and":
      return and(...formula.of.map(simplified));
    case "or":
      return or(...formula.of.map(simplified));
    case "atLeast":
      return atLeast(formula.k, formula.of.map(simplified));
    case "threshold":
      return threshold(formula.quota, formula.weights, formula.of.map(simplified));
  }
}

describe("formula", () => {
  it("means the same after simplification", () => {
    const all = assignments(POOL);
    fc.assert(
      fc.property(formulas(POOL), (formula) => {
        const simple = simplified(formula);
        for (const at of all) {
          const expected = holds(formula, at);
          if (holds(simple, at) !== expected) return false;
        }
        const some = all[formula.kind.length * 7] as (typeof all)[number];
        return evaluate(simple, ({ name }) => some.get(name) as number) === holds(formula, some);
      }),
      seeded(200),
    );
  });

  it("simplifies", () => {
    expect(and()).toEqual(constant(true));
    expect(or()).toEqual(constant(false));
    expect(and(a, a)).toBe(a);
    expect(not(not(and(a, b)))).toEqual(and(a, b));
    expect(and(a, and(b, c))).toEqual({ kind: "and", of: [a, b, c] });
    expect(and(a, not(a))).toEqual(constant(false));
    const both = and(a, b);
    expect(or(both, not(both))).toEqual(constant(true));
    expect(or(literal(v, 0), literal(v, 2))).toEqual(literal(v, [0, 2]));
    expect(not(literal(v, 0))).toEqual(literal(v, [1, 2]));
    expect(literal(v, [0, 1, 2])).toEqual(constant(true));
    expect(ite(a, b, b)).toBe(b);
    expect(atLeast(1, [a, b])).toEqual(or(a, b));
    expect(atLeast(2, [a, b])).toEqual(and(a, b));
    expect(threshold(4, [2, 2, 2], [a, b, c])).toEqual({ kind: "atLeast", k: 2, of: [a, b, c] });
    expect(threshold(1, [3, -2], [a, b])).toEqual(threshold(3, [3, 2], [a, not(b)]));
  });

  it("keeps weights beyond 2^53 exact", () => {
    const huge = 2n ** 60n;
    const formula = threshold(2n * huge, [huge, huge - 1n, 1], [a, b, c]);
    expect(formula).toMatchObject({ kind: "and" });
    expect(threshold(huge, [huge - 1n, huge - 2n, 1], [a, b, c])).toMatchObject({ kind: "threshold", quota: huge });
  });

  it("survives JSON", () => {
    const formula = threshold(3, [2, 1, 1], [and(a, b), c, literal(v, [1, 2])]);
    expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
  });

  it("walks shared and deep formulas once an object", () => {
    let shared: Formula = a;
    for (let i = 0; i < 5000; i++) shared = { kind: "and", of: [shared, { kind: "or", of: [shared, shared] }] };
    expect(inOrder(shared).length).toBe(10_001);
    expect(evaluate(shared, () => 1)).toBe(true);
  });

  it("refuses what has no meaning", () => {
    expect(() => variable("a", 5)).toThrow(RangeError);
    expect(() => variable("")).toThrow(RangeError);
    expect(() => literal(v, 3)).toThrow('variable "v" has no outcome 3');
    expect(() => threshold(1, [1], [a, b])).toThrow(RangeError);
    expect(() => threshold(0.5, [1], [a])).toThrow("weights and quotas are integers, not 0.5");
    expect(() => atLeast(Number.NaN, [a])).toThrow(RangeError);
    expect(() => variablesOf(and(a, literal(vote("a"))))).toThrow('variable "a" is used with 2 and with 3 levels');
  });
});
