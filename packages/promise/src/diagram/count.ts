import type { Variable } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { type Slice, slice } from "./slice.ts";

/**
 * How many of all assignments of `variables` make f true; exact.
 *
 * A node counts as a function of all the variables, so its count is the mean of its children's; no level is ever skipped.
 * @throws RangeError if f depends on a variable that is not among them
 */
export function count(kernel: Kernel, f: Node, variables: readonly Variable[] = kernel.variables): bigint {
  const part = slice(kernel, f);
  return countsUp(part, assignments(kernel, part, variables))[part.root] as bigint;
}

/**
 * For each variable and each of its outcomes, how many assignments of `variables` have that outcome and make f true; exact, and one
 * pass for all.
 * @throws RangeError if f depends on a variable that is not among them
 */
export function countByOutcome(
  kernel: Kernel,
  f: Node,
  variables: readonly Variable[] = kernel.variables,
): Map<string, bigint[]> {
  const part = slice(kernel, f);
  const { size, root, level, child, width, arity } = part;
  const all = assignments(kernel, part, variables);
  const full = countsUp(part, all);
  const through: bigint[] = new Array(size).fill(0n);
  through[root] = all;
  // For each level: what its nodes add for each outcome, and how much of f they account for.
  const sums = new Map<number, { byOutcome: bigint[]; through: bigint }>();
  for (let i = size - 1; i >= 2; i--) {
    const outcomes = arity[i] as number;
    const share = (through[i] as bigint) / BigInt(outcomes);
    let sum = sums.get(level[i] as number);
    if (!sum) {
      sum = { byOutcome: new Array(outcomes).fill(0n), through: 0n };
      sums.set(level[i] as number, sum);
    }
    sum.through += ((through[i] as bigint) * (full[i] as bigint)) / all;
    for (let c = 0; c < outcomes; c++) {
      const below = child[i * width + c] as number;
      through[below] = (through[below] as bigint) + share;
      sum.byOutcome[c] = (sum.byOutcome[c] as bigint) + (share * (full[below] as bigint)) / all;
    }
  }
  const counts = new Map<string, bigint[]>();
  for (const variable of variables) {
    const sum = sums.get(kernel.levelOf(variable) ?? -1);
    const elsewhere = ((full[root] as bigint) - (sum?.through ?? 0n)) / BigInt(variable.levels);
    counts.set(
      variable.name,
      Array.from({ length: variable.levels }, (_, c) => elsewhere + (sum?.byOutcome[c] ?? 0n)),
    );
  }
  return counts;
}

/** The number of assignments, after checking that they cover what the slice asks for. */
function assignments(kernel: Kernel, part: Slice, variables: readonly Variable[]): bigint {
  const levels = new Set(variables.map((variable) => kernel.levelOf(variable)));
  for (let i = 2; i < part.size; i++)
    if (!levels.has(part.level[i] as number))
      throw new RangeError(`the function depends on "${kernel.variables[part.level[i] as number]?.name}" as well`);
  return variables.reduce((product, variable) => product * BigInt(variable.levels), 1n);
}

function countsUp({ size, child, width, arity }: Slice, all: bigint): bigint[] {
  const counts: bigint[] = [0n, all];
  for (let i = 2; i < size; i++) {
    let sum = 0n;
    for (let c = 0; c < (arity[i] as number); c++) sum += counts[child[i * width + c] as number] as bigint;
    counts.push(sum / BigInt(arity[i] as number));
  }
  return counts;
}
