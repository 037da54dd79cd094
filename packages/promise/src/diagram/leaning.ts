import { type Formula, inOrder, type Literal, NOT_CAST, operands } from "./formula.ts";

/** Which way a variable pushes a formula, along no < abstain < yes (or false < true), by how the formula is written. */
export type Leaning = "increasing" | "decreasing";

/** By the variable's name; undefined where some variable is written to push both ways, whether or not it does. */
export type Leanings = ReadonlyMap<string, Leaning> | undefined;

const KNOWN = new WeakMap<Formula, Leanings>();

/**
 * Which way each variable pushes, as far as that can be read off the formula without a diagram: every place that mentions the variable pushes the same
 * way, through an even or an odd number of negations. What is so written pushes that way or not at all; `directions` knows the rest.
 */
export function leanings(formula: Formula): Leanings {
  if (formula.kind === "not") return turned(leanings(formula.of));
  if (KNOWN.has(formula)) return KNOWN.get(formula);
  const found = read(formula);
  KNOWN.set(formula, found);
  return found;
}

/** The outcome of a variable that is best, and the one that is worst, for a formula that it pushes this way. */
export function extremes(levels: number, leaning: Leaning): { readonly best: number; readonly worst: number } {
  const high = levels === 2 ? 1 : 2;
  return leaning === "increasing" ? { best: high, worst: 0 } : { best: 0, worst: high };
}

function turned(found: Leanings): Leanings {
  return (
    found &&
    new Map([...found].map(([name, way]) => [name, way === "increasing" ? "decreasing" : "increasing"] as const))
  );
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
      const way = sign === PLAIN ? wayOf(part) : sign === NEGATED ? opposite(wayOf(part)) : undefined;
      const { name } = part.variable;
      if (way === undefined || (found.get(name) ?? way) !== way) return undefined;
      found.set(name, way);
      continue;
    }
    operands(part).forEach((of, i) => {
      const turns = part.kind === "not" || (part.kind === "threshold" && (part.weights[i] as number | bigint) < 0);
      const below = !turns ? sign : ((sign & PLAIN) << 1) | ((sign & NEGATED) >> 1);
      signs.set(of, (signs.get(of) ?? 0) | below);
    });
  }
  return found;
}

function opposite(way: Leaning | undefined): Leaning | undefined {
  return way && (way === "increasing" ? "decreasing" : "increasing");
}

/** A vote that is not cast lies somewhere between a no and a yes. */
function wayOf({ variable: { levels }, in: outcomes }: Literal): Leaning | undefined {
  const has = (outcome: number): boolean => outcomes.includes(outcome);
  const steps: (readonly [number, number])[] =
    levels === 2
      ? [[0, 1]]
      : [
          [0, 1],
          [1, 2],
        ];
  if (levels === 4) steps.push([0, NOT_CAST], [NOT_CAST, 2]);
  if (steps.every(([low, high]) => !has(low) || has(high))) return "increasing";
  return steps.every(([low, high]) => !has(high) || has(low)) ? "decreasing" : undefined;
}
