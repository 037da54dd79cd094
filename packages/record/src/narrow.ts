import type { Model } from "@proviso/agreement";
import type { Act } from "./acts.ts";
import type { Conflict } from "./conflicts.ts";
import { holderOf, type Position } from "./positions.ts";
import { headline, type Recorded } from "./recorded.ts";
import { anchorOf, threads } from "./threads.ts";
import type { Entry } from "./timeline.ts";

/** Which part of a record is wanted; what is not said leaves all of it. */
export interface Narrowing {
  /** Only what bears on this question, by its qualified name. */
  readonly question?: string | undefined;
  /** Only what this party, person, faction or author says, and what is said for the party. */
  readonly party?: string | undefined;
  readonly act?: Act | undefined;
  /** Only statements in which all of these words stand: in what is said, in the words cited, in the venue. */
  readonly words?: string | undefined;
  /** Only statements that do not agree with another, or change a position. */
  readonly conflicting?: boolean | undefined;
  /**
   * Only what was said then or later, or then or earlier: ISO days, months or years. What was said in some month may have been said on each of its days;
   * what is undated never counts, nor does a draft.
   */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The part of a record that is wanted. Of a conflict or reversal one end is enough; the other is then told with it. */
export function narrowed<R extends Recorded>(model: Model, record: R, by: Narrowing): R {
  const onOne = by.question === undefined ? record : onQuestion(model, record, by.question);
  const { party, act, words, conflicting, from, to } = by;
  const isWhole = [party, act, words?.trim() || undefined, from, to].every((each) => each === undefined);
  return isWhole && conflicting !== true ? onOne : bySaying(model, onOne, by);
}

/** What bears on one question, and what is claimed by statements that do. */
function onQuestion<R extends Recorded>(model: Model, all: R, id: string): R {
  const timeline = all.timeline.filter(({ about }) => about.some(({ name }) => name === id));
  const statements = new Set(timeline.map(({ statement }) => statement.id));
  const about = ({ on, between }: Conflict) => on.name === id || between.some((each) => each.on.name === id);
  // Of a report and a stand on the agreement, the stand may rest on the question by its condition.
  const conditioned = ({ between }: Conflict) =>
    between.some(
      ({ statement, under }) => under !== undefined && statement !== undefined && statements.has(statement.id),
    );
  return withThreads(model, {
    ...all,
    statements: all.statements.filter((each) => statements.has(each.id)),
    timeline,
    positions: all.positions.filter(({ on }) => on.name === id),
    questions: all.questions.filter(({ question }) => question.id === id),
    conflicts: all.conflicts.filter((each) => about(each) || conditioned(each)),
    reversals: all.reversals.filter(({ on, to }) => on.name === id || to.on.name === id),
    silences: all.silences.filter(({ question }) => question.id === id),
    claims: all.claims.filter(({ deciding }) => deciding.some((each) => statements.has(each.id))),
  });
}

function bySaying<R extends Recorded>(model: Model, all: R, by: Narrowing): R {
  const { party, act, words, conflicting } = by;
  const conflicted = new Set(all.threads.flatMap(({ ends }) => ends));
  const wanted = (words ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const timeline = all.timeline.filter(
    (entry) =>
      (party === undefined || entry.lane.id === party || entry.statement.by.id === party) &&
      (act === undefined || entry.acts.includes(act)) &&
      (conflicting !== true || conflicted.has(entry.statement.id)) &&
      isWithin(entry.date, by) &&
      (wanted.length === 0 || holds(entry, wanted)),
  );
  const statements = new Set(timeline.map(({ statement }) => statement.id));
  const kept = (position: Position): boolean =>
    position.statement === undefined
      ? (party === undefined || holderOf(position) === party) &&
        (act === undefined || act === "draft") &&
        wanted.length === 0 &&
        isWithin(undefined, by) &&
        (conflicting !== true || conflicted.has(anchorOf(position)))
      : statements.has(position.statement.id);
  return withThreads(model, {
    ...all,
    statements: all.statements.filter((each) => statements.has(each.id)),
    timeline,
    positions: all.positions.filter(kept),
    conflicts: all.conflicts.filter(({ between }) => between.some(kept)),
    reversals: all.reversals.filter(({ from, to }) => kept(from) || kept(to)),
    claims: all.claims.filter(({ deciding }) => deciding.some((each) => statements.has(each.id))),
  });
}

/** The threads of the conflicts and reversals that are left, and the sentence that goes with them. */
function withThreads<R extends Recorded>(model: Model, part: R): R {
  const left = threads(model, part.conflicts, part.reversals);
  return { ...part, threads: left, headline: headline({ timeline: part.timeline, threads: left }) };
}

function holds({ statement: { support, venue = "" }, says }: Entry, wanted: readonly string[]): boolean {
  const cited = support.flatMap((each) => (each.kind === "assumed" ? [] : each.fragments.map((one) => one.words)));
  const text = [says, venue, ...cited].join(" ").toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** Only as much of two dates is compared as both have. */
function isWithin(date: string | undefined, { from, to }: Narrowing): boolean {
  if (from === undefined && to === undefined) return true;
  if (date === undefined) return false;
  const starts = from === undefined || date >= from.slice(0, date.length);
  return starts && (to === undefined || date.slice(0, to.length) <= to);
}
