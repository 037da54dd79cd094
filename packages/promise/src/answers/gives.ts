import type { Model, Place, Support } from "@proviso/agreement";
import { constant } from "../diagram/formula.ts";
import type { Game } from "./game.ts";
import { extent } from "./help.ts";
import { clauseName, list, normWords } from "./plain.ts";

/** Something the beneficiary owes in return. */
export interface Given {
  readonly clause: string;
  /** The norm in plain words, with what governs it. */
  readonly words: string;
  /** It holds whatever happens and whatever anyone decides: no trigger, no condition that could fail. */
  readonly unconditional: boolean;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** What the beneficiary of a promise must do or leave undone under the same text. */
export function givesOf(model: Model, game: Game): Given[] {
  const { structure, beneficiary } = game;
  if (beneficiary === undefined) return [];
  return structure.norms
    .filter(
      (ground) =>
        ground.parties.includes(beneficiary) && (ground.modality === "shall" || ground.modality === "must not"),
    )
    .map((ground) => {
      const { norm, clause } = ground;
      const free = clause.when === undefined && norm.manner.until === undefined;
      return {
        clause: clause.id,
        words: normWords(model, norm),
        unconditional:
          free && extent(game, free ? structure.applies(ground, beneficiary) : constant(false)) === "always",
        at: norm.at,
        support: [...norm.support, ...clause.support],
      };
    });
}

/** "What Ukraine gives is unconditional: clause neutrality and clause ceiling." Empty where it gives nothing. */
export function givesWords(model: Model, beneficiary: string | undefined, gives: readonly Given[]): string {
  if (beneficiary === undefined || gives.length === 0) return "";
  const clauses = (some: readonly Given[]): string => list([...new Set(some.map((given) => clauseName(given.clause)))]);
  const free = gives.filter((given) => given.unconditional);
  const bound = gives.filter((given) => !given.unconditional);
  const who = list([beneficiary], model);
  if (bound.length === 0) return `What ${who} gives is unconditional: ${clauses(free)}.`;
  if (free.length === 0) return `What ${who} gives depends on conditions: ${clauses(bound)}.`;
  return `What ${who} gives is unconditional in ${clauses(free)} and conditional in ${clauses(bound)}.`;
}
