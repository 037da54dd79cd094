import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modelOf } from "../testing/text.ts";
import { voidAnswer } from "./void.ts";

const NAMES = ["France", "Poland", "Romania", "Turkey", "Italy", "Spain", "Greece", "Norway", "Sweden"];

const text = (weights: readonly number[], rule: string) => `
agreement Pact "Pact"
  group Members: ${NAMES.slice(0, weights.length).join(", ")}
  attribute shares of Members: ${weights.map((weight, i) => `${NAMES[i]} ${weight}`).join(", ")}
  decision act "Whether to act" by ${rule} of shares of Members within 3 days failing which refused
`;

const random = fc.array(
  fc.integer({ min: 0, max: 60 }).map((weight) => weight / 2),
  { minLength: 3, maxLength: NAMES.length },
);

const SHARES = { "at least 85%": 0.85, "more than 50%": 0.5, "at least 2/3": 2 / 3 } as const;

/** Whether neither a member alone nor only all that weigh anything can carry it. */
function isThreshold(weights: readonly number[], rule: keyof typeof SHARES): boolean {
  const positive = weights.filter((weight) => weight > 0);
  const total = positive.reduce((a, b) => a + b, 0);
  const least = Math.min(...positive);
  return Math.max(...positive) < SHARES[rule] * total - 1e-9 && total - least > SHARES[rule] * total + 1e-9;
}

describe("a vote by weights too large for a diagram", () => {
  test("has the coalitions of the diagram", async () => {
    await fc.assert(
      fc.asyncProperty(
        random,
        fc.constantFrom("at least 85%", "more than 50%", "at least 2/3"),
        async (weights, rule) => {
          const model = await modelOf(text(weights, rule));
          // Where one decides alone, or all must agree, it is no threshold; there the diagram is small.
          fc.pre(isThreshold(weights, rule));
          // So small a budget takes any diagram of it for too large.
          const [large, small] = [2, undefined].map(
            (nodeBudget) => voidAnswer(model, "Pact.act", { nodeBudget, listed: 40 }).cases[0]?.value.coalitions,
          );
          if (large === undefined || small === undefined) throw new Error("no case");
          expect(large.players).toEqual(small.players);
          for (const kind of ["voiding", "blocking", "breaking", "securing"] as const) {
            const { patterns: _, ...expected } = small[kind];
            if (large[kind].cut) {
              expect({ ...large[kind], bySize: [] }).toEqual({ ...expected, bySize: [] });
              expect(expected.bySize.slice(0, large[kind].bySize.length)).toEqual(large[kind].bySize);
            } else expect(large[kind]).toEqual(expected);
          }
        },
      ),
      { numRuns: 60, seed: 20260114 },
    );
  });

  test("says why a coalition can stop it", async () => {
    const model = await modelOf(text([5, 3, 3, 1], "at least 75%"));
    const [one] = voidAnswer(model, "Pact.act", { nodeBudget: 2 }).cases;
    expect(one?.value.alone).toEqual(["France"]);
    expect(one?.value.why[0]?.sentence).toBe(
      'France alone can stop the decision “Whether to act”: the decision "Whether to act" needs a yes from at least 75% of the shares of the Members, which the others do not reach.',
    );
  });
});
