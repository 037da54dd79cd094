import type { Supported } from "./support.ts";

/** Who wants what on one question that can be answered by degrees, with what influence and salience. */
export interface InfluenceTable extends Supported {
  readonly id: string;
  readonly title: string;
  readonly on: TableQuestion;
  readonly rows: readonly TableRow[];
}

/** What is asked, and what the positions 0 (`low`) and 100 (`high`) stand for: answers of an agreement's question, or words. */
export type TableQuestion =
  | { readonly kind: "question"; readonly question: string; readonly low: string; readonly high: string }
  | { readonly kind: "words"; readonly words: string; readonly low: string; readonly high: string };

/** One who has a say. Each number is as it stands from its date on; a single one may have no date. */
export interface TableRow extends Supported {
  readonly actor: TableActor;
  /** The actor of the same table for whom it acts and whose position it helps to form. */
  readonly of?: string;
  /** 0 to 100. Empty for a delegation, whose members form its position. */
  readonly position: readonly TableNumber[];
  /** From 0, on a scale that all share. */
  readonly influence: readonly TableNumber[];
  /** 0 to 100. */
  readonly salience: readonly TableNumber[];
}

export interface TableActor {
  readonly kind: "party" | "person" | "faction";
  readonly id: string;
}

/** A number, or a range of them if `low` and `high` differ. */
export interface TableNumber {
  readonly low: number;
  readonly high: number;
  readonly likely?: number;
  /** A day, month or year. */
  readonly date?: string;
  /** Reached little by little from the number before, at that date (`by`), and not at once (`since`). */
  readonly gradually: boolean;
}
