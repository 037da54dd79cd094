import { countSizes, type Kernel, type Node, type Variable } from "../diagram/index.ts";

/** What the swing-based indices are made of; exact. */
export interface Swings {
  readonly players: readonly Variable[];
  /** Number of winning coalitions. */
  readonly winning: bigint;
  /** For each player, how many coalitions of 0 … n − 1 others it turns from losing to winning. */
  readonly bySize: readonly (readonly bigint[])[];
}

/** All players' swings in one pass up and one down the diagram of an increasing game. */
export function swings(kernel: Kernel, node: Node, players: readonly Variable[]): Swings {
  const { total, contrast } = countSizes(kernel, node, players, {
    outcomes: [
      [1, 0],
      [0, 1],
    ],
    contrast: [-1, 1],
    value: true,
  });
  return {
    players,
    winning: total.reduce((a, b) => a + b, 0n),
    bySize: players.map((player) => contrast.get(player.name) as readonly bigint[]),
  };
}
