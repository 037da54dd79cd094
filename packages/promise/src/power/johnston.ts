import { BudgetError, cofactor, count, Kernel, type Node, transfer, type Variable } from "../diagram/index.ts";
import { type Rational, rational } from "./rational.ts";

/**
 * Johnston (1978): each winning coalition that some member can destroy shares one equally among all members who can. With Cᵢ = "player i
 * is critical", the coalitions with just c critical members are one diagram for each c, built by counting over C₁ … Cₙ; the index is
 * Σ over c of |exactly c ∧ Cᵢ| / c. In a kernel of its own, as what it builds can be large; `undefined` if it outgrows the budget.
 */
export function johnston(
  kernel: Kernel,
  node: Node,
  players: readonly Variable[],
  nodeBudget: number,
): readonly Rational[] | undefined {
  try {
    return shares(kernel, node, players, new Kernel({ variables: kernel.variables, nodeBudget }));
  } catch (error) {
    if (error instanceof BudgetError) return undefined;
    throw error;
  }
}

function shares(from: Kernel, node: Node, players: readonly Variable[], kernel: Kernel): Rational[] {
  const game = transfer(from, node, kernel);
  const critical = players.map((player) => kernel.except(game, cofactor(kernel, game, player, 0)));
  // exactly[c]: so far just c of the players are critical.
  let exactly: Node[] = [1];
  for (const mine of critical) {
    const before = exactly;
    exactly = Array.from({ length: before.length + 1 }, (_, c) => kernel.ite(mine, before[c - 1] ?? 0, before[c] ?? 0));
    while (exactly.at(-1) === 0) exactly.pop();
  }
  const points = (of: Node): bigint => count(kernel, of, players);
  const common = exactly.reduce((product, _, c) => (c === 0 ? product : product * BigInt(c)), 1n);
  const vulnerable = exactly.reduce((sum, of, c) => (c === 0 ? sum : sum + points(of)), 0n);
  return critical.map((mine) => {
    const share = exactly.reduce(
      (sum, of, c) => (c === 0 ? sum : sum + (points(kernel.and(of, mine)) * common) / BigInt(c)),
      0n,
    );
    return rational(share, common * vulnerable);
  });
}
