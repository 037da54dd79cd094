import { expect, test } from "vitest";
import { evaluate, type Formula, literal, NO, threshold, vote, YES } from "../../diagram/formula.ts";
import { tips } from "./tips.ts";

function weighted(quota: number, weights: readonly number[]): { rule: Formula; names: string[] } {
  const votes = weights.map((_, i) => vote(`v${i}`));
  return {
    rule: threshold(
      quota,
      weights,
      votes.map((one) => literal(one)),
    ),
    names: votes.map(({ name }) => name),
  };
}

/** By trying every way in which the others can vote. */
function matters(rule: Formula, names: readonly string[], name: string): boolean {
  const others = names.filter((other) => other !== name);
  for (let yes = 0; yes < 1 << others.length; yes++) {
    const passes = (own: number) =>
      evaluate(rule, (of) => (of.name === name ? own : (yes >> others.indexOf(of.name)) & 1 ? YES : NO));
    if (passes(YES) !== passes(NO)) return true;
  }
  return false;
}

test("never says that a vote tips the outcome where it cannot", () => {
  let seen = 0;
  let state = 20260224;
  const random = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return (state >> 8) % below;
  };
  for (let round = 0; round < 300; round++) {
    const weights = Array.from({ length: 2 + random(6) }, () => 1 + random(12));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const { rule, names } = weighted(1 + random(total), weights);
    for (const name of names) {
      if (!tips(rule, names, name)) continue;
      seen++;
      expect(matters(rule, names, name)).toBe(true);
    }
  }
  expect(seen).toBeGreaterThan(500);
});

test("sees every member of a council of twenty-seven at work", () => {
  const { rule, names } = weighted(
    65,
    [19, 15, 13, 11, 9, 4, 4, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  );
  expect(names.filter((name) => !tips(rule, names, name))).toEqual([]);
});
