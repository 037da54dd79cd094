import { topOutcome, type Variable } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { levelsOf, type Slice, slice } from "./slice.ts";

/**
 * The probability of each outcome of a variable: one number an outcome, from 0 to 1, that sum to 1 within 1e-9; for a boolean a single
 * number, the probability of true, will do. Given by a function of the variable, or by name.
 */
export type Weights =
  | ((variable: Variable) => number | readonly number[])
  | ReadonlyMap<string, number | readonly number[]>;

/** Every outcome equally likely. */
export const uniform: Weights = (variable) => new Array<number>(variable.levels).fill(1 / variable.levels);

/** What one variable's outcome does to the probability of a function. */
export interface Importance {
  readonly variable: Variable;
  /** P(f | the variable has outcome c), for each c. */
  readonly given: readonly number[];
  /** Birnbaum importance: P(f | true, or yes) − P(f | false, or no). */
  readonly birnbaum: number;
}

/**
 * The probability that f is true, its variables independent. In double precision: every step is a convex combination, so the absolute
 * error is below 4 · depth · 2⁻⁵³.
 * @throws RangeError if a variable on which f depends has no weights, or weights that are no distribution
 */
export function probability(kernel: Kernel, f: Node, weights: Weights): number {
  const part = slice(kernel, f);
  return probabilitiesUp(part, distributions(kernel, part, weights))[part.root] as number;
}

/**
 * For each of `variables`, how the probability of f hangs on its outcome (Birnbaum 1969): one pass up and one down for all of them.
 * P(f | x = c) = P(f) + Σ over the nodes of x of P(reaching the node) · (P(child c) − P(node)).
 * @throws RangeError as `probability`
 */
export function importance(
  kernel: Kernel,
  f: Node,
  variables: readonly Variable[] = kernel.variables,
  weights: Weights = uniform,
): Importance[] {
  const part = slice(kernel, f);
  const { size, root, level, child, width, arity } = part;
  const given = distributions(kernel, part, weights);
  const up = probabilitiesUp(part, given);
  const reached = new Float64Array(size);
  reached[root] = 1;
  const shift = new Map<number, number[]>();
  for (let i = size - 1; i >= 2; i--) {
    const at = level[i] as number;
    const here = given.get(at) as readonly number[];
    let sums = shift.get(at);
    if (!sums) {
      sums = new Array<number>(arity[i] as number).fill(0);
      shift.set(at, sums);
    }
    for (let c = 0; c < (arity[i] as number); c++) {
      const below = child[i * width + c] as number;
      reached[below] = (reached[below] as number) + (reached[i] as number) * (here[c] as number);
      sums[c] = (sums[c] as number) + (reached[i] as number) * ((up[below] as number) - (up[i] as number));
    }
  }
  const total = up[root] as number;
  return variables.map((variable) => {
    const sums = shift.get(kernel.levelOf(variable) ?? -1);
    const byOutcome = Array.from({ length: variable.levels }, (_, c) => clamp(total + (sums?.[c] ?? 0)));
    return { variable, given: byOutcome, birnbaum: (sums?.[topOutcome(variable)] ?? 0) - (sums?.[0] ?? 0) };
  });
}

/** The weights of one variable as a list, checked. */
export function distributionOf(variable: Variable, weights: Weights): readonly number[] {
  const given = typeof weights === "function" ? weights(variable) : weights.get(variable.name);
  if (given === undefined) throw new RangeError(`no weights are given for "${variable.name}"`);
  const list = typeof given === "number" ? [1 - given, given] : given;
  const sum = list.reduce((a, b) => a + b, 0);
  if (list.length !== variable.levels)
    throw new RangeError(`"${variable.name}" has ${variable.levels} outcomes and is given ${list.length} weights`);
  if (!list.every((weight) => weight >= 0 && weight <= 1 + 1e-9) || !(Math.abs(sum - 1) <= 1e-9))
    throw new RangeError(`the weights of "${variable.name}" are no probabilities that sum to 1: ${list.join(", ")}`);
  return list;
}

function distributions(kernel: Kernel, part: Slice, weights: Weights): Map<number, readonly number[]> {
  return new Map(levelsOf(part).map((level) => [level, distributionOf(kernel.variables[level] as Variable, weights)]));
}

function probabilitiesUp(part: Slice, weights: ReadonlyMap<number, readonly number[]>): Float64Array {
  const { size, level, child, width, arity } = part;
  const up = new Float64Array(size);
  up[1] = 1;
  for (let i = 2; i < size; i++) {
    const here = weights.get(level[i] as number) as readonly number[];
    let sum = 0;
    for (let c = 0; c < (arity[i] as number); c++)
      sum += (here[c] as number) * (up[child[i * width + c] as number] as number);
    up[i] = sum;
  }
  return up;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
