import type { Model } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "./ask.ts";
import { type CoalitionAnswer, coalitions } from "./coalitions.ts";
import type { Game } from "./game.ts";
import { type Given, givesOf } from "./gives.ts";
import { type Help, helpOf } from "./help.ts";
import type { Played } from "./memory.ts";
import { targetNamed } from "./target.ts";
import { type Why, why } from "./why.ts";

/** Who can void a promise, who can block it, who could break it, who can secure it, and why. */
export interface VoidValue {
  readonly coalitions: CoalitionAnswer;
  /** Parties that can void alone, in the order of the text. */
  readonly alone: readonly string[];
  /** For each listed voiding coalition, in the same order, up to {@link EXPLAINED}. */
  readonly why: readonly Why[];
  /** Why it is secure, where duty alone secures it. */
  readonly secured?: Why;
  readonly help: readonly Help[];
  /** What the beneficiary gives in return. */
  readonly gives: readonly Given[];
  /** What was taken for granted about the facts. */
  readonly assumed: readonly string[];
  /** Clauses whose conditions hang on each other. */
  readonly circular: readonly (readonly string[])[];
}

export type VoidAnswer = Spread<VoidValue> & { readonly kind: "void" };

/** How many coalitions are explained; the rest are listed. */
export const EXPLAINED = 12;

/**
 * Who can void the promise of one game, and why.
 * @param known what is known of games that are played alike, so that it is worked out once
 */
export function voidValue(
  model: Model,
  game: Game,
  ask: Pick<Ask, "listed" | "memory"> = {},
  known: Map<string, Played> = new Map(),
): VoidValue {
  const answer = coalitions(game, ask.listed, known, ask.memory);
  return {
    coalitions: answer,
    alone: answer.voiding.listed.filter((parties) => parties.length === 1).flat(),
    why: answer.voiding.listed.slice(0, EXPLAINED).map((parties) => why(model, game, "void", parties)),
    secured: answer.securing.listed.some((parties) => parties.length === 0)
      ? why(model, game, "secure", [])
      : undefined,
    help: helpOf(model, game),
    gives: givesOf(model, game),
    assumed: [...game.structure.facts.assumed],
    circular: game.structure.circular,
  };
}

/**
 * Who can void the promise (or stop the decision) of that name (semantics, definition 6), for every way of answering what is open.
 * @param name `Agreement.item`, a bare item, or an agreement that makes one promise
 */
export function voidAnswer(model: Model, name: string, ask: Ask = {}): VoidAnswer {
  const known = new Map<string, Played>();
  return {
    kind: "void",
    ...spread(model, targetNamed(model, name), ask, (game) => voidValue(model, game, ask, known)),
  };
}
