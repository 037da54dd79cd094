import { STEPS, type Variable } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { slice } from "./slice.ts";

/** How a function answers to one variable. */
export type Direction = "increasing" | "decreasing" | "constant" | "neither";

/**
 * How f answers to a variable, along no < abstain < yes (or false < true).
 *
 * "Not cast" stands outside the order: f counts as increasing (decreasing) in a variable that has it only if, besides, not cast is
 * never below a no and never above a yes (the other way round). So whenever f is increasing, no is a worst outcome and yes a best one,
 * and whenever it is decreasing, yes is a worst one and no a best one.
 */
export function direction(kernel: Kernel, f: Node, variable: Variable): Direction {
  return directions(kernel, f, new Set([variable.name])).get(variable.name) ?? "constant";
}

/**
 * How f answers to each variable that it depends on, by name; one pass. The test is local: f is increasing in x if and only if at each
 * node that asks for x the children grow.
 */
export function directions(kernel: Kernel, f: Node, only?: ReadonlySet<string>): Map<string, Direction> {
  const found = new Map<string, Direction>();
  for (const node of kernel.reach(f)) {
    const variable = kernel.variableOf(node) as Variable;
    if (only && !only.has(variable.name)) continue;
    const known = found.get(variable.name);
    if (known === "neither") continue;
    const here = directionAt(kernel, node, variable.levels, known);
    found.set(variable.name, here);
  }
  return found;
}

/**
 * @throws TypeError if f depends on a variable that is not boolean
 * @throws RangeError if f is not increasing in each of its variables
 */
export function requireCoherent(kernel: Kernel, f: Node): void {
  const { level, size } = slice(kernel, f);
  for (let i = 2; i < size; i++)
    if (kernel.arity(level[i] as number) !== 2)
      throw new TypeError(
        `"${kernel.variables[level[i] as number]?.name}" is not boolean: minimal sets are of booleans`,
      );
  requireIncreasing(kernel, f);
}

/** @throws RangeError if f is not increasing in each of its variables */
export function requireIncreasing(kernel: Kernel, f: Node): void {
  for (const [name, direction] of directions(kernel, f))
    if (direction !== "increasing")
      throw new RangeError(`the function is not increasing in "${name}" but ${direction}`);
}

/** The direction at one node, as far as it agrees with the one `known` from others. */
function directionAt(kernel: Kernel, node: Node, levels: number, known: Direction | undefined): Direction {
  const steps = (STEPS[levels] ?? []).map(
    ([low, high]) => [kernel.child(node, low), kernel.child(node, high)] as const,
  );
  if (known !== "decreasing" && steps.every(([low, high]) => kernel.implies(low, high))) return "increasing";
  if (known !== "increasing" && steps.every(([low, high]) => kernel.implies(high, low))) return "decreasing";
  return "neither";
}
