import type { Variable } from "../diagram/formula.ts";
import type { Kernel, Node } from "../diagram/kernel.ts";

/** Variables that are drawn together: each state gives every one of them an outcome. */
export interface Group {
  readonly variables: readonly Variable[];
  readonly states: readonly (readonly number[])[];
}

/**
 * A diagram read group by group: the groups are independent of one another, the variables within one are not. Asked for many points in time at
 * once, so that the walk over the diagram is paid for once.
 */
export class Lots {
  readonly groups: readonly Group[];
  /** For each group and state, which states the diagram tells apart: equal numbers are not. */
  readonly classOf: readonly Int32Array[];
  readonly classes: Int32Array;
  /** Rows of values: 0 false, 1 true, then the nodes, bottom group first. */
  readonly rows: number;
  /** Rows of the nodes that were asked for. */
  readonly roots: Int32Array;
  /** Per row from 2: its group, and where its children stand, one for each class. */
  readonly groupOf: Int32Array;
  readonly #children: Int32Array;
  readonly #first: Int32Array;

  /** The kernel's order must go through the groups one after the other. */
  constructor(kernel: Kernel, nodes: readonly Node[], groups: readonly Group[]) {
    this.groups = groups;
    const groupAt = new Map(groups.flatMap(({ variables }, g) => variables.map((of) => [of.name, g] as const)));
    const groupOfNode = (at: Node): number => groupAt.get(kernel.variableOf(at)?.name ?? "") ?? groups.length;
    const follow = (at: Node, { variables }: Group, state: readonly number[]): Node => {
      let here = at;
      for (let of = kernel.variableOf(here); of !== undefined; of = kernel.variableOf(here)) {
        const { name } = of;
        const i = variables.findIndex((each) => each.name === name);
        if (i < 0) break;
        here = kernel.child(here, state[i] as number);
      }
      return here;
    };
    const entered: Map<Node, readonly Node[]>[] = groups.map(() => new Map());
    const open = [...nodes];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at < 2) continue;
      const g = groupOfNode(at);
      const group = groups[g];
      const into = entered[g];
      if (group === undefined || into === undefined)
        throw new RangeError(`"${kernel.variableOf(at)?.name}" stands in no group`);
      if (into.has(at)) continue;
      const here = at;
      const children = group.states.map((state) => follow(here, group, state));
      into.set(at, children);
      open.push(...children);
    }
    this.classOf = groups.map(({ states }, g) => {
      const seen = new Map<string, number>();
      return Int32Array.from(states, (_, s) => {
        const key = [...(entered[g]?.values() ?? [])].map((children) => children[s]).join();
        const known = seen.get(key) ?? seen.size;
        seen.set(key, known);
        return known;
      });
    });
    this.classes = Int32Array.from(this.classOf, (of) => Math.max(-1, ...of) + 1);
    const row = new Map<Node, number>([
      [0, 0],
      [1, 1],
    ]);
    const groupOf: number[] = [0, 0];
    const first: number[] = [0, 0];
    const children: number[] = [];
    for (let g = groups.length - 1; g >= 0; g--) {
      const of = this.classOf[g] as Int32Array;
      for (const [at, below] of entered[g] ?? []) {
        row.set(at, groupOf.length);
        groupOf.push(g);
        first.push(children.length);
        for (let c = 0; c < (this.classes[g] as number); c++)
          children.push(row.get(below[of.indexOf(c)] as Node) as number);
      }
    }
    this.rows = groupOf.length;
    this.roots = Int32Array.from(nodes, (node) => row.get(node) as number);
    this.groupOf = Int32Array.from(groupOf);
    this.#first = Int32Array.from(first);
    this.#children = Int32Array.from(children);
  }

  /** The children of a row, one for each class of its group. */
  childrenOf(row: number): Int32Array {
    const first = this.#first[row] as number;
    return this.#children.subarray(first, first + (this.classes[this.groupOf[row] as number] as number));
  }

  /** A table for `values`, with room for so many points. */
  table(points: number): Float64Array {
    const values = new Float64Array(this.rows * points);
    values.fill(1, points, 2 * points);
    return values;
  }

  /** Tables for the weights of each group's classes, with room for so many points. */
  weights(points: number): Float64Array[] {
    return Array.from(this.classes, (count) => new Float64Array(count * points));
  }

  /**
   * The probabilities at each of `points` points, into `values`: of root r at `roots[r] · room`.
   * @param weights per group, at `[class · room + point]`; each point's add up to 1
   * @param room the number of points that the tables were made for
   */
  values(weights: readonly Float64Array[], values: Float64Array, points: number, room: number): void {
    const { groupOf, classes } = this;
    const first = this.#first;
    const child = this.#children;
    for (let row = 2; row < this.rows; row++) {
      const group = groupOf[row] as number;
      const weight = weights[group] as Float64Array;
      const begin = first[row] as number;
      const count = classes[group] as number;
      const at = row * room;
      let below = (child[begin] as number) * room;
      if (count === 2) {
        const other = (child[begin + 1] as number) * room;
        for (let t = 0; t < points; t++)
          values[at + t] =
            (weight[t] as number) * (values[below + t] as number) +
            (weight[room + t] as number) * (values[other + t] as number);
        continue;
      }
      for (let t = 0; t < points; t++) values[at + t] = (weight[t] as number) * (values[below + t] as number);
      for (let c = 1; c < count; c++) {
        below = (child[begin + c] as number) * room;
        const from = c * room;
        for (let t = 0; t < points; t++)
          values[at + t] = (values[at + t] as number) + (weight[from + t] as number) * (values[below + t] as number);
      }
    }
  }
}
