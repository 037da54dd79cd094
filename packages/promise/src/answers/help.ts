import type { Model, Place, Support } from "@proviso/agreement";
import { build } from "../diagram/build.ts";
import { evaluate, type Formula, topOutcome, type Variable, variablesOf } from "../diagram/formula.ts";
import { Kernel } from "../diagram/kernel.ts";
import { extremes } from "../diagram/leaning.ts";
import { staticOrder } from "../diagram/order.ts";
import { cofactor } from "../diagram/transform.ts";
import { oneWay } from "../diagram/untangle.ts";
import { type GroundAct, groundAct } from "../ground/index.ts";
import { effectivelyBound } from "./bound.ts";
import type { Game } from "./game.ts";
import { normWords } from "./plain.ts";
import { promiseIn } from "./target.ts";

/** How far something holds over all that parties may choose. */
export type Extent = "always" | "sometimes" | "never";

/** What the text makes of one party's help. */
export interface Help {
  readonly party: string;
  /** Key of the act: "assist Ukraine". */
  readonly act: string;
  /** The words of the norm say `shall` in every case, some, or none. */
  readonly bound: Extent;
  readonly free: Extent;
  /** Helping would be a breach. */
  readonly barred: Extent;
  /** Whether the party cannot escape by its own votes and findings (semantics, definition 8). */
  readonly effectivelyBound: boolean;
  /** Norms that bar it. */
  readonly bars: readonly {
    readonly clause: string;
    readonly words: string;
    readonly at: Place;
    readonly support: readonly Support[];
  }[];
}

/** For each act that a promise counts: is it owed, allowed, forbidden? Forbearance counts no act. */
export function helpOf(model: Model, game: Game): Help[] {
  return helpersOf(game).map(({ party, act }) => helpBy(model, game, party, act));
}

/** Who could do what the promise counts. */
export function helpersOf({ structure, target }: Game): { readonly party: string; readonly act: GroundAct }[] {
  const promise = promiseIn(structure.settled, target.id);
  if (promise === undefined) return [];
  const roles = structure.promiseRoles();
  const found: { readonly party: string; readonly act: GroundAct }[] = [];
  const deeds = (condition: typeof promise.keptWhen): void => {
    if (condition.kind === "and" || condition.kind === "or") for (const part of condition.of) deeds(part);
    if (condition.kind !== "event") return;
    const { subject, act } = condition.event;
    if (subject.kind === "members" && (subject.quantifier.kind === "none" || subject.quantifier.kind === "at most"))
      return;
    const wanted = groundAct(act, structure.actors, roles);
    for (const party of structure.actors.partiesOf(subject, roles)) {
      if (!roles.attacker.includes(party)) found.push({ party, act: wanted });
    }
  };
  deeds(promise.keptWhen);
  return found;
}

function helpBy(model: Model, game: Game, party: string, act: GroundAct): Help {
  const { structure } = game;
  const { bound, free, barred } = structure.status(party, act);
  const bars = structure.norms.filter(
    (ground) =>
      ground.modality === "must not" &&
      ground.parties.includes(party) &&
      structure.actsUnder(party, ground.act).some((under) => under.key === act.key),
  );
  return {
    party,
    act: act.key,
    bound: extent(game, bound),
    free: extent(game, free),
    barred: extent(game, barred),
    effectivelyBound: effectivelyBound(structure, party, act),
    bars: bars.map(({ norm, clause }) => ({
      clause: clause.id,
      words: normWords(model, norm),
      at: norm.at,
      support: [...norm.support, ...(norm.gate?.support ?? []), ...clause.support],
    })),
  };
}

/** Whether a formula holds for all, some or none of the choices, the beneficiary siding with the promise. */
export function extent(game: Game, formula: Formula): Extent {
  const isBeneficiarys = (of: Variable): boolean => game.choice(of.name)?.owner === game.beneficiary;
  const ways = oneWay(formula, () => true, game.options.nodeBudget);
  if (ways !== undefined) {
    const at = (end: "best" | "worst"): boolean =>
      evaluate(formula, (of) => {
        const way = ways.get(of.name);
        return isBeneficiarys(of) || way === undefined || way === "both"
          ? topOutcome(of)
          : extremes(of.levels, way)[end];
      });
    return at("worst") ? "always" : at("best") ? "sometimes" : "never";
  }
  const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: game.options.nodeBudget });
  let node = build(kernel, formula);
  for (const of of variablesOf(formula)) {
    if (isBeneficiarys(of)) node = cofactor(kernel, node, of, topOutcome(of));
  }
  return node === 1 ? "always" : node === 0 ? "never" : "sometimes";
}
