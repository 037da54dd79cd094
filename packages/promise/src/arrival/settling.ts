import { build } from "../diagram/build.ts";
import { type Formula, literal, variable } from "../diagram/formula.ts";
import type { Kernel, Node } from "../diagram/kernel.ts";

/** The two nodes of a vote in which votes may still be out: the outcome is certain either way whatever they turn out to be. */
export interface Settling {
  readonly approved: Node;
  readonly refused: Node;
}

/** The variable that is true while a party's vote is still out. */
export function outstanding(party: string): { readonly name: string; readonly levels: 2 } {
  return { name: `${party} is out`, levels: 2 };
}

/**
 * Where a rule is certain: true, and false, for everything that outstanding votes can still be, each of a vote's levels included. The kernel
 * must know `outstanding(p)` above each vote p, all votes in one order.
 */
export function settling(kernel: Kernel, rule: Formula): Settling {
  const node = build(kernel, rule);
  return { approved: certainly(kernel, node), refused: certainly(kernel, kernel.not(node)) };
}

/** What holds for all completions: an outstanding vote demands that every outcome of it will do. */
function certainly(kernel: Kernel, root: Node): Node {
  const done = new Map<Node, Node>([
    [0, 0],
    [1, 1],
  ]);
  // Ascending: children are made before parents.
  for (const node of kernel.reach(root)) {
    const of = kernel.variableOf(node);
    if (of === undefined) continue;
    const children = Array.from({ length: of.levels }, (_, c) => done.get(kernel.child(node, c)) as Node);
    const all = children.reduce((both, child) => kernel.and(both, child), 1);
    const cast = kernel.select(
      children.map((_, c) => build(kernel, literal(of, [c]))),
      children,
    );
    done.set(node, kernel.ite(build(kernel, literal(variable(outstanding(of.name).name))), all, cast));
  }
  return done.get(root) as Node;
}
