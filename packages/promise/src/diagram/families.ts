import { DEFAULT_NODE_BUDGET } from "./budget.ts";
import { Cache } from "./cache.ts";
import { NodeTable } from "./node-table.ts";

/** A family of sets of elements 0, 1, 2 …: 0 is the family without a set, 1 the family whose only set is empty. */
export type Family = number;

/**
 * A manager of zero-suppressed decision diagrams (Minato 1993): a node splits a family by one element into the sets without it
 * (`lo`) and the sets with it (`hi`, the element taken out); a node whose `hi` is the family without a set is left out.
 */
export class Families {
  readonly table: NodeTable;
  /** (A, B) → A without the supersets of B. */
  readonly #without = new Cache();

  constructor(nodeBudget: number = DEFAULT_NODE_BUDGET) {
    this.table = new NodeTable(nodeBudget);
  }

  make(element: number, lo: Family, hi: Family): Family {
    return hi === 0 ? lo : this.table.node(element, 2, lo, hi, 0, 0);
  }

  element(family: Family): number {
    return this.table.level[family] as number;
  }

  lo(family: Family): Family {
    return this.table.child[this.table.first[family] as number] as number;
  }

  hi(family: Family): Family {
    return this.table.child[(this.table.first[family] as number) + 1] as number;
  }

  /**
   * The sets of A that contain no set of B (Rauzy 1993). With x the first element of either:
   * A₀ \ B₀ without x, and (A₁ \ B₁) \ B₀ with it.
   */
  without(a: Family, b: Family): Family {
    // A pending pair waits for up to three results, in this order: lo, the first cut of hi, hi.
    const stack: { a: Family; b: Family; lo: Family; hi: Family; step: number }[] = [];
    let result = this.#plain(a, b);
    if (result >= 0) return result;
    stack.push({ a, b, lo: -1, hi: -1, step: 0 });
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const [a0, a1, b0, b1] = this.#split(top.a, top.b);
      if (top.step === 1) top.lo = result;
      if (top.step === 2) top.hi = result;
      if (top.step === 3) {
        result = this.make(Math.min(this.element(top.a), this.element(top.b)), top.lo, result);
        this.#without.set(0, top.a, top.b, result);
        stack.pop();
        continue;
      }
      const next =
        top.step === 0 ? ([a0, b0] as const) : top.step === 1 ? ([a1, b1] as const) : ([top.hi, b0] as const);
      top.step++;
      const known = this.#plain(...next);
      if (known >= 0) result = known;
      else {
        stack.push({ a: next[0], b: next[1], lo: -1, hi: -1, step: 0 });
      }
    }
    return result;
  }

  #split(a: Family, b: Family): readonly [Family, Family, Family, Family] {
    const x = this.element(a);
    const y = this.element(b);
    return [x <= y ? this.lo(a) : a, x <= y ? this.hi(a) : 0, y <= x ? this.lo(b) : b, y <= x ? this.hi(b) : 0];
  }

  /** The result where it is plain or remembered, else −1. */
  #plain(a: Family, b: Family): Family {
    if (a === 0 || b === 1 || a === b) return 0;
    if (b === 0) return a;
    // The empty set contains only the empty set, which `b` has if the lowest of its lo-chain is 1.
    if (a === 1) return this.#hasEmpty(b) ? 0 : 1;
    return this.#without.get(0, a, b);
  }

  #hasEmpty(family: Family): boolean {
    let at = family;
    while (at > 1) at = this.lo(at);
    return at === 1;
  }
}
