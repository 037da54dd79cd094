import { build } from "../diagram/build.ts";
import type { Formula } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import { support } from "../diagram/transform.ts";

/** Whether a formula holds for all, some or none of the choices. */
export function extent(formula: Formula, nodeBudget?: number): "always" | "sometimes" | "never" {
  if (formula.kind === "constant") return formula.value ? "always" : "never";
  const node = build(new Kernel({ variables: staticOrder(formula), nodeBudget }), formula);
  return node === 1 ? "always" : node === 0 ? "never" : "sometimes";
}

/** Names of the choices on which a formula really depends, not merely which it mentions. */
export function dependsOn(formula: Formula, nodeBudget?: number): ReadonlySet<string> {
  const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget });
  return new Set(support(kernel, build(kernel, formula)).map((of) => of.name));
}

/** One way of choosing under which the formula holds, by the choice's name; undefined if there is none. */
export function witness(formula: Formula, nodeBudget?: number): ReadonlyMap<string, number> | undefined {
  const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget });
  let at = build(kernel, formula);
  if (at === 0) return undefined;
  const chosen = new Map<string, number>();
  for (let of = kernel.variableOf(at); of !== undefined; of = kernel.variableOf(at)) {
    // Reduced: below a node that is not false some outcome leads to true.
    let outcome = 0;
    while (kernel.child(at, outcome) === 0) outcome++;
    chosen.set(of.name, outcome);
    at = kernel.child(at, outcome);
  }
  return chosen;
}
