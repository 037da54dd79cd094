import type { Kernel, Node } from "./kernel.ts";
import { TERMINAL } from "./node-table.ts";

/**
 * One function's part of a kernel, renumbered: 0 and 1 are the terminals, then the nodes bottom-up, the root last. Every pass over a
 * diagram is a plain loop over it, up (ascending) or down (descending).
 */
export interface Slice {
  /** Number of nodes, both terminals included. */
  readonly size: number;
  readonly root: number;
  /** The level of each node; `TERMINAL` for the terminals. */
  readonly level: Int32Array;
  /** Child `c` of node `i` is `child[i * width + c]`. */
  readonly child: Int32Array;
  readonly width: number;
  /** Number of outcomes at each node; 0 for the terminals. */
  readonly arity: Uint8Array;
}

export function slice(kernel: Kernel, root: Node): Slice {
  const nodes = kernel.reach(root);
  const { table } = kernel;
  const size = nodes.length + 2;
  const width = 4;
  const level = new Int32Array(size).fill(TERMINAL);
  const arity = new Uint8Array(size);
  const child = new Int32Array(size * width);
  const local = new Int32Array(Math.max(root, 1) + 1);
  local[1] = 1;
  nodes.forEach((node, i) => {
    local[node] = i + 2;
  });
  nodes.forEach((node, i) => {
    const at = table.level[node] as number;
    const first = table.first[node] as number;
    level[i + 2] = at;
    const outcomes = kernel.arity(at);
    arity[i + 2] = outcomes;
    for (let c = 0; c < outcomes; c++) child[(i + 2) * width + c] = local[table.child[first + c] as number] as number;
  });
  return { size, root: local[root] as number, level, child, width, arity };
}

/** The levels that a slice asks for, from top to bottom. */
export function levelsOf(slice: Slice): number[] {
  const found = new Set<number>();
  for (let i = 2; i < slice.size; i++) found.add(slice.level[i] as number);
  return [...found].sort((a, b) => a - b);
}
