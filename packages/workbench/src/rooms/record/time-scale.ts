import { dayOf, lasting, type Span } from "./time.ts";

/** A stretch of time in which something was said, and where it is drawn. */
export interface Segment extends Span {
  readonly x0: number;
  readonly x1: number;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Where days are drawn. Long silences are left out; each stretch between them gets room by how much was said in it. */
export interface TimeScale {
  readonly width: number;
  readonly segments: readonly Segment[];
  /** The silences that are left out: where, and how long. */
  readonly breaks: readonly { readonly x: number; readonly label: string }[];
  readonly ticks: readonly Tick[];
  x(day: number): number;
  /** The day at a place; within a break, the day after it. */
  day(x: number): number;
}

export const BREAK = 44;
/** A silence of this share of the whole time is left out, if it is longer than this many days. */
const LONG = 0.12;
const LONG_DAYS = 45;
/** The least share of the width that a stretch gets. */
const LEAST = 0.16;
const TICK_ROOM = 78;
const EDGE = 40;

export function timeScale(spans: readonly Span[], width: number): TimeScale {
  const stretches = stretchesOf(spans);
  const room = Math.max(1, width - BREAK * Math.max(0, stretches.length - 1));
  const total = stretches.reduce((sum, { count }) => sum + count, 0);
  const shares = stretches.map(({ count }) => Math.max(LEAST, count / Math.max(1, total)));
  const all = shares.reduce((sum, share) => sum + share, 0);
  let at = 0;
  const segments = stretches.map(({ from, to }, i): Segment => {
    const x0 = at;
    const x1 = x0 + (room * (shares[i] ?? 0)) / all;
    at = x1 + BREAK;
    return { from, to, x0, x1 };
  });
  const x = (day: number): number => {
    let before: Segment | undefined;
    for (const segment of segments) {
      if (day < segment.from) return before === undefined ? segment.x0 : (before.x1 + segment.x0) / 2;
      if (day <= segment.to)
        return segment.x0 + ((day - segment.from) / (segment.to - segment.from)) * (segment.x1 - segment.x0);
      before = segment;
    }
    return before?.x1 ?? 0;
  };
  const day = (at: number): number => {
    for (const { from, to, x0, x1 } of segments)
      if (at <= x1) return from + (Math.max(0, at - x0) / (x1 - x0)) * (to - from);
    return segments.at(-1)?.to ?? 0;
  };
  const breaks = segments.slice(1).map(({ x0, from }, i) => ({
    x: x0 - BREAK / 2,
    label: lasting(from - (segments[i]?.to ?? from)),
  }));
  return { width, segments, breaks, ticks: segments.flatMap(ticksOf), x, day };
}

/** Stretches of time without a long silence, a little longer than what they hold, with how much they hold. */
function stretchesOf(spans: readonly Span[]): (Span & { readonly count: number })[] {
  const sorted = [...spans].sort((one, other) => one.from - other.from);
  const [first] = sorted;
  if (first === undefined) return [];
  const end = Math.max(...sorted.map(({ to }) => to));
  const long = Math.max(LONG_DAYS, LONG * (end - first.from));
  const found: { from: number; to: number; count: number }[] = [];
  for (const { from, to } of sorted) {
    const last = found.at(-1);
    // A day needs more room than a year, in which nothing can be told apart.
    const count = to - from === 1 ? 1 : to - from < 32 ? 0.75 : 0.4;
    if (last === undefined || from - last.to > long) found.push({ from, to, count });
    else {
      last.to = Math.max(last.to, to);
      last.count += count;
    }
  }
  return found.map(({ from, to, count }) => {
    const edge = Math.max(2, (to - from) * 0.04);
    return { from: from - edge, to: to + edge, count };
  });
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Steps from the finest: days of the month, months of the year, years. */
const STEPS: readonly { readonly days: number; readonly at: (segment: Segment) => number[] }[] = [
  {
    days: 1,
    at: (segment) =>
      daysOfMonths(
        segment,
        Array.from({ length: 31 }, (_, i) => i + 1),
      ),
  },
  { days: 4.5, at: (segment) => daysOfMonths(segment, [1, 6, 11, 16, 21, 26]) },
  { days: 13, at: (segment) => daysOfMonths(segment, [1, 15]) },
  ...[1, 3, 6].map((step) => ({ days: 28 * step, at: (segment: Segment) => months(segment, step) })),
  ...[1, 2, 5, 10, 50].map((step) => ({ days: 365 * step, at: (segment: Segment) => years(segment, step) })),
];

function ticksOf(segment: Segment): Tick[] {
  const scale = (segment.x1 - segment.x0) / (segment.to - segment.from);
  const step = STEPS.find(({ days }) => days * scale >= TICK_ROOM) ?? STEPS.at(-1);
  const days = (step?.at(segment) ?? []).filter((day) => day >= segment.from && day <= segment.to);
  // What comes after the stretch needs the room of a label that would stand at its end.
  if (days.length > 1 && segment.x1 - (segment.x0 + ((days.at(-1) ?? 0) - segment.from) * scale) < EDGE) days.pop();
  return days.map((day, i) => {
    const date = new Date(day * 86_400_000);
    const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    const name = MONTHS[month] ?? "";
    const fine = (step?.days ?? 0) < 28;
    const coarse = (step?.days ?? 0) >= 365;
    const short = fine ? `${dayOfMonth} ${name}` : name;
    const label = coarse ? String(year) : fine && i > 0 && dayOfMonth > 1 ? short : `${short} ${year}`;
    return { x: segment.x0 + (day - segment.from) * scale, label };
  });
}

function months({ from, to }: Span, step: number): number[] {
  return years({ from, to }, 1).flatMap((_, i, all) => {
    const year = new Date((all[i] ?? 0) * 86_400_000).getUTCFullYear();
    return Array.from({ length: 12 / step }, (_, month) => dayOf(year, month * step + 1));
  });
}

function daysOfMonths(span: Span, days: readonly number[]): number[] {
  return months(span, 1).flatMap((first) =>
    days
      .map((day) => first + day - 1)
      .filter((day) => new Date(day * 86_400_000).getUTCMonth() === new Date(first * 86_400_000).getUTCMonth()),
  );
}

function years({ from, to }: Span, step: number): number[] {
  const first = new Date(from * 86_400_000).getUTCFullYear();
  const last = new Date(to * 86_400_000).getUTCFullYear();
  const start = step === 1 ? first : Math.ceil(first / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_, i) => dayOf(start + i * step));
}
