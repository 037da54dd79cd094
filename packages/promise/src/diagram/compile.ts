import { DEFAULT_NODE_BUDGET } from "./budget.ts";
import { build } from "./build.ts";
import { count } from "./count.ts";
import { type Formula, type Variable, variablesOf } from "./formula.ts";
import { Kernel, type Node } from "./kernel.ts";
import { minimalCuts, minimalPaths } from "./minimal.ts";
import { staticOrder } from "./order.ts";
import type { SetFamily } from "./set-family.ts";
import { type Importance, importance, probability, uniform, type Weights } from "./weigh.ts";

export interface CompileOptions {
  /**
   * The variable order, top to bottom. Variables of the formula that it leaves out follow, in the order that suits the formula; variables
   * that only it names are declared too, so that counts range over them.
   */
  readonly order?: readonly Variable[];
  /** How many nodes may be made in all; 4 million unless told. */
  readonly nodeBudget?: number;
}

/** A formula as a diagram, ready for questions. */
export class Compiled {
  /** The diagram's kernel and the formula's node in it, for what this class does not offer. */
  readonly kernel: Kernel;
  readonly node: Node;
  #cuts: SetFamily | undefined;
  #paths: SetFamily | undefined;

  constructor(kernel: Kernel, node: Node) {
    this.kernel = kernel;
    this.node = node;
  }

  /** The declared variables, in the diagram's order. */
  get variables(): readonly Variable[] {
    return this.kernel.variables;
  }

  /** Nodes of the diagram, terminals left out. */
  get size(): number {
    return this.kernel.size(this.node);
  }

  /** Whether the formula holds when each variable has the outcome that `outcome` names. */
  evaluate(outcome: (of: Variable) => number): boolean {
    let at = this.node;
    for (let of = this.kernel.variableOf(at); of; of = this.kernel.variableOf(at))
      at = this.kernel.child(at, outcome(of));
    return at === 1;
  }

  /** How many assignments of the declared variables make the formula true; exact. */
  count(): bigint {
    return count(this.kernel, this.node);
  }

  /** The probability that the formula is true. @throws RangeError if the weights are no distributions */
  probability(weights: Weights): number {
    return probability(this.kernel, this.node, weights);
  }

  /** For each variable, its Birnbaum importance and the probability given each of its outcomes; all outcomes equally likely unless told. */
  importance(weights: Weights = uniform): Importance[] {
    return importance(this.kernel, this.node, this.variables, weights);
  }

  /**
   * The minimal sets of variables whose failure (false) makes the formula false; listed smallest first as they are asked for.
   * @throws TypeError if a variable is not boolean, RangeError if the formula is not increasing in each
   */
  minimalCuts(): SetFamily {
    this.#cuts ??= minimalCuts(this.kernel, this.node);
    return this.#cuts;
  }

  /** The minimal sets of variables that make the formula true on their own; as `minimalCuts`. */
  minimalPaths(): SetFamily {
    this.#paths ??= minimalPaths(this.kernel, this.node);
    return this.#paths;
  }

  /** How many minimal cut sets there are, without listing them. */
  countMinimalCuts(): bigint {
    return this.minimalCuts().count();
  }

  /** How many minimal path sets there are, without listing them. */
  countMinimalPaths(): bigint {
    return this.minimalPaths().count();
  }
}

/**
 * Compiles a formula to a decision diagram.
 * @throws BudgetError if the diagram outgrows its node budget
 * @throws RangeError if the formula is malformed: a variable with two numbers of levels, an outcome that is not its own
 */
export function compile(formula: Formula, options: CompileOptions = {}): Compiled {
  variablesOf(formula);
  const kernel = new Kernel({
    variables: [...(options.order ?? []), ...staticOrder(formula)],
    nodeBudget: options.nodeBudget ?? DEFAULT_NODE_BUDGET,
  });
  return new Compiled(kernel, build(kernel, formula));
}
