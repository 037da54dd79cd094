import type { Rational } from "../power/rational.ts";
import { compare, ONE, plus, times, ZERO } from "./fraction.ts";

/** A game in which everybody sees what happened before, as a tree; and its solution by backward induction. */
export type Tree = End | Chance | Turn;

export interface End {
  readonly kind: "end";
  readonly name: string;
  /** One for each player. */
  readonly payoffs: readonly Rational[];
}

export interface Chance {
  readonly kind: "chance";
  readonly name: string;
  /** Probabilities add up to 1. */
  readonly branches: readonly { readonly name: string; readonly probability: Rational; readonly to: Tree }[];
}

export interface Turn {
  readonly kind: "turn";
  readonly name: string;
  /** From 0. */
  readonly player: number;
  readonly moves: readonly { readonly name: string; readonly to: Tree }[];
}

/** A tree with what each node is worth to each player if all play on as well as they can. */
export interface Solved {
  readonly node: Tree;
  readonly worth: readonly Rational[];
  /** In the order of the node's branches or moves. */
  readonly next: readonly Solved[];
  /** At a turn: the moves that are worth most to whose turn it is. More than one: it is indifferent, and the first is played. */
  readonly best: readonly number[];
}

/** Works from the ends to the root. Each subgame is solved, so no threat counts that would not be carried out (Selten 1965). */
export function solve(node: Tree): Solved {
  if (node.kind === "end") return { node, worth: node.payoffs, next: [], best: [] };
  if (node.kind === "chance") {
    const next = node.branches.map(({ to }) => solve(to));
    const certain = node.branches.reduce((sum, { probability }) => plus(sum, probability), ZERO);
    if (compare(certain, ONE) !== 0 || node.branches.some(({ probability }) => compare(probability, ZERO) < 0)) {
      throw new RangeError(`The probabilities of ${node.name} do not add up to 1.`);
    }
    const players = next[0]?.worth.length ?? 0;
    const worth = Array.from({ length: players }, (_, player) =>
      node.branches.reduce(
        (sum, { probability }, i) => plus(sum, times(probability, next[i]?.worth[player] ?? ZERO)),
        ZERO,
      ),
    );
    return { node, worth, next, best: [] };
  }
  const next = node.moves.map(({ to }) => solve(to));
  const value = (i: number): Rational => next[i]?.worth[node.player] ?? ZERO;
  const most = next.reduce((best, _, i) => (compare(value(i), value(best)) > 0 ? i : best), 0);
  const best = next.flatMap((_, i) => (compare(value(i), value(most)) === 0 ? [i] : []));
  return { node, worth: next[most]?.worth ?? [], next, best };
}
