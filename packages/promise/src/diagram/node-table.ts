import { BudgetError, checkBudget } from "./budget.ts";

/** The level of the two terminals: below every variable. */
export const TERMINAL = 0x7fffffff;

/**
 * Hash-consed nodes in growable typed arrays: one node for each (level, children). Nodes 0 and 1 are the terminals. A node is made after
 * its children, so a child's number is always smaller than its parent's: ascending order is bottom-up.
 *
 * It knows no reduction rule; the kernel and the families of sets each bring their own.
 */
export class NodeTable {
  readonly budget: number;
  /** Number of nodes, terminals included. */
  count = 2;
  level: Int32Array = new Int32Array(256);
  /** Where a node's children begin in `child`. */
  first: Int32Array = new Int32Array(256);
  child: Int32Array = new Int32Array(512);
  #children = 0;
  /** Open addressing, linear probing; 0 marks a free slot, as no terminal is ever stored. */
  #slots = new Int32Array(512);

  constructor(budget: number) {
    this.budget = checkBudget(budget);
    this.level[0] = TERMINAL;
    this.level[1] = TERMINAL;
  }

  /**
   * The node of this level and these children; `arity` says how many of the four count.
   * @throws BudgetError if it would be one too many
   */
  node(level: number, arity: number, a: number, b: number, c: number, d: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(level, a, b, c, d) & mask;
    for (;;) {
      const found = this.#slots[slot] as number;
      if (found === 0) break;
      if (this.level[found] === level) {
        const at = this.first[found] as number;
        const same =
          this.child[at] === a &&
          this.child[at + 1] === b &&
          (arity < 3 || this.child[at + 2] === c) &&
          (arity < 4 || this.child[at + 3] === d);
        if (same) return found;
      }
      slot = (slot + 1) & mask;
    }
    if (this.count >= this.budget) throw new BudgetError(this.count, this.budget);
    if (this.count === this.level.length) {
      this.level = grown(this.level);
      this.first = grown(this.first);
    }
    if (this.#children + 4 > this.child.length) this.child = grown(this.child);
    const made = this.count++;
    const at = this.#children;
    this.level[made] = level;
    this.first[made] = at;
    this.child[at] = a;
    this.child[at + 1] = b;
    if (arity > 2) this.child[at + 2] = c;
    if (arity > 3) this.child[at + 3] = d;
    this.#children += arity;
    this.#slots[slot] = made;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return made;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (const node of this.#slots) {
      if (node === 0) continue;
      const at = this.first[node] as number;
      // A node's arity follows from where the next one begins.
      const end = node + 1 < this.count ? (this.first[node + 1] as number) : this.#children;
      const c = end - at > 2 ? (this.child[at + 2] as number) : 0;
      const d = end - at > 3 ? (this.child[at + 3] as number) : 0;
      let slot = hash(this.level[node] as number, this.child[at] as number, this.child[at + 1] as number, c, d) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

function hash(level: number, a: number, b: number, c: number, d: number): number {
  let h = Math.imul(level ^ 0x2545f491, 0x9e3779b1);
  h = Math.imul((h ^ (h >>> 15)) + a, 0x85ebca6b);
  h = Math.imul((h ^ (h >>> 13)) + b, 0xc2b2ae35);
  if (c !== 0 || d !== 0) h = Math.imul((h ^ (h >>> 14)) + c, 0x27d4eb2f) + Math.imul(d, 0x165667b1);
  return h ^ (h >>> 16);
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
