import { Game } from "../answers/game.ts";
import type { Settled } from "../settle/index.ts";

/** The same promise in a world in which the text counts for what it leaves lawful: help it is silent on counts too (semantics, definition 13). */
export function withAgreement(game: Game): Game {
  return new Game(game.structure.settled, game.target, { ...game.options, countSilent: true });
}

/**
 * The same parties, the same `kept when` and no agreement: nobody owes anything, nothing is forbidden, and nobody has given anything up. What a text
 * calls a decision is still there, but nothing waits for it.
 */
export function withoutAgreement(game: Game): Game {
  const bare: Settled = { ...game.structure.settled, clauses: [], entersOnce: [], ends: [] };
  return new Game(bare, game.target, { ...game.options, countSilent: true });
}
