import type { Guard, Supported } from "./support.ts";

/** `on` a day, `since` a day, or undated. Dates are ISO days, months or years. */
export type Dated = { readonly kind: "on" | "since"; readonly date: string } | { readonly kind: "undated" };

/** A party, person, faction, or a source whose author asserts. */
export interface Speaker {
  readonly kind: "party" | "person" | "faction" | "source";
  readonly id: string;
}

/** What a saying is about. Names are qualified. */
export interface Topic {
  readonly kind: "agreement" | "clause" | "decision" | "question" | "promise" | "claim" | "statement" | "fact";
  readonly name: string;
}

/** What somebody says. A nested saying (`says that Russia accepts X`) is never the other's own position. */
export type Saying =
  | { readonly kind: "says that" | "denies that"; readonly guard: Guard }
  | { readonly kind: "says that" | "denies that"; readonly speaker: Speaker; readonly saying: Saying }
  | { readonly kind: "requires that"; readonly guard: Guard }
  | { readonly kind: "requires"; readonly topic: Topic }
  | {
      readonly kind: "proposes" | "accepts" | "rejects" | "asks" | "claims";
      readonly topic: Topic;
      /** `only if veto is held`. */
      readonly onlyIf?: Guard;
    };

export interface Statement extends Supported {
  /** Given name, else derived from place: `statement@12`. */
  readonly id: string;
  readonly named: boolean;
  readonly by: Speaker;
  /** On whose behalf, where stated. */
  readonly onBehalfOf?: string;
  readonly dated: Dated;
  readonly venue?: string;
  readonly sayings: readonly Saying[];
}

/** What the record must hold for a claim to stand or fall. */
export type RecordTest =
  | { readonly kind: "and" | "or"; readonly of: readonly RecordTest[] }
  | { readonly kind: "said"; readonly speaker: Speaker; readonly never: boolean; readonly saying: Saying };

export interface Claim extends Supported {
  readonly id: string;
  readonly text: string;
  readonly by?: Speaker;
  readonly holdsIf: RecordTest;
  readonly failsIf?: RecordTest;
}
