import type { Modality, Model, Place, Support } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "../ask.ts";
import { type Coalitions, familyOf, LISTED } from "../coalitions.ts";
import type { Game } from "../game.ts";
import { joined, list, sentence } from "../plain.ts";
import { targetNamed } from "../target.ts";
import { CUT_BY, holdsAt } from "./holds.ts";

/** Where help passes on its way: somebody has to ask for it, somebody to find that it is due, somebody to decide, somebody to do it. */
export type StationKind = "invoked" | "found" | "decided" | "performed";

/** Something that the text asks for at a station, and in whose hands it lies. */
export interface Hold {
  /** The clause or decision, qualified; several where they say the same. */
  readonly of: readonly string[];
  /** What the text says: "at request of Ukraine", "response needs a majority of the Council". */
  readonly words: string;
  /** The parties in whose hands it lies; empty where the text names nobody. */
  readonly holders: readonly string[];
  /** Of an act: owed, free, or forbidden. */
  readonly modality?: Modality;
  /** How long it may take by the text: "within 3 days, failing which refused"; absent where it gives no term. */
  readonly term?: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

export interface Station {
  readonly kind: StationKind;
  /** In the order of the text; empty where the text asks for nothing here. */
  readonly holds: readonly Hold[];
  /** Minimal coalitions that can void it by what they do here alone, all else being at its best for the promise. */
  readonly cuts: Coalitions;
}

/** The way from trigger to help: four stations, in the order in which help passes them. */
export interface WayValue {
  readonly stations: readonly Station[];
  /** Where it can be cut, and by whom, in a sentence. */
  readonly sentence: string;
}

export type WayAnswer = Spread<WayValue> & { readonly kind: "way" };

const STATIONS: readonly StationKind[] = ["invoked", "found", "decided", "performed"];

/**
 * The way from trigger to help, and where a party can cut it without breaking the promise, for every way of answering what is open. A coalition cuts
 * at a station if it can void the promise (semantics, definition 6) by its requests and ratifications, by its findings, by its votes, or by its own
 * acts alone. Who needs two stations at once to void it cuts at neither.
 * @param name as for `voidAnswer`
 */
export function wayAnswer(model: Model, name: string, ask: Ask = {}): WayAnswer {
  return { kind: "way", ...spread(model, targetNamed(model, name), ask, (game) => wayValue(model, game, ask.listed)) };
}

/** The way of one game. */
export function wayValue(model: Model, game: Game, listed: number = LISTED): WayValue {
  const stations = STATIONS.map(
    (kind): Station => ({
      kind,
      holds: holdsAt(model, game, kind),
      cuts: cutsAt(game, kind, listed),
    }),
  );
  return { stations, sentence: told(model, game, stations) };
}

/** Who can cut at one station. */
export function cutsAt(game: Game, kind: StationKind, listed: number): Coalitions {
  const decisions = game.structure.settled.decisions;
  return familyOf(
    game.voidingBy((choice) => CUT_BY[kind](choice, decisions)),
    game,
    listed,
  );
}

const AT: Readonly<Record<StationKind, string>> = {
  invoked: "where help is asked for",
  found: "where it is found to be due",
  decided: "at the decision",
  performed: "where it is to be performed",
};

function told(model: Model, game: Game, stations: readonly Station[]): string {
  const what = game.target.kind === "promise" ? "The way from trigger to help" : "The way to the decision";
  if (stations.some(({ cuts }) => cuts.listed.some((parties) => parties.length === 0)))
    return `${what} is closed: nothing that anyone does under this text leads to its end.`;
  const cut = stations.filter(({ cuts }) => cuts.listed.length > 0);
  if (cut.length === 0) return `Nobody can cut ${what.toLowerCase()} at any one station without breaking the promise.`;
  const at = cut.map(({ kind, cuts }) => {
    const alone = cuts.listed.filter((parties) => parties.length === 1).flat();
    const who =
      alone.length === 0
        ? `by no fewer than ${cuts.listed[0]?.length ?? 0} together`
        : alone.length > 4
          ? `by any of ${alone.length} alone`
          : `by ${list(alone, model).replace(/ and (?=[^,]*$)/, " or ")} alone`;
    return `${AT[kind]}, ${who}`;
  });
  return sentence(`${what.toLowerCase()} can be cut ${joined(at)}.`);
}
