import type { Model } from "@proviso/agreement";
import { actsOf } from "./acts.ts";
import type { Conflict } from "./conflicts.ts";
import { holderOf, type Position } from "./positions.ts";
import type { Reversal } from "./reversals.ts";
import { holderName, longDate, shortName, whenWords } from "./words.ts";

/** Two statements, or drafts, that do not agree, or by which somebody changed position. */
export interface Thread {
  readonly kind: "conflict" | "reversal";
  /** `anchorOf` of each; of a conflict the one against which the other stands first, of a reversal the earlier. */
  readonly ends: readonly [string, string];
  /** Who does not agree with whom, with both dates: "Russia (20 August 2025) contradicts the United States (August 2025)". */
  readonly says: string;
  /** The two together, for a title: "The United States' announcement of August 2025 and …". */
  readonly sentence: string;
  /** Why, one sentence for each thing on which they do not agree. */
  readonly because: readonly string[];
}

/** What a position stands in, by name: the statement, or the draft. */
export function anchorOf(position: Position): string {
  const { statement, on, option } = position;
  return statement?.id ?? `draft:${on.name}:${option}:${holderOf(position)}`;
}

/** One thread for each two statements, conflicts first, each in the order in which they are given. */
export function threads(model: Model, conflicts: readonly Conflict[], reversals: readonly Reversal[]): Thread[] {
  const found = new Map<string, Thread>();
  const add = (
    kind: Thread["kind"],
    one: Position,
    other: Position,
    says: (one: string, other: string) => string,
    verb: string,
    why: string,
  ): void => {
    const ends = [anchorOf(one), anchorOf(other)] as const;
    if (ends[0] === ends[1]) return;
    const key = `${kind} ${[...ends].sort().join(" ")}`;
    const known = found.get(key);
    if (known !== undefined) {
      found.set(key, { ...known, because: [...known.because, why] });
      return;
    }
    found.set(key, {
      kind,
      ends,
      says: says(sayer(model, one), sayer(model, other)),
      sentence: `${phrase(model, one)} and ${phrase(model, other)} ${verb}`,
      because: [why],
    });
  };
  for (const { kind, between, why } of conflicts) {
    const { one, both } = CONFLICTS[kind];
    add("conflict", ...between, (first, second) => `${second} ${one} ${first}`, both, why);
  }
  for (const { from, to, change, why } of reversals) {
    const { one, both } = REVERSALS[change];
    add("reversal", from, to, (_, second) => `${second} ${one} ${whenOf(from)}`, both, why);
  }
  return [...found.values()];
}

/** How two do not agree: between the later and the earlier, and after both. */
interface Verb {
  readonly one: string;
  readonly both: string;
}

const CONFLICTS: Readonly<Record<Conflict["kind"], Verb>> = {
  "told otherwise": { one: "contradicts", both: "contradict each other" },
  differ: { one: "differs from", both: "do not agree" },
  "said to differ": { one: "differs, by report, from", both: "do not agree, by report" },
  "reports differ": { one: "reports otherwise than", both: "report differently" },
};

const REVERSALS: Readonly<Record<Reversal["change"], Verb>> = {
  reversed: { one: "reverses what it held,", both: "are opposite positions of one side" },
  "condition added": { one: "adds a condition to what it held,", both: "differ by a condition that was added" },
  "condition dropped": { one: "drops a condition of what it held,", both: "differ by a condition that was dropped" },
};

/** Who spoke, and when: "Russia (20 August 2025)". */
function sayer(model: Model, position: Position): string {
  const { statement } = position;
  const name = statement === undefined ? holderName(model, position) : shortName(model, statement.by);
  return `${name} (${whenOf(position)})`;
}

function whenOf({ statement, date }: Position): string {
  return statement === undefined ? longDate(date ?? "") : whenWords(statement.dated);
}

/** What was done, by whom and when: "Russia's clarification of 20 August 2025". */
function phrase(model: Model, position: Position): string {
  const { statement, date } = position;
  const act = statement === undefined ? "draft" : (actsOf(model, statement)[0] ?? "statement");
  const name = statement === undefined ? holderName(model, position) : shortName(model, statement.by);
  const dated = statement?.dated ?? ({ kind: "on", date: date ?? "" } as const);
  const what = dated.kind === "undated" ? `undated ${act}` : act;
  const when = dated.kind === "undated" ? "" : ` ${dated.kind === "since" ? "since" : "of"} ${longDate(dated.date)}`;
  // A long description makes no possessive.
  if (name.length > 32 || name.includes(" of ")) return `the ${what} of ${name}${when}`;
  return `${name}${name.endsWith("s") ? "'" : "'s"} ${what}${when}`;
}
