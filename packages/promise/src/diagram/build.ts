import { type Formula, inOrder, type Literal } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { type Summand, sumAtLeast } from "./threshold.ts";

/** Sums up to here, and what state merging makes of them, are exact in double precision. */
const SAFE_SUM = 2n ** 46n;

/**
 * The diagram of a formula. Variables the kernel does not know yet are declared below those it does, in the order met.
 * @throws BudgetError if it outgrows the kernel's node budget
 * @throws RangeError if a variable is used with two numbers of levels, or an outcome is not its own
 */
export function build(kernel: Kernel, formula: Formula): Node {
  const done = new Map<Formula, Node>();
  const node = (of: Formula): Node => done.get(of) as Node;
  for (const part of inOrder(formula)) done.set(part, step(kernel, part, node));
  return node(formula);
}

function step(kernel: Kernel, part: Formula, node: (of: Formula) => Node): Node {
  switch (part.kind) {
    case "constant":
      return part.value ? 1 : 0;
    case "literal":
      return kernel.literal(part.variable, part.in);
    case "not":
      return kernel.not(node(part.of));
    case "and":
      return deepestFirst(kernel, part.of.map(node)).reduce((all, each) => kernel.and(all, each), 1);
    case "or":
      return deepestFirst(kernel, part.of.map(node)).reduce((any, each) => kernel.or(any, each), 0);
    case "atLeast":
      return sum(
        kernel,
        BigInt(part.k),
        part.of.map(() => 1n),
        part.of,
        node,
      );
    case "threshold":
      return sum(kernel, BigInt(part.quota), part.weights.map(BigInt), part.of, node);
  }
}

/** Joining what lies deepest first keeps each step as small as what it adds. */
function deepestFirst(kernel: Kernel, nodes: readonly Node[]): Node[] {
  const level = (node: Node): number => kernel.table.level[node] as number;
  return [...nodes].sort((a, b) => level(b) - level(a));
}

/** A weighted threshold: the literals of one variable become one table from outcome to weight, other operands count by their diagrams. */
function sum(
  kernel: Kernel,
  quota: bigint,
  weights: readonly bigint[],
  of: readonly Formula[],
  node: (of: Formula) => Node,
): Node {
  if (weights.length !== of.length)
    throw new RangeError(`a threshold needs one weight for each formula: ${weights.length} for ${of.length}`);
  const tables = new Map<number, bigint[]>();
  const others: { when: Node; adds: bigint[] }[] = [];
  let reach = quota < 0n ? -quota : quota;
  of.forEach((term, i) => {
    const weight = weights[i] as bigint;
    reach += weight < 0n ? -weight : weight;
    if (term.kind === "literal") addTo(tables, kernel, term, weight);
    else others.push({ when: node(term), adds: [0n, weight] });
  });
  const narrow = (value: bigint): number => (reach <= SAFE_SUM ? Number(value) : (value as unknown as number));
  const summands: Summand[] = [
    ...others.map(({ when, adds }) => ({ when, adds: adds.map(narrow) })),
    ...[...tables].sort(([a], [b]) => a - b).map(([level, adds]) => ({ level, adds: adds.map(narrow) })),
  ];
  return sumAtLeast(kernel, narrow(quota), summands);
}

function addTo(tables: Map<number, bigint[]>, kernel: Kernel, term: Literal, weight: bigint): void {
  const level = kernel.declare(term.variable);
  let table = tables.get(level);
  if (!table) {
    table = new Array<bigint>(term.variable.levels).fill(0n);
    tables.set(level, table);
  }
  for (const outcome of term.in) table[outcome] = (table[outcome] as bigint) + weight;
}
