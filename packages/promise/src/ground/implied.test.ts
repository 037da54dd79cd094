import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, atLeast, constant, type Formula, literal, not, or, threshold, vote } from "../diagram/formula.ts";
import { assignments, formulas, seeded, tabulate } from "../diagram/testing.ts";
import { isImplied } from "./implied.ts";

const COUNCIL = ["a", "b", "c", "d"].map((name) => vote(name, { notCast: true }));
const MIXED = [
  { name: "b", levels: 2 },
  { name: "v", levels: 3 },
  { name: "w", levels: 4 },
];
const yes = COUNCIL.map((of) => literal(of));
const cast = COUNCIL.map((of) => literal(of, [0, 1, 2]));

/** Counts of some outcomes of some variables, in each form in which a formula may count. */
function counts(): fc.Arbitrary<Formula> {
  const literals = fc
    .constantFrom(...MIXED)
    .chain((of) =>
      fc
        .subarray([...Array(of.levels).keys()], { minLength: 1 })
        .map((outcomes): Formula => ({ kind: "literal", variable: of, in: outcomes })),
    );
  const some = fc.array(literals, { minLength: 1, maxLength: 4 });
  return fc.oneof(
    some.map((of): Formula => ({ kind: "and", of })),
    some.map((of): Formula => ({ kind: "or", of })),
    fc.tuple(fc.integer({ min: -1, max: 4 }), some).map(([k, of]): Formula => ({ kind: "atLeast", k, of })),
    fc
      .tuple(fc.integer({ min: -2, max: 12 }), some, fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 4 }))
      .map(([quota, of, weights]): Formula => ({ kind: "threshold", quota, weights: weights.slice(0, of.length), of })),
  );
}

describe("what is seen to be implied", () => {
  it("is a quorum that whoever carries the vote fills", () => {
    expect(isImplied(atLeast(3, yes), atLeast(3, cast))).toBe(true);
    expect(isImplied(atLeast(3, yes), atLeast(2, cast))).toBe(true);
    expect(isImplied(and(...yes), atLeast(3, cast))).toBe(true);
    expect(isImplied(and(atLeast(3, yes), literal(vote("e"))), atLeast(3, cast))).toBe(true);
    const weights = [5, 3, 2, 1];
    expect(isImplied(threshold(7, weights, yes), threshold(6, weights, cast))).toBe(true);
    // The three lightest come to 6.
    expect(isImplied(atLeast(3, yes), threshold(6, weights, cast))).toBe(true);
  });

  it("is not a quorum that needs more", () => {
    expect(isImplied(atLeast(2, yes), atLeast(3, cast))).toBe(false);
    expect(isImplied(or(...yes), atLeast(2, cast))).toBe(false);
    expect(isImplied(atLeast(3, yes), atLeast(3, cast.slice(1)))).toBe(false);
    expect(isImplied(atLeast(3, cast), atLeast(3, yes))).toBe(false);
    expect(isImplied(atLeast(3, yes), threshold(7, [5, 3, 2, 1], cast))).toBe(false);
  });

  it("is what always holds, and everything by what never does", () => {
    expect(isImplied(atLeast(2, yes), constant(true))).toBe(true);
    expect(isImplied(atLeast(2, yes), constant(false))).toBe(false);
    expect(isImplied(constant(false), atLeast(2, yes))).toBe(true);
    expect(isImplied(not(atLeast(2, yes)), atLeast(2, yes))).toBe(false);
  });

  it("holds wherever what implies it does", () => {
    const all = assignments(MIXED);
    let seen = 0;
    const check = (a: Formula, b: Formula): void => {
      if (!isImplied(a, b)) return;
      seen += 1;
      const [given, wanted] = [tabulate(a, MIXED), tabulate(b, MIXED)];
      for (const at of all) if (given(at)) expect(wanted(at)).toBe(true);
    };
    fc.assert(fc.property(counts(), counts(), check), seeded(3000));
    expect(seen).toBeGreaterThan(300);
    fc.assert(fc.property(formulas(MIXED), counts(), check), seeded(300));
  });

  it("is found wherever as many of the same, or of more outcomes, are asked for, whatever they weigh", () => {
    const weighted = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(weighted, fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 9 }), (weights, quota, less) => {
        expect(isImplied(threshold(quota, weights, yes), threshold(quota - less, weights, cast))).toBe(true);
      }),
      seeded(),
    );
  });
});
