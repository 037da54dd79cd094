import { DEFAULT_NODE_BUDGET } from "./budget.ts";
import { NodeTable } from "./node-table.ts";

/** A family of sets of elements 0, 1, 2 …: 0 is the family without a set, 1 the family whose only set is empty. */
export type Family = number;

/**
 * A manager of zero-suppressed decision diagrams (Minato 1993): a node splits a family by one element into the sets without it
 * (`lo`) and the sets with it (`hi`, the element taken out); a node whose `hi` is the family without a set is left out.
 */
export class Families {
  readonly table: NodeTable;

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
}
