import type { Role } from "./who.ts";

/** A row of the verb table: its form, what it takes, which roles it names, and under which acts it falls. */
export interface VerbEntry {
  /** As after `shall`: `assist`. */
  readonly infinitive: string;
  /** As in an event: `assists`. */
  readonly thirdPerson: string;
  /** A word after the verb that belongs to it: `disputes with`, `withdraws from`. */
  readonly particle?: string;
  /** What must follow. */
  readonly takes: "party" | "thing" | "decision" | "clause" | "nothing";
  /** Infinitives of the acts that it falls under, directly. */
  readonly under: readonly string[];
  /** Who the subject is for the rest of the clause. */
  readonly subjectRole?: Role;
  readonly objectRole?: Role;
  /**
   * True for what happens to an agreement from outside (attacks, threatens, breaches, disputes): in a condition such a deed is a fact that the
   * scenario states, not a choice of a party.
   */
  readonly circumstance: boolean;
}
