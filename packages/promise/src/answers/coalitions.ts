import { minimalSolutions } from "../diagram/minimal.ts";
import { support } from "../diagram/transform.ts";
import type { Game } from "./game.ts";
import type { GameMemory, Played } from "./memory.ts";
import { type Pattern, patternsOf } from "./patterns.ts";
import type { Selected } from "./selectors.ts";
import { largeVote, voteCoalitions } from "./weighted-vote.ts";

/** A family of minimal coalitions: counted exactly, listed by size, then in the order of the text. */
export interface Coalitions {
  /** Exact, as a decimal. */
  readonly count: string;
  /** How many have 0, 1, 2 … members, as decimals; of a vote by weights too large for a diagram only as far as they were listed. */
  readonly bySize: readonly string[];
  readonly listed: readonly (readonly string[])[];
  /** Whether there are more than are listed. */
  readonly cut: boolean;
  /** All of them with those that differ only in interchangeable parties told as one; given where that is shorter than a long list. */
  readonly patterns?: readonly Pattern[];
}

/** Who can void, block, break and secure (semantics, definition 6). */
export interface CoalitionAnswer {
  /** N, in the order of the text. */
  readonly players: readonly string[];
  readonly voiding: Coalitions;
  readonly blocking: Coalitions;
  readonly breaking: Coalitions;
  readonly securing: Coalitions;
  /** Some choice pushes both ways, so who moves first can matter, and neither side may be sure. */
  readonly orderMatters: boolean;
}

/** How many coalitions a listing shows unless told. */
export const LISTED = 50;

/** From how many coalitions on a reader is better served by patterns. */
const MANY = 6;

/**
 * The minimal coalitions of the four kinds; of a vote by weights too large for a diagram they are counted without one.
 * @param known what is known of games that are played alike, by how they are played; this one is added
 * @param memory the same of earlier questions
 * @throws BudgetError if a diagram outgrows its budget
 */
export function coalitions(
  game: Game,
  listed: number = LISTED,
  known: Map<string, Played> = new Map(),
  memory?: GameMemory,
): CoalitionAnswer {
  const vote = largeVote(game);
  if (vote !== undefined) return voteCoalitions(game, vote, listed);
  const key = `${listed} ${game.options.nodeBudget ?? ""}\n${game.played}`;
  const before = known.get(key) ?? memory?.get(key);
  if (before !== undefined) {
    game.takeOver(before);
    known.set(key, before);
    return before.coalitions;
  }
  const found = { coalitions: ofGame(game, listed), dependsOn: game.dependsOn };
  known.set(key, found);
  memory?.set(key, found);
  return found.coalitions;
}

function ofGame(game: Game, listed: number): CoalitionAnswer {
  const selected = game.voiding();
  const voiding = familyOf(selected, game, listed);
  return {
    players: game.players,
    voiding,
    blocking: game.isVoidedByBlocking ? voiding : familyOf(game.blocking(), game, listed),
    breaking: game.isVoidedByBreaking ? voiding : familyOf(game.breaking(), game, listed),
    securing: familyOf(game.securing(), game, listed),
    orderMatters: !selected.unidirectional,
  };
}

/** The minimal coalitions of one kind: counted exactly, listed up to `most`. @throws BudgetError if a diagram outgrows its budget */
export function familyOf({ kernel, node }: Selected, game: Game, most: number): Coalitions {
  const sets = minimalSolutions(kernel, node, { nodeBudget: game.options.nodeBudget });
  const listed: string[][] = [];
  const count = sets.count();
  const bySize = sets.countBySize();
  // Within one size the order is the text's, whatever the diagram's: whole sizes are sorted, and only the last may be cut.
  let size: string[][] = [];
  const flush = (): void => {
    listed.push(...size.sort((a, b) => compare(a, b, game)));
    size = [];
  };
  for (const members of sets) {
    if (listed.length + size.length >= Math.max(most, 1) * 4 || (listed.length >= most && size.length === 0)) break;
    if (size[0] !== undefined && size[0].length !== members.length) flush();
    if (listed.length >= most) break;
    size.push(game.inOrder(new Set(members.map((member) => member.name))));
  }
  flush();
  const shown = listed.slice(0, most);
  const patterns =
    count < MANY
      ? undefined
      : patternsOf({ kernel, node }, game.inOrder(new Set(support(kernel, node).map(({ name }) => name))));
  return {
    count: String(count),
    bySize: bySize.map(String),
    listed: shown,
    cut: BigInt(shown.length) < count,
    ...(patterns !== undefined && BigInt(patterns.length) < count && { patterns }),
  };
}

function compare(a: readonly string[], b: readonly string[], game: Game): number {
  const rank = game.ranks;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (rank.get(a[i] ?? "") ?? 0) - (rank.get(b[i] ?? "") ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
