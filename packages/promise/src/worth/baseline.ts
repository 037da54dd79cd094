import type { Model } from "@proviso/agreement";
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

/** Whether a text is itself a world without an agreement: nobody owes, forbids or decides anything in it, and to measure it against one says nothing. */
export function isNoAgreement(model: Model, agreement: string): boolean {
  const found = model.agreements.find(({ id }) => id === agreement);
  if (found === undefined || found.decisions.length > 0) return false;
  const norms = found.clauses.flatMap(({ parts }) => parts.filter((part) => part.kind === "norm"));
  return norms.every((norm) => norm.modality === "may");
}
