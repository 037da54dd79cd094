import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Formula } from "./formula.ts";
import { spelled } from "./spelled.ts";
import { formulas, POOL, seeded } from "./testing.ts";

/** The same, made of other objects, none of them shared. */
const copy = (of: Formula): Formula => JSON.parse(JSON.stringify(of));

describe("a formula in letters", () => {
  it("is spelled alike just where it is built alike", () => {
    fc.assert(
      fc.property(formulas(POOL), formulas(POOL), (one, other) => {
        expect(spelled(copy(one))).toBe(spelled(copy(one)));
        expect(spelled(copy(one)) === spelled(copy(other))).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      seeded(500),
    );
  });

  it("tells apart what differs in one number, name or connective", () => {
    const x: Formula = { kind: "literal", variable: { name: "x", levels: 3 }, in: [1, 2] };
    const y: Formula = { kind: "literal", variable: { name: "y", levels: 3 }, in: [1, 2] };
    const all: Formula[] = [
      x,
      y,
      { ...x, in: [2] },
      { ...x, variable: { name: "x", levels: 4 } },
      { kind: "not", of: x },
      { kind: "and", of: [x, y] },
      { kind: "or", of: [x, y] },
      { kind: "and", of: [y, x] },
      { kind: "atLeast", k: 1, of: [x, y] },
      { kind: "atLeast", k: 2, of: [x, y] },
      { kind: "threshold", quota: 2, weights: [1, 2], of: [x, y] },
      { kind: "threshold", quota: 2, weights: [2, 1], of: [x, y] },
      { kind: "threshold", quota: 3, weights: [1, 2], of: [x, y] },
    ];
    expect(new Set(all.map(spelled)).size).toBe(all.length);
  });
});
