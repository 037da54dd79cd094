import type { Families, Family } from "./families.ts";
import type { Variable } from "./formula.ts";
import { unpack } from "./packed.ts";

/** A family of sets of variables, held as a diagram: counted without listing, listed lazily by size, then by variable order. */
export class SetFamily implements Iterable<Variable[]> {
  readonly #families: Families;
  readonly #root: Family;
  readonly #variables: readonly Variable[];
  #below: readonly number[] | undefined;

  /** @param variables by element number */
  constructor(families: Families, root: Family, variables: readonly Variable[]) {
    this.#families = families;
    this.#root = root;
    this.#variables = variables;
  }

  /** Nodes of the diagram, terminals left out. */
  get size(): number {
    return this.#nodes().length;
  }

  /** How many sets there are; exact. */
  count(): bigint {
    const counts = this.#up((lo, hi) => lo + hi);
    return counts(this.#root);
  }

  /** How many sets there are of 0, 1, 2 … members, up to the largest; exact. */
  countBySize(): bigint[] {
    const bits = this.#bits();
    const packed = this.#up((lo, hi) => lo + (hi << bits))(this.#root);
    return trimmed(unpack(packed, bits, this.#variables.length + 1));
  }

  /** For each variable that occurs, by name: how many sets of 0, 1, 2 … members have it; exact, one pass for all. */
  countByMember(): Map<string, bigint[]> {
    const bits = this.#bits();
    const up = this.#up((lo, hi) => lo + (hi << bits));
    const down = new Map<Family, bigint>([[this.#root, 1n]]);
    const sums = new Map<number, bigint>();
    const add = <K>(to: Map<K, bigint>, at: K, value: bigint): void => {
      to.set(at, (to.get(at) ?? 0n) + value);
    };
    for (const node of [...this.#nodes()].reverse()) {
      const here = down.get(node) as bigint;
      const lo = this.#families.lo(node);
      const hi = this.#families.hi(node);
      add(sums, this.#families.element(node), (here * up(hi)) << bits);
      add(down, lo, here);
      add(down, hi, here << bits);
      down.delete(node);
    }
    const elements = [...sums.keys()].sort((a, b) => a - b);
    return new Map(
      elements.map((element) => [
        (this.#variables[element] as Variable).name,
        trimmed(unpack(sums.get(element) as bigint, bits, this.#variables.length + 1)),
      ]),
    );
  }

  [Symbol.iterator](): Generator<Variable[], void, undefined> {
    return this.list();
  }

  /**
   * The sets, smallest first; among those of one size, the one that has the first variable (in order) on which they differ comes
   * first. Lazy: each set costs no more than the number of variables, however many there are.
   */
  *list(): Generator<Variable[], void, undefined> {
    const bits = this.#bits();
    const packed = this.#up((lo, hi) => lo + (hi << bits));
    const has = (family: Family, size: number): boolean =>
      size >= 0 && ((packed(family) >> (BigInt(size) * bits)) & ((1n << bits) - 1n)) !== 0n;
    for (let size = 0; size <= this.#variables.length; size++) {
      if (!has(this.#root, size)) continue;
      const open: { at: Family; chosen: number }[] = [{ at: this.#root, chosen: 0 }];
      const members: Variable[] = [];
      for (let top = open.pop(); top; top = open.pop()) {
        members.length = top.chosen;
        let at = top.at;
        // Walk down, taking an element whenever a set of the right size remains; what was passed over waits on the stack.
        while (at > 1) {
          const lo = this.#families.lo(at);
          const hi = this.#families.hi(at);
          const left = size - members.length;
          if (has(hi, left - 1)) {
            if (has(lo, left)) open.push({ at: lo, chosen: members.length });
            members.push(this.#variables[this.#families.element(at)] as Variable);
            at = hi;
          } else at = lo;
        }
        yield [...members];
      }
    }
  }

  /** Room for the number of sets, which no coefficient exceeds. */
  #bits(): bigint {
    return BigInt(this.count().toString(2).length + 1);
  }

  /** A value for every node from its children's, with 0 for no set and 1 for the empty one. */
  #up(join: (lo: bigint, hi: bigint) => bigint): (family: Family) => bigint {
    const values = new Map<Family, bigint>([
      [0, 0n],
      [1, 1n],
    ]);
    const value = (family: Family): bigint => values.get(family) as bigint;
    for (const node of this.#nodes())
      values.set(node, join(value(this.#families.lo(node)), value(this.#families.hi(node))));
    return value;
  }

  /** The nodes, ascending: bottom-up. */
  #nodes(): readonly number[] {
    if (this.#below) return this.#below;
    const seen = new Set<Family>([0, 1]);
    const open = [this.#root];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(this.#families.lo(at), this.#families.hi(at));
    }
    this.#below = [...seen].filter((node) => node > 1).sort((a, b) => a - b);
    return this.#below;
  }
}

function trimmed(counts: bigint[]): bigint[] {
  const last = counts.findLastIndex((count) => count > 0n);
  return counts.slice(0, last + 1);
}
