import { BudgetError, type Kernel, minimalSolutions, type Node, type Variable } from "../diagram/index.ts";
import { type Rational, rational } from "./rational.ts";

export interface MinimalWinningIndices {
  /** Number of minimal winning coalitions. */
  readonly count: bigint;
  readonly deeganPackel: readonly Rational[];
  readonly holler: readonly Rational[];
}

/**
 * Deegan–Packel (1978): a minimal winning coalition, each as likely as any, shares one equally among its members. Holler's public good
 * index (1982): a player's share of all memberships in minimal winning coalitions. Both from the family of minimal winning coalitions as
 * a diagram, never listed. `undefined` if the family outgrows the budget.
 */
export function minimalWinning(
  kernel: Kernel,
  node: Node,
  players: readonly Variable[],
  nodeBudget: number,
): MinimalWinningIndices | undefined {
  try {
    const family = minimalSolutions(kernel, node, { nodeBudget });
    const count = family.count();
    const members = family.countByMember();
    const bySize = players.map((player) => members.get(player.name) ?? []);
    const memberships = bySize.map((counts) => counts.reduce((a, b) => a + b, 0n));
    const all = memberships.reduce((a, b) => a + b, 0n);
    // 1/size over a common denominator.
    const common = players.reduce((product, _, i) => product * BigInt(i + 1), 1n);
    return {
      count,
      deeganPackel: bySize.map((counts) =>
        rational(
          counts.reduce((sum, sets, size) => (size === 0 ? sum : sum + (sets * common) / BigInt(size)), 0n),
          common * count,
        ),
      ),
      holler: memberships.map((mine) => rational(mine, all)),
    };
  } catch (error) {
    if (error instanceof BudgetError) return undefined;
    throw error;
  }
}
