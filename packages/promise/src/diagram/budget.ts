/** Nodes a kernel or a family of sets may hold unless told otherwise: some 150 MB. */
export const DEFAULT_NODE_BUDGET = 4_000_000;

/** The most that can be asked for; node numbers are packed into 32-bit cache keys. */
export const MAX_NODE_BUDGET = 2 ** 26;

/** A diagram outgrew its node budget. What threw it stays usable: nothing was half-made. */
export class BudgetError extends RangeError {
  override readonly name = "BudgetError";
  /** How many nodes there were. */
  readonly nodes: number;
  readonly budget: number;

  constructor(nodes: number, budget: number) {
    super(
      `the diagram needs more than ${budget} nodes: raise nodeBudget, give a variable order that keeps related variables ` +
        "together, or make weights coarser (divide them by a common factor)",
    );
    this.nodes = nodes;
    this.budget = budget;
  }
}

/** @throws RangeError if the budget is not a whole number from 2 to 2^26 */
export function checkBudget(budget: number): number {
  if (!Number.isInteger(budget) || budget < 2 || budget > MAX_NODE_BUDGET)
    throw new RangeError(`nodeBudget is a whole number from 2 to ${MAX_NODE_BUDGET}, not ${budget}`);
  return budget;
}
