import type { Model, Place, Support } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { type Extent, extent } from "../answers/help.ts";
import { clauseName, conditionWords, finderWords, normWords, subjectWords } from "../answers/plain.ts";
import { constant } from "../diagram/formula.ts";
import type { GroundNorm } from "../ground/index.ts";
import { goneBy } from "./irreversible.ts";

/** A line of the ledger: something the beneficiary gives or gets. */
export interface LedgerLine {
  readonly side: "gives" | "gets";
  readonly clause: string;
  /** The norm in plain words. */
  readonly words: string;
  /** When it falls due: "at once", "within 7 days", "by 2026-01-01", or "no term". */
  readonly due: string;
  /** What it waits for, in plain words; empty: nothing. */
  readonly waitsFor: readonly string[];
  /** Whether it is owed whatever anyone decides, in some courses only, or never. */
  readonly owed: Extent;
  /** What is gone once it is done; absent for what can be stopped or undone. */
  readonly gone?: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** What the beneficiary must do or leave undone, and what others owe to it or may do for it (only acts that the promise counts). */
export function ledger(model: Model, game: Game): LedgerLine[] {
  const { structure, beneficiary } = game;
  if (beneficiary === undefined) return [];
  const promise = structure.settled.promises.find(({ id }) => id === game.target.id);
  const counted = JSON.stringify(promise?.keptWhen ?? null);
  return structure.norms.flatMap((ground): LedgerLine[] => {
    if (ground.parties.includes(beneficiary) && (ground.modality === "shall" || ground.modality === "must not"))
      return [line(model, game, ground, "gives", beneficiary)];
    const [first] = ground.parties;
    const help = ground.act.verb === undefined ? JSON.stringify(ground.act.quoted) : `"${ground.act.verb}"`;
    if (first === undefined || ground.modality === "must not" || ground.modality === "may decline to") return [];
    return counted.includes(help) ? [line(model, game, ground, "gets", first)] : [];
  });
}

function line(model: Model, game: Game, ground: GroundNorm, side: LedgerLine["side"], party: string): LedgerLine {
  const { norm, clause, modality, act } = ground;
  const { manner } = norm;
  const gone =
    modality === "must not" || act.verb === undefined ? undefined : goneBy(game.structure.settled.verbs, act.verb);
  const waitsFor = [
    ...(clause.when === undefined ? [] : ["the trigger"]),
    ...(clause.request === undefined ? [] : ["a request"]),
    ...(clause.determined === undefined ? [] : [`a finding by ${finderWords(model, clause.determined.by)}`]),
    ...(norm.gate === undefined
      ? []
      : [`${norm.gate.kind === "unless" ? "not: " : ""}${conditionWords(model, norm.gate.condition)}`]),
    ...(clause.ratified === undefined ? [] : [`ratification by ${subjectWords(model, clause.ratified.by)}`]),
    ...(manner.uponItsRatification === true ? ["its own ratification"] : []),
    ...game.structure.settled.ratified.map(({ by }) => `ratification of the agreement by ${subjectWords(model, by)}`),
    ...clause.takesEffect.map((part) => conditionWords(model, part.once)),
  ];
  const applies = side === "gives" || ground.triggered ? game.structure.applies(ground, party) : constant(false);
  return {
    side,
    clause: clauseName(clause.id),
    words: normWords(model, norm),
    due: manner.atOnce
      ? "at once"
      : manner.within !== undefined
        ? `within ${manner.within.count} ${manner.within.unit}${manner.within.count === 1 ? "" : "s"}`
        : manner.by !== undefined
          ? `by ${manner.by}`
          : "no term",
    waitsFor,
    owed: extent(game, applies),
    ...(gone === undefined ? {} : { gone }),
    at: norm.at,
    support: [...norm.support, ...clause.support],
  };
}
