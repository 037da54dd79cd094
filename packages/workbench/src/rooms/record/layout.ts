import type { Speaker } from "@proviso/agreement";
import type { Lane, Voice } from "@proviso/record";
import type { Mark } from "./marks.ts";
import { spanOf } from "./time.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";

/** A mark where it is drawn: its middle, and from where to where its date may lie. */
export interface Placed {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  /** Of a month or a year, or since some day: the whole of it; absent for a day. */
  readonly reach?: { readonly from: number; readonly to: number; readonly open: boolean };
  /** What may be written beside it. */
  readonly label?: string;
}

export interface Row {
  readonly key: string;
  readonly name: string;
  /** The party in whose colour it is drawn. */
  readonly party?: string;
  /** Stands below its party. */
  readonly inner: boolean;
  readonly top: number;
  readonly height: number;
  /** In the order of time. */
  readonly placed: readonly Placed[];
}

export interface Layout {
  readonly scale: TimeScale;
  readonly rows: readonly Row[];
  /** Where undated statements stand; no width where there are none. */
  readonly undated: { readonly from: number; readonly width: number };
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<string, { readonly row: number; readonly placed: Placed }>;
}

const LINE = 20;
/** Above and below the lines of a row; more where there are few rows, so that threads have room for words. */
const PADDING = { few: 14, many: 7 };
const FEW = 60;
/** A mark and the room around it. */
export const MARK = 17;
const MOST_LINES = 8;
const CHARACTER = 6.6;
const EDGE = 10;

/** Where everything stands when time is drawn over so many pixels. Rows without a mark are left out. */
export function layoutOf(lanes: readonly Lane[], marks: readonly Mark[], width: number, labelled: boolean): Layout {
  const bySpeaker = Map.groupBy(marks, ({ lane, by }) => rowKey(lane, by));
  const most = Math.max(0, ...[...bySpeaker.values()].map((own) => own.filter(isUndated).length));
  const columns = most <= 3 ? 1 : Math.min(12, Math.ceil(Math.sqrt(most * 2)));
  const undatedWidth = most === 0 ? 0 : Math.max(labelled ? 124 : 76, columns * MARK + 2 * EDGE);
  const spans = marks.flatMap(({ dated }) => (dated.kind === "undated" ? [] : [spanOf(dated.date)]));
  const scale = timeScale(spans, Math.max(120, width - undatedWidth));
  const undated = { from: spans.length === 0 ? 0 : scale.width, width: undatedWidth };
  const rows: Row[] = [];
  const padding = marks.length <= FEW ? PADDING.few : PADDING.many;
  let top = 0;
  const add = (lane: Lane, { speaker, name }: Voice, inner: boolean): void => {
    const own = bySpeaker.get(rowKey(lane.speaker, speaker)) ?? [];
    const { placed, lines } = placedIn(own, scale, undated, columns, top + padding, labelled);
    const height = Math.max(1, lines) * LINE + 2 * padding;
    const party = lane.speaker.kind === "party" ? lane.speaker.id : undefined;
    rows.push({ key: rowKey(lane.speaker, speaker), name, party, inner, top, height, placed });
    top += height;
  };
  for (const lane of lanes) {
    const voices = lane.voices.filter(({ speaker }) => bySpeaker.has(rowKey(lane.speaker, speaker)));
    if (voices.length === 0 && !bySpeaker.has(rowKey(lane.speaker, lane.speaker))) continue;
    add(lane, lane, false);
    for (const voice of voices) add(lane, voice, true);
  }
  const at = new Map(
    rows.flatMap(({ placed }, row) => placed.map((one) => [one.mark.key, { row, placed: one }] as const)),
  );
  return { scale, rows, undated, width: undated.from + undated.width, height: top, at };
}

export function rowKey(lane: Speaker, by: Speaker): string {
  return `${lane.kind}:${lane.id}/${by.kind}:${by.id}`;
}

function isUndated({ dated }: Mark): boolean {
  return dated.kind === "undated";
}

interface Wish {
  readonly mark: Mark;
  readonly x: number;
  readonly reach?: Placed["reach"];
}

/** Marks that would cover one another stand below one another, as far as there is room. */
function placedIn(
  marks: readonly Mark[],
  scale: TimeScale,
  undated: Layout["undated"],
  columns: number,
  top: number,
  labelled: boolean,
): { readonly placed: readonly Placed[]; readonly lines: number } {
  const wishes = marks
    .filter((mark) => !isUndated(mark))
    .map((mark) => wishOf(mark, scale))
    .sort((one, other) => one.x - other.x);
  const ends: number[] = [];
  const lined = wishes.map((wish) => {
    const from = Math.min(wish.x - MARK / 2, wish.reach?.from ?? Number.POSITIVE_INFINITY);
    const to = Math.max(wish.x + MARK / 2, wish.reach?.to ?? 0);
    const free = ends.findIndex((end) => end <= from);
    const line = free !== -1 ? free : ends.length < MOST_LINES ? ends.length : ends.indexOf(Math.min(...ends));
    ends[line] = Math.max(to, ends[line] ?? 0);
    return { ...wish, line };
  });
  const apart = marks.filter(isUndated).map((mark, i) => ({
    mark,
    x: undated.from + EDGE + MARK / 2 + (i % columns) * MARK,
    line: Math.floor(i / columns),
  }));
  const lines = Math.max(ends.length, Math.ceil(apart.length / columns));
  const y = (line: number) => top + (line + 0.5) * LINE;
  // From the last to the first, so that each knows where the next on its line begins.
  const starts: number[] = [];
  const dated = lined
    .toReversed()
    .map(({ line, ...wish }): Placed => {
      const end = starts[line] ?? scale.width;
      starts[line] = Math.min(wish.x - MARK / 2, wish.reach?.from ?? wish.x);
      return { ...wish, y: y(line), ...labelFor(wish.mark, end - wish.x, labelled) };
    })
    .reverse();
  return {
    placed: [
      ...dated,
      ...apart.map(
        ({ mark, x, line }): Placed => ({
          mark,
          x,
          y: y(line),
          ...labelFor(mark, undated.from + undated.width - x, labelled && columns === 1),
        }),
      ),
    ],
    lines,
  };
}

function wishOf(mark: Mark, scale: TimeScale): Wish {
  if (mark.dated.kind === "undated") throw new TypeError("an undated mark has no place in time");
  const { from, to } = spanOf(mark.dated.date);
  const x = scale.x((from + to) / 2);
  const open = mark.dated.kind === "since";
  if (to - from === 1 && !open) return { mark, x };
  return { mark, x, reach: { from: scale.x(from), to: open ? scale.width : scale.x(to), open } };
}

function labelFor({ acts }: Mark, room: number, labelled: boolean): { readonly label?: string } {
  const label = acts[0] ?? "statement";
  return labelled && room >= MARK / 2 + 4 + label.length * CHARACTER ? { label } : {};
}
