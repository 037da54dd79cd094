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

/** A condition under which something is said: an answer to a question, or the speaker's words where no question of the texts is borne upon. */
export type Stipulation =
  | { readonly kind: "only if" | "if" | "unless"; readonly guard: Guard }
  | { readonly kind: "in return for"; readonly topic: Topic }
  | { readonly kind: "only if" | "if" | "unless" | "in return for"; readonly words: string };

/** What may stand before `that`. `denies that` negates what follows; `warns that` and `threatens that` commit their speaker to no answer. */
export type Asserting =
  | "says that"
  | "denies that"
  | "announces that"
  | "clarifies that"
  | "warns that"
  | "threatens that";

/** What an act is called before free words, where nothing in the texts is borne upon. */
export type Uttering =
  | "says"
  | "denies"
  | "announces"
  | "clarifies"
  | "warns"
  | "threatens"
  | "requires"
  | "proposes"
  | "accepts"
  | "rejects"
  | "asks"
  | "claims";

/** What is done towards a topic. */
export type Stand = "proposes" | "accepts" | "rejects" | "requires" | "asks" | "claims";

/**
 * What somebody says. A nested saying (`says that Russia accepts X`) is the other's own position only where one speaks for the other; else it is a report.
 * `under`: its conditions, all of which are the speaker's; absent where it has none.
 */
export type Saying =
  | {
      readonly kind: Asserting;
      readonly guard: Guard;
      /** `veto may be held`: said to be possible, and no more. */
      readonly possible?: true;
      readonly under?: readonly Stipulation[];
    }
  | { readonly kind: Asserting; readonly speaker: Speaker; readonly saying: Saying }
  | { readonly kind: "answers that"; readonly guard: Guard; readonly under?: readonly Stipulation[] }
  /** An answer to a question that is none of its options. */
  | { readonly kind: "answers"; readonly topic: Topic; readonly words: string; readonly under?: readonly Stipulation[] }
  | { readonly kind: "requires that"; readonly guard: Guard; readonly under?: readonly Stipulation[] }
  | { readonly kind: Stand; readonly topic: Topic; readonly under?: readonly Stipulation[] }
  | { readonly kind: Uttering; readonly words: string; readonly under?: readonly Stipulation[] };

/** Through whom a statement is known, and when that was reported. At least one is there. */
export interface Reported {
  readonly by?: Speaker;
  readonly on?: string;
}

/** Append-only: a correction is a statement that `supersedes` another; both stay on the record. */
export interface Statement extends Supported {
  /** Given name, else derived from place: `statement@12`. */
  readonly id: string;
  readonly named: boolean;
  readonly by: Speaker;
  /** On whose behalf, where stated. */
  readonly onBehalfOf?: string;
  /** When it was said. */
  readonly dated: Dated;
  readonly venue?: string;
  readonly reported?: Reported;
  /** The statement that this one corrects. */
  readonly supersedes?: string;
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
