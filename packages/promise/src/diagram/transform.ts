import type { Variable } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { levelsOf, slice } from "./slice.ts";

/** The variables that the function really depends on, from top to bottom. */
export function support(kernel: Kernel, f: Node): Variable[] {
  return levelsOf(slice(kernel, f)).map((level) => kernel.variables[level] as Variable);
}

/**
 * f with the variable's outcome fixed.
 * @throws RangeError if the variable has no such outcome
 */
export function cofactor(kernel: Kernel, f: Node, variable: Variable, outcome: number): Node {
  if (!Number.isInteger(outcome) || outcome < 0 || outcome >= variable.levels)
    throw new RangeError(`variable "${variable.name}" has no outcome ${outcome}`);
  const level = kernel.levelOf(variable);
  return rebuild(kernel, f, (at, children) =>
    at === level ? (children[outcome] as Node) : makeFrom(kernel, at, children),
  );
}

/** Whether some outcome of the variables makes f true, as a function of the rest. */
export function exists(kernel: Kernel, f: Node, over: Iterable<Variable>): Node {
  return quantify(kernel, f, over, (a, b) => kernel.or(a, b));
}

/** Whether every outcome of the variables makes f true, as a function of the rest. */
export function forall(kernel: Kernel, f: Node, over: Iterable<Variable>): Node {
  return quantify(kernel, f, over, (a, b) => kernel.and(a, b));
}

/**
 * f with variables replaced, all at once. For each replaced variable: one node an outcome, which says when that outcome is taken;
 * exactly one of them holds at a time. What is put in may mention any variable, replaced ones included.
 * @throws RangeError if the nodes of a variable are too few or many, overlap, or leave a gap
 */
export function compose(kernel: Kernel, f: Node, replace: ReadonlyMap<Variable, readonly Node[]>): Node {
  const guards = new Map<number, readonly Node[]>();
  for (const [variable, nodes] of replace) {
    checkPartition(kernel, variable, nodes);
    guards.set(kernel.declare(variable), nodes);
  }
  return rebuild(kernel, f, (level, children) => {
    const guard = guards.get(level);
    return guard ? kernel.select(guard, children) : kernel.branch(level, children);
  });
}

/**
 * The dual ¬f(¬x): true if and only if f fails when just the other outcomes are taken. As large as f.
 * @throws TypeError if f depends on a variable that is not boolean
 */
export function dual(kernel: Kernel, f: Node): Node {
  return rebuild(kernel, kernel.not(f), (level, [no = 0, yes = 0, ...more]) => {
    if (more.length > 0)
      throw new TypeError(`only booleans have a dual; "${kernel.variables[level]?.name}" has more outcomes`);
    return kernel.make(level, yes, no);
  });
}

/** The same function in another kernel, where the variables may stand in another order. @returns its node there */
export function transfer(from: Kernel, f: Node, to: Kernel): Node {
  return rebuild(from, f, (level, children) => to.branch(to.declare(from.variables[level] as Variable), children));
}

function quantify(kernel: Kernel, f: Node, over: Iterable<Variable>, join: (a: Node, b: Node) => Node): Node {
  const levels = new Set<number>();
  for (const variable of over) levels.add(kernel.declare(variable));
  return rebuild(kernel, f, (level, children) =>
    levels.has(level) ? children.reduce(join) : makeFrom(kernel, level, children),
  );
}

/** f made anew from the bottom up; `make` gets each node's level and its new children. */
function rebuild(kernel: Kernel, f: Node, make: (level: number, children: readonly Node[]) => Node): Node {
  const { size, root, level, child, width, arity } = slice(kernel, f);
  const made = new Int32Array(size);
  made[1] = 1;
  for (let i = 2; i < size; i++) {
    const children: Node[] = [];
    for (let c = 0; c < (arity[i] as number); c++) children.push(made[child[i * width + c] as number] as Node);
    made[i] = make(level[i] as number, children);
  }
  return made[root] as Node;
}

function makeFrom(kernel: Kernel, level: number, [a = 0, b = 0, c = 0, d = 0]: readonly Node[]): Node {
  return kernel.make(level, a, b, c, d);
}

function checkPartition(kernel: Kernel, variable: Variable, nodes: readonly Node[]): void {
  if (nodes.length !== variable.levels)
    throw new RangeError(`"${variable.name}" has ${variable.levels} outcomes and is given ${nodes.length} nodes`);
  let covered: Node = 0;
  nodes.forEach((node, outcome) => {
    if (kernel.and(covered, node) !== 0)
      throw new RangeError(`outcome ${outcome} of "${variable.name}" overlaps an earlier one`);
    covered = kernel.or(covered, node);
  });
  if (covered !== 1) throw new RangeError(`the outcomes given for "${variable.name}" leave a gap`);
}
