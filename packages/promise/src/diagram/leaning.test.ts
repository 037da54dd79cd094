import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { and, atLeast, constant, evaluate, inOrder, literal, not, or, variable, vote } from "./formula.ts";
import { extremes, leanings } from "./leaning.ts";
import { substitute } from "./substitute.ts";
import { assignments, formulas, increasing, seeded, tabulate } from "./testing.ts";
import { oneWay, untangled } from "./untangle.ts";

const MIXED = [
  { name: "b", levels: 2 },
  { name: "v", levels: 3 },
  { name: "w", levels: 4 },
  { name: "c", levels: 2 },
];

describe("which way variables are written to push", () => {
  const a = literal(variable("a"));
  const b = literal(variable("b"));
  const v = vote("v", { notCast: true });

  it("is turned by each negation", () => {
    const found = leanings(and(a, not(or(b, not(literal(v))))));
    expect(found).toEqual(
      new Map([
        ["a", "increasing"],
        ["b", "decreasing"],
        ["v", "increasing"],
      ]),
    );
  });

  it("is both where one variable pushes both ways, or its outcomes lie apart", () => {
    const both = new Map([
      ["a", "both"],
      ["b", "both"],
    ]);
    expect(leanings(or(and(a, b), and(not(a), not(b))))).toEqual(both);
    expect(leanings(literal(v, [1]))).toEqual(new Map([["v", "both"]]));
    expect(leanings(literal(v, [0, 2]))).toEqual(new Map([["v", "both"]]));
    // Abstaining counts, not casting does not: both lie between a no and a yes.
    expect(leanings(literal(v, [1, 2]))).toEqual(new Map([["v", "increasing"]]));
  });

  it("turns with the sign of a weight", () => {
    const written = { kind: "threshold", quota: 1, weights: [2, -1], of: [a, b] } as const;
    expect(leanings(written)).toEqual(
      new Map([
        ["a", "increasing"],
        ["b", "decreasing"],
      ]),
    );
  });

  it.each([
    ["written", leanings],
    ["looked at by their diagrams", untangled],
  ])("makes the best outcome best and the worst worst, whatever the others do: %s", (_, ways) => {
    let told = 0;
    const check = fc.property(fc.oneof(formulas(MIXED), increasing(MIXED), increasing(MIXED).map(not)), (formula) => {
      const holds = tabulate(formula, MIXED);
      for (const [name, way] of ways(formula)) {
        if (way === "both") continue;
        told += 1;
        const { best, worst } = extremes(MIXED.find((one) => one.name === name)?.levels ?? 2, way);
        for (const at of assignments(MIXED)) {
          if (holds(at)) expect(holds(new Map([...at, [name, best]]))).toBe(true);
          else expect(holds(new Map([...at, [name, worst]]))).toBe(false);
        }
      }
    });
    fc.assert(check, seeded(150));
    expect(told).toBeGreaterThan(150);
  });

  it("is found by a diagram where a quorum and a majority speak of the same votes", () => {
    const votes = ["r", "s", "t"].map((name) => vote(name, { notCast: true }));
    const quorum = atLeast(
      2,
      votes.map((of) => literal(of, [0, 1, 2])),
    );
    const carried = and(
      quorum,
      atLeast(
        2,
        votes.map((of) => literal(of)),
      ),
    );
    expect(new Set(leanings(carried).values())).toEqual(new Set(["both"]));
    expect(new Set(untangled(carried).values())).toEqual(new Set(["increasing"]));
    expect(new Set(untangled(not(carried)).values())).toEqual(new Set(["decreasing"]));
    const known = oneWay(or(carried, literal(variable("a"))), () => true);
    expect(known?.get("a")).toBe("increasing");
    expect(oneWay(quorum, () => true)).toBeUndefined();
    expect(oneWay(quorum, () => false)).toBeDefined();
  });
});

describe("putting formulas for literals", () => {
  it("holds where the formula does with what was put in", () => {
    const check = fc.property(formulas(MIXED), fc.integer({ min: 0, max: 3 }), (formula, turn) => {
      const put = substitute(formula, (at) =>
        at.variable.name === "b"
          ? constant(turn % 2 === 0)
          : at.variable.name === "c"
            ? not(literal(at.variable, at.in))
            : at,
      );
      for (const at of assignments(MIXED)) {
        const byLiteral = substitute(formula, ({ variable: { name }, in: outcomes }) =>
          constant(name === "b" ? turn % 2 === 0 : outcomes.includes(at.get(name) ?? 0) !== (name === "c")),
        );
        expect(byLiteral).toEqual(constant(evaluate(put, (of) => at.get(of.name) ?? 0)));
      }
    });
    fc.assert(check, seeded(150));
  });

  it("keeps what is shared shared", () => {
    const shared = or(literal(variable("a")), literal(variable("b")));
    const put = substitute(
      and(not(and(shared, literal(variable("c")))), or(not(shared), literal(variable("d")))),
      (at) => at,
    );
    const shareds = inOrder(put).filter(
      (part) => part.kind === "or" && part.of.every(({ kind }) => kind === "literal"),
    );
    expect(shareds).toHaveLength(1);
  });
});
