import type { Place, Support } from "@proviso/agreement";

export type EntryKind =
  | "event"
  | "request"
  | "finding"
  | "ratification"
  | "vote"
  | "deed"
  /** What somebody refuses, or stops doing because it may not any longer. */
  | "refusal"
  /** A decision falls due. */
  | "asked"
  | "approved"
  | "refused"
  /** A duty arises, a permission is given, a bar comes down. */
  | "owed"
  | "permitted"
  | "forbidden"
  /** A duty or a permission ends; a bar is lifted. */
  | "lapsed"
  | "lifted"
  | "kept"
  | "breach"
  /** A breach ends: what was due is done late, or what was barred no longer is. */
  | "mended"
  | "promise";

/** One line of the protocol. */
export interface Entry {
  readonly day: number;
  readonly kind: EntryKind;
  readonly text: string;
  readonly parties: readonly string[];
  /** Qualified name of the clause or decision it is about. */
  readonly about?: string;
  /** The words it rests on: "clause bar: unless response is approved, …". */
  readonly rests?: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** What became of a decision. */
export interface Course {
  readonly decision: string;
  readonly asked?: number;
  /** Last day of its term. */
  readonly term?: number;
  readonly settled?: number;
  readonly outcome: "approved" | "failed" | "pending" | "not asked";
}

/**
 * How a norm stands: a duty is owed, kept, met by others where it binds several together, or broken; a bar forbids, or is broken; a permission holds.
 * What held and no longer does has ended.
 */
export type NormState = "owed" | "kept" | "met" | "breach" | "permitted" | "forbidden" | "ended";

/** What became of a norm over the days, for parties for whom it went alike. */
export interface NormCourse {
  readonly parties: readonly string[];
  readonly clause: string;
  readonly force: "owed" | "permitted" | "forbidden";
  /** "assist Ukraine" */
  readonly act: string;
  /** The norm in plain words. */
  readonly words: string;
  /** How it stands in the evening, from each of these days on; before the first of them it did not hold. */
  readonly states: readonly {
    readonly from: number;
    readonly state: NormState;
    /** Last day of a duty's term. */
    readonly due?: number;
  }[];
  readonly at: Place;
  readonly support: readonly Support[];
}

/** Something that an event may say of a party in this text. */
export interface Opening {
  readonly party: string;
  readonly kind: "vote" | "deed" | "finding" | "request" | "ratification";
  /** The decision, act or clause, or what is ratified, as an event names it. */
  readonly about: string;
  /** "assist Ukraine", "vote on the decision “Whether to act”": what the party can do, in the infinitive. */
  readonly words: string;
}

/** Whether help is called illegal at the end, and under which words. */
export interface Legality {
  /** Somebody's help is a breach, or anybody's would be. */
  readonly barred: boolean;
  readonly sentence: string;
}

/** A norm broken, by whom, and from when; without `until` still so at the end. */
export interface Breach {
  readonly parties: readonly string[];
  readonly clause: string;
  /** `undone`: a duty whose term ran out; `barred`: an act that must not be done. */
  readonly kind: "undone" | "barred";
  /** "assist Ukraine" */
  readonly act: string;
  /** The norm in plain words. */
  readonly words: string;
  readonly from: number;
  readonly until?: number;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** A duty that is still open at the end, since the text sets no term for it. */
export interface Outstanding {
  readonly parties: readonly string[];
  readonly clause: string;
  readonly act: string;
  readonly words: string;
  readonly since: number;
  /** A calendar date, where the text names one: the days of a play have none. */
  readonly by?: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** Help that would be a breach at the end, and under which words. */
export interface Barred {
  readonly parties: readonly string[];
  readonly act: string;
  readonly clause: string;
  readonly words: string;
  readonly at: Place;
  readonly support: readonly Support[];
}

/** A finding or a ratification on which what is promised may hang, and that nobody states. */
export interface Unmade {
  readonly kind: "finding" | "ratification";
  /** "ratify the agreement Pact", "find that Russia attacks Ukraine" */
  readonly words: string;
  readonly parties: readonly string[];
}
