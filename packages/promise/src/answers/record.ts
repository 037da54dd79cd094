import type { Place } from "@proviso/agreement";

/** What the record says about a question: answered, disputed, open or unasked, and why. The record makes it. */
export interface BriefRecord {
  readonly state: string;
  readonly why: string;
  /** The statements and drafts that bear on it, in the order of the texts. */
  readonly said?: readonly BriefSaid[];
}

/** Who said something that bears on a question, in a clause, and where. */
export interface BriefSaid {
  /** "Russia requires “held”". */
  readonly text: string;
  /** Absent for a draft, which stands in the agreement's text. */
  readonly statement?: string;
  /** Day, month or year. */
  readonly date?: string;
  readonly at: Place;
}
