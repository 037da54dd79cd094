/**
 * What somebody is said to do on a day of a play. Names of decisions and clauses may be qualified or bare; parties are named as in the language or as
 * people write them.
 *
 * A vote is cast when its decision falls due, if it is stated for an earlier day. A deed lasts from its day on.
 */
export type PlayEvent =
  | {
      readonly kind: "vote";
      readonly day?: number;
      readonly party: string;
      /** May be left out where the party votes in one decision only. */
      readonly decision?: string;
      readonly how: "yes" | "no" | "abstain";
    }
  /** Does an act, in the words of the language: `assist Ukraine`, `assists Ukraine with troops`, `"parley"`. */
  | { readonly kind: "deed"; readonly day?: number; readonly party: string; readonly act: string }
  /** Refuses an act; where everyone else keeps its duties, this party breaks this one. */
  | { readonly kind: "refusal"; readonly day?: number; readonly party: string; readonly act: string }
  /** Finds what a clause leaves to its view; every such finding of the party unless a clause is named. */
  | { readonly kind: "finding"; readonly day?: number; readonly party: string; readonly clause?: string }
  /** Ratifies on this day; every clause, decision or agreement that waits for it unless one is named. */
  | { readonly kind: "ratification"; readonly day?: number; readonly party: string; readonly what?: string }
  /** Asks on this day, or with `made: false` never; unless stated, it asks as soon as it can. */
  | {
      readonly kind: "request";
      readonly day?: number;
      readonly party: string;
      readonly clause?: string;
      readonly made?: false;
    };

/** How a play goes on where nothing is stated. */
export interface PlayOptions {
  readonly events?: readonly PlayEvent[];
  /** Everyone keeps its duties, and leaves undone what it must not do, unless an event says otherwise. Else: what is not stated is not done. */
  readonly dutiesKept?: boolean;
}
