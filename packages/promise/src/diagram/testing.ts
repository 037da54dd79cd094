/**
 * For tests only: random formulas, and the obviously right way to everything, which is to try every assignment.
 * Shares no code with what it checks.
 */
import fc from "fast-check";
import type { Formula, Variable } from "./formula.ts";

export const seeded = (runs = 300): { seed: number; numRuns: number } => ({ seed: 20260114, numRuns: runs });

export const POOL: readonly Variable[] = [2, 3, 2, 4, 2, 3, 2, 2].map((levels, i) => ({ name: `x${i}`, levels }));
export const BOOLEANS: readonly Variable[] = Array.from({ length: 7 }, (_, i) => ({ name: `b${i}`, levels: 2 }));
export const VOTES: readonly Variable[] = Array.from({ length: 4 }, (_, i) => ({ name: `v${i}`, levels: 3 }));

export type Assignment = ReadonlyMap<string, number>;

/** Every assignment of the variables. */
export function assignments(variables: readonly Variable[]): Assignment[] {
  return variables.reduce<Assignment[]>(
    (all, { name, levels }) =>
      all.flatMap((one) => Array.from({ length: levels }, (_, outcome) => new Map([...one, [name, outcome]]))),
    [new Map()],
  );
}

/** Whether a formula holds, straight from its definition. */
export function holds(formula: Formula, at: Assignment): boolean {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "literal":
      return formula.in.includes(at.get(formula.variable.name) ?? -1);
    case "not":
      return !holds(formula.of, at);
    case "and":
      return formula.of.every((part) => holds(part, at));
    case "or":
      return formula.of.some((part) => holds(part, at));
    case "atLeast":
      return formula.of.filter((part) => holds(part, at)).length >= formula.k;
    case "threshold": {
      let sum = 0n;
      formula.of.forEach((part, i) => {
        if (holds(part, at)) sum += BigInt(formula.weights[i] ?? 0);
      });
      return sum >= BigInt(formula.quota);
    }
  }
}

/** A formula's value at every assignment of the variables, worked out once. */
export function tabulate(formula: Formula, variables: readonly Variable[]): (at: Assignment) => boolean {
  const values = assignments(variables).map((at) => holds(formula, at));
  return (at) =>
    values[variables.reduce((index, { name, levels }) => index * levels + (at.get(name) as number), 0)] as boolean;
}

/** Any formula over the variables, as plain objects, unsimplified. */
export function formulas(variables: readonly Variable[]): fc.Arbitrary<Formula> {
  return fc.letrec<{ formula: Formula }>((tie) => {
    const parts = fc.array(tie("formula"), { maxLength: 5 });
    return {
      formula: fc.oneof<fc.WeightedArbitrary<Formula>[]>(
        { maxDepth: 4, depthSize: "small" },
        { weight: 6, arbitrary: literals(variables) },
        { weight: 1, arbitrary: fc.boolean().map((value): Formula => ({ kind: "constant", value })) },
        { weight: 2, arbitrary: tie("formula").map((of): Formula => ({ kind: "not", of })) },
        {
          weight: 5,
          arbitrary: fc
            .tuple(fc.constantFrom("and" as const, "or" as const), parts)
            .map(([kind, of]) => ({ kind, of })),
        },
        {
          weight: 2,
          arbitrary: fc.tuple(fc.integer({ min: -1, max: 6 }), parts).map(([k, of]) => ({ kind: "atLeast", k, of })),
        },
        { weight: 3, arbitrary: thresholds(tie("formula"), -7) },
        { weight: 3, arbitrary: thresholds(literals(variables), -7) },
      ),
    };
  }).formula;
}

/** A formula that increases in each of the booleans. */
export function increasing(variables: readonly Variable[]): fc.Arbitrary<Formula> {
  const atoms = fc
    .constantFrom(...variables)
    .map((of): Formula => ({ kind: "literal", variable: of, in: of.levels === 2 ? [1] : [2] }));
  const weak = fc
    .constantFrom(...variables)
    .map((of): Formula => ({ kind: "literal", variable: of, in: of.levels === 2 ? [1] : [1, 2] }));
  const leaf = fc.oneof(atoms, weak);
  return fc.letrec<{ formula: Formula }>((tie) => {
    const parts = fc.array(tie("formula"), { minLength: 1, maxLength: 5 });
    return {
      formula: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        { weight: 3, arbitrary: leaf },
        {
          weight: 5,
          arbitrary: fc
            .tuple(fc.constantFrom("and" as const, "or" as const), parts)
            .map(([kind, of]) => ({ kind, of })),
        },
        { weight: 2, arbitrary: thresholds(tie("formula"), 0) },
        { weight: 4, arbitrary: thresholds(leaf, 0) },
      ),
    };
  }).formula;
}

function literals(variables: readonly Variable[]): fc.Arbitrary<Formula> {
  return fc.constantFrom(...variables).chain((of) =>
    fc
      .subarray(
        Array.from({ length: of.levels }, (_, i) => i),
        { minLength: 0 },
      )
      .map((outcomes): Formula => ({ kind: "literal", variable: of, in: outcomes })),
  );
}

function thresholds(of: fc.Arbitrary<Formula>, least: number): fc.Arbitrary<Formula> {
  return fc
    .tuple(
      fc.integer({ min: least, max: 20 }),
      fc.array(fc.tuple(fc.integer({ min: least, max: 9 }), of), { minLength: 1, maxLength: 8 }),
    )
    .map(([quota, terms]) => ({
      kind: "threshold",
      quota,
      weights: terms.map(([weight]) => weight),
      of: terms.map(([, term]) => term),
    }));
}
