import {
  type Compiled,
  compile,
  DEFAULT_NODE_BUDGET,
  type Formula,
  type Kernel,
  type Node,
  requireCoherent,
  support,
  type Variable,
  variablesOf,
} from "../diagram/index.ts";
import { johnston } from "./johnston.ts";
import { minimalWinning } from "./minimal-winning.ts";
import { factorial, rational, weightedSum } from "./rational.ts";
import { fromSwings, type Indices, type NotComputed } from "./result.ts";
import { swings } from "./swings.ts";
import { weightedGameOf, weightedIndices } from "./weighted.ts";

/** A game as a formula over its players, or as a node of a kernel (a `Compiled` is one). */
export type Game = Formula | Compiled | { readonly kernel: Kernel; readonly node: Node };

export interface IndicesOptions {
  /** The players, in the order wanted; those the game mentions (a node: depends on) unless told. More are dummies. */
  readonly players?: readonly Variable[];
  /** Nodes for the game's diagram, and for its minimal winning coalitions; 4 million unless told. */
  readonly nodeBudget?: number;
  /** Nodes for Johnston's index, the dearest; 300,000 unless told. */
  readonly johnstonBudget?: number;
}

/**
 * The power indices of a simple game. Exact, from one pass over its diagram (Banzhaf 1965, Shapley and Shubik 1954, Coleman 1971) and
 * from its family of minimal winning coalitions (Deegan–Packel, Holler). A weighted threshold too large for a diagram is worked out from
 * its weights (see `weightedIndices`).
 * @throws TypeError if a player is not boolean
 * @throws RangeError if the game is not increasing, depends on someone who is no player, or lists a player twice; BudgetError if its
 *   diagram outgrows the budget
 */
export function indices(game: Game, options: IndicesOptions = {}): Indices {
  const nodeBudget = options.nodeBudget ?? DEFAULT_NODE_BUDGET;
  if ("kind" in game) {
    const players = options.players ?? variablesOf(game);
    const weighted = weightedGameOf(game, players, nodeBudget);
    if (weighted) return weightedIndices(weighted);
    const { kernel, node } = compile(game, { nodeBudget });
    return ofNode(kernel, node, players, options);
  }
  return ofNode(game.kernel, game.node, options.players ?? support(game.kernel, game.node), options);
}

function ofNode(kernel: Kernel, node: Node, players: readonly Variable[], options: IndicesOptions): Indices {
  checkPlayers(players);
  requireCoherent(kernel, node);
  if (node === 0 || node === 1) return { kind: "constant", value: node === 1 };
  const n = players.length;
  const { winning, bySize } = swings(kernel, node, players);
  const all = 1n << BigInt(n);
  const own = bySize.map((counts) => counts.reduce((a, b) => a + b, 0n));
  const total = own.reduce((a, b) => a + b, 0n);
  const orders = Array.from({ length: n }, (_, s) => factorial(s) * factorial(n - 1 - s));
  const minimal = minimalWinning(kernel, node, players, options.nodeBudget ?? DEFAULT_NODE_BUDGET);
  const shared = johnston(kernel, node, players, options.johnstonBudget ?? 300_000);
  return {
    kind: "indices",
    winning,
    minimalWinning: minimal?.count,
    colemanAct: rational(winning, all),
    players: players.map((player, i) => ({
      player,
      ...fromSwings(own[i] as bigint, total, winning, n),
      shapleyShubik: weightedSum(bySize[i] as readonly bigint[], orders, factorial(n)),
      johnston: shared?.[i],
      deeganPackel: minimal?.deeganPackel[i],
      holler: minimal?.holler[i],
    })),
    notComputed: [
      ...(shared ? [] : [tooLarge("johnston", "the critical members of its coalitions", "johnstonBudget")]),
      ...(minimal ? [] : [tooLarge("deeganPackel", "its minimal winning coalitions", "nodeBudget")]),
      ...(minimal ? [] : [tooLarge("holler", "its minimal winning coalitions", "nodeBudget")]),
    ],
  };
}

/** @throws RangeError if a player is listed twice, TypeError if one is not boolean */
function checkPlayers(players: readonly Variable[]): void {
  const seen = new Set<string>();
  for (const { name, levels } of players) {
    if (levels !== 2) throw new TypeError(`player "${name}" has ${levels} levels; these indices are of booleans`);
    if (seen.has(name)) throw new RangeError(`player "${name}" is listed twice`);
    seen.add(name);
  }
}

function tooLarge(index: NotComputed["index"], what: string, option: string): NotComputed {
  return { index, why: `the diagram of ${what} outgrows its node budget; raise ${option}` };
}
