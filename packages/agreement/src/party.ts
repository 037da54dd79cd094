import type { Place } from "./place.ts";

/** A state, an organisation, or a party that a file declares. */
export interface Party {
  /** UpperCamelCase, as the language writes it: `UnitedStates`. */
  readonly id: string;
  /** As people write it: "United States". */
  readonly name: string;
  readonly kind: "state" | "organisation" | "declared";
  /** ISO 3166-1 alpha-3, for states. */
  readonly iso3?: string;
}

/** A person who speaks and decides for a party. */
export interface Person {
  readonly id: string;
  readonly of: string;
  readonly title: string;
  readonly at: Place;
}

/** A group inside (or beside) a party with a line of its own. */
export interface Faction {
  readonly id: string;
  /** The party it belongs to; absent for factions of no party. */
  readonly of?: string;
  readonly title: string;
  /** Person or party. */
  readonly ledBy?: string;
  readonly at: Place;
}
