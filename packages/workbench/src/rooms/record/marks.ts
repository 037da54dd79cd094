import type { Dated, Speaker } from "@proviso/agreement";
import { type Act, anchorOf, type Entry, type Position, type Recorded } from "@proviso/record";

/** What stands in the timeline: a statement, or a draft that a party holds in an agreement's text. */
export interface Mark {
  /** `anchorOf` it: what threads and the address call it. */
  readonly key: string;
  readonly lane: Speaker;
  readonly by: Speaker;
  readonly acts: readonly Act[];
  readonly dated: Dated;
  readonly entry?: Entry;
  readonly draft?: Position;
  /** It counts no more: a correction stands for it. */
  readonly corrected: boolean;
  /** It does not fit the filter, and is here because something that fits does not agree with it. */
  readonly aside: boolean;
}

/** Above this many threads, what stands at their other ends is left out of a filtered picture. */
const MOST_ASIDE = 200;

/** Everything that is to be seen of the part of a record, with what is at the other ends of its threads. */
export function marksOf(all: Recorded, part: Recorded): Mark[] {
  const marks = [
    ...part.timeline.map((entry) => ofEntry(entry, false)),
    ...draftsIn(part.positions).map((draft) => ofDraft(draft, false)),
  ];
  if (part.threads.length === 0 || part.threads.length > MOST_ASIDE) return marks;
  const shown = new Set(marks.map(({ key }) => key));
  const missing = new Set(part.threads.flatMap(({ ends }) => ends.filter((end) => !shown.has(end))));
  if (missing.size === 0) return marks;
  return [
    ...marks,
    ...all.timeline.filter(({ statement }) => missing.has(statement.id)).map((entry) => ofEntry(entry, true)),
    ...draftsIn(all.positions)
      .filter((draft) => missing.has(anchorOf(draft)))
      .map((draft) => ofDraft(draft, true)),
  ];
}

export function draftsIn(positions: readonly Position[]): Position[] {
  return positions.filter(({ statement }) => statement === undefined);
}

function ofEntry(entry: Entry, aside: boolean): Mark {
  const { statement, acts, lane, correctedBy } = entry;
  const { id, by, dated } = statement;
  return { key: id, lane, by, acts, dated, entry, corrected: correctedBy.length > 0, aside };
}

function ofDraft(draft: Position, aside: boolean): Mark {
  const { speaker, date } = draft;
  return {
    key: anchorOf(draft),
    lane: speaker,
    by: speaker,
    acts: ["draft"],
    dated: date === undefined ? { kind: "undated" } : { kind: "on", date },
    draft,
    corrected: false,
    aside,
  };
}

/** By time, undated last; within a day in the order given. */
export function inTime(marks: readonly Mark[]): Mark[] {
  const key = ({ dated }: Mark) => (dated.kind === "undated" ? "~" : dated.date);
  return [...marks].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

/** What a mark is called in the page. */
export function markId(key: string): string {
  return `mark:${key}`;
}
