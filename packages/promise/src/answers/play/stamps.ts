import type { Duration } from "@proviso/agreement";

/**
 * A moment: a day, and within it the order in which things are looked at. What happens comes first, then what is asked, found, cast and done; terms
 * run out at the end of their day, so what is done on the last day is in time.
 */
export type Stamp = number;

const PHASES = ["happens", "asked", "found", "cast", "done", "term", "evening"] as const;

export type Phase = (typeof PHASES)[number];

export function stamp(day: number, phase: Phase): Stamp {
  return day * PHASES.length + PHASES.indexOf(phase);
}

export function dayOf(moment: Stamp): number {
  return Math.floor(moment / PHASES.length);
}

export function isEvening(moment: Stamp): boolean {
  return moment === stamp(dayOf(moment), "evening");
}

/** Whole days, the next where it is not whole: a term of 36 hours has run out after two days. A month counts 30 days, a year 365. */
export function daysIn({ count, unit }: Duration): number {
  switch (unit) {
    case "hour":
      return Math.ceil(count / 24);
    case "day":
      return count;
    case "week":
      return count * 7;
    case "month":
      return count * 30;
    case "year":
      return count * 365;
  }
}
