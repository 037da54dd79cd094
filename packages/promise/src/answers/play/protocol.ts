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
