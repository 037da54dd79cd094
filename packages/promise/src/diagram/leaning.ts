import { type Formula, inOrder, type Literal, operands, STEPS } from "./formula.ts";

/** Which way a variable pushes a formula, along no < abstain < yes (or false < true). */
export type Leaning = "increasing" | "decreasing" | "both";

/** By the variable's name. */
export type Leanings = ReadonlyMap<string, Leaning>;

const KNOWN = new WeakMap<Formula, Leanings>();

/**
 * Which way each variable is written to push, read off the formula without a diagram: one way where every place that mentions it pushes that way,
 * through an even or an odd number of negations. What is so written pushes that way or not at all; what is written to push both ways may still push
 * one way only.
 */
export function leanings(formula: Formula): Leanings {
  if (formula.kind === "not") return turned(leanings(formula.of));
  let found = KNOWN.get(formula);
  if (found === undefined) {
    found = read(formula);
    KNOWN.set(formula, found);
  }
  return found;
}

/** The outcome of a variable that is best, and the one that is worst, for a formula that it pushes this way. */
export function extremes(
  levels: number,
  leaning: Exclude<Leaning, "both">,
): { readonly best: number; readonly worst: number } {
  const high = levels === 2 ? 1 : 2;
  return leaning === "increasing" ? { best: high, worst: 0 } : { best: 0, worst: high };
}

/** Which way a variable pushes what the formula is the opposite of. */
export function opposite(way: Leaning): Leaning {
  return way === "both" ? way : way === "increasing" ? "decreasing" : "increasing";
}

export function turned(found: Leanings): Leanings {
  return new Map([...found].map(([name, way]) => [name, opposite(way)]));
}

/** Whether an operand stands under a negation, or under a weight that is one. */
export function turns(formula: Formula, operand: number): boolean {
  return formula.kind === "not" || (formula.kind === "threshold" && (formula.weights[operand] as number | bigint) < 0);
}

/** Which way a literal pushes, along each of the steps of its variable. */
export function leaningOf({ variable: { levels }, in: outcomes }: Literal): Leaning {
  const has = (outcome: number): boolean => outcomes.includes(outcome);
  const steps = STEPS[levels] ?? [];
  if (steps.every(([low, high]) => !has(low) || has(high))) return "increasing";
  return steps.every(([low, high]) => !has(high) || has(low)) ? "decreasing" : "both";
}

const PLAIN = 1;
const NEGATED = 2;

function read(formula: Formula): Leanings {
  const signs = new Map<Formula, number>([[formula, PLAIN]]);
  const found = new Map<string, Leaning>();
  // What is made of a part is looked at before the part itself, so that all its signs are known by then.
  for (const part of inOrder(formula).reverse()) {
    const sign = signs.get(part) ?? 0;
    if (part.kind === "literal") {
      const { name } = part.variable;
      const way = sign === PLAIN ? leaningOf(part) : sign === NEGATED ? opposite(leaningOf(part)) : "both";
      found.set(name, (found.get(name) ?? way) === way ? way : "both");
      continue;
    }
    operands(part).forEach((of, i) => {
      const below = turns(part, i) ? ((sign & PLAIN) << 1) | ((sign & NEGATED) >> 1) : sign;
      signs.set(of, (signs.get(of) ?? 0) | below);
    });
  }
  return found;
}
