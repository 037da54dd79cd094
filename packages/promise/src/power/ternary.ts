import {
  compile,
  countByOutcome,
  countSizes,
  type Kernel,
  type Node,
  requireIncreasing,
  support,
  type Variable,
  variablesOf,
  YES,
} from "../diagram/index.ts";
import type { Game } from "./binary.ts";
import { factorial, type Rational, rational, weightedSum } from "./rational.ts";

export interface TernaryOptions {
  /** The voters, in the order wanted; those the rule mentions (a node: depends on) unless told. */
  readonly players?: readonly Variable[];
  readonly nodeBudget?: number;
}

export interface TernaryPower {
  readonly player: Variable;
  /** Share of the others' 3ⁿ⁻¹ votes at which the player's no and yes lead to different outcomes. */
  readonly banzhaf: Rational;
  /** Share of the n!·3ⁿ roll-calls in which the player's vote settles the outcome. */
  readonly shapleyShubik: Rational;
}

export type TernaryIndices =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "ternary"; readonly players: readonly TernaryPower[] };

/**
 * Power under a rule with abstention, u: {no, abstain, yes}ⁿ → {refused, approved}, increasing in each vote (Felsenthal and Machover
 * 1997).
 *
 * Shapley–Shubik is the Shapley value of D(S) = P(the votes of S alone settle the outcome), votes uniform. As u is increasing, S settles a
 * yes if and only if u holds with all others at no, and a no if and only if u fails with all others at yes. So each voter is in one of
 * four states, outside S or inside with one of three votes, and one pass over the diagram of u counts them by |S|; the player's own
 * part is A(S ∪ i) − 3·A(S) = the completions its vote adds.
 * @throws TypeError if a voter has not three levels
 * @throws RangeError if u is not increasing, or depends on someone who is no voter; BudgetError if its diagram outgrows the budget
 */
export function ternaryIndices(game: Game, options: TernaryOptions = {}): TernaryIndices {
  if ("kind" in game) {
    const { kernel, node } = compile(game, { nodeBudget: options.nodeBudget });
    return ofNode(kernel, node, options.players ?? variablesOf(game));
  }
  return ofNode(game.kernel, game.node, options.players ?? support(game.kernel, game.node));
}

function ofNode(kernel: Kernel, node: Node, players: readonly Variable[]): TernaryIndices {
  if (new Set(players.map(({ name }) => name)).size < players.length) throw new RangeError("a voter is listed twice");
  for (const { name, levels } of players)
    if (levels !== 3) throw new TypeError(`voter "${name}" has ${levels} levels, not no, abstain and yes`);
  requireIncreasing(kernel, node);
  if (node === 0 || node === 1) return { kind: "constant", value: node === 1 };
  const n = players.length;
  for (const player of players) kernel.declare(player);
  const byOutcome = countByOutcome(kernel, node, players);
  const approvals = countSizes(kernel, node, players, {
    outcomes: [
      [1, 1],
      [0, 1],
      [0, 1],
    ],
    contrast: [-2, 1, 1],
    value: true,
  });
  const refusals = countSizes(kernel, node, players, {
    outcomes: [
      [0, 1],
      [0, 1],
      [1, 1],
    ],
    contrast: [1, 1, -2],
    value: false,
  });
  // s!·(n − 1 − s)! / n! · 3^−(s + 1), over the common denominator n!·3ⁿ.
  const parts = Array.from({ length: n }, (_, s) => factorial(s) * factorial(n - 1 - s) * 3n ** BigInt(n - 1 - s));
  const rollCalls = factorial(n) * 3n ** BigInt(n);
  return {
    kind: "ternary",
    players: players.map((player) => {
      const counts = byOutcome.get(player.name) as readonly bigint[];
      const settled = (approvals.contrast.get(player.name) as readonly bigint[]).map(
        (approved, s) => approved + (refusals.contrast.get(player.name)?.[s] as bigint),
      );
      return {
        player,
        banzhaf: rational((counts[YES] as bigint) - (counts[0] as bigint), 3n ** BigInt(n - 1)),
        shapleyShubik: weightedSum(settled, parts, rollCalls),
      };
    }),
  };
}
