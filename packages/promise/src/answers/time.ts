import type { Delay, Duration, Ratification, Scenario, Subject, Timing } from "@proviso/agreement";
import { type Actors, NOBODY, type Roles } from "../ground/index.ts";
import { MeaningError, type Settled } from "../settle/index.ts";

/** What the points of the grid are. */
export type Unit = "day" | "hour";

/** Hours where a scenario or a decision counts in hours, else days. */
export function unitOf(settled: Settled, scenario: Scenario): Unit {
  const decisions = [...settled.decisions.values()];
  const timings = [
    ...scenario.delays.map(({ time }) => time),
    ...scenario.ratifications.map(({ time }) => time),
    ...decisions.flatMap(({ consulting, rounds }) => [...consulting.map(({ time }) => time), rounds?.gap]),
  ];
  const inHours =
    decisions.some(({ within }) => within?.duration.unit === "hour") || timings.some((timing) => isInHours(timing));
  return inHours ? "hour" : "day";
}

function isInHours(timing: Timing | undefined): boolean {
  switch (timing?.kind) {
    case undefined:
      return false;
    case "range":
      return timing.to.unit === "hour";
    case "each":
      return timing.unit === "hour";
    case "distribution":
      return timing.points.some(({ after }) => after.unit === "hour");
  }
}

/** A duration in points of the grid; a month has 30 days, a year 365. */
export function pointsIn({ count, unit }: Duration, grid: Unit): number {
  const days = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }[unit];
  const points = Math.round(count * days * (grid === "hour" ? 24 : 1));
  if (grid === "day" && unit === "hour")
    throw new MeaningError("hours-on-days", `${count} hours do not fit on a grid of days.`);
  return points;
}

/** What happens with this probability on every point, unless it has; a grid of hours has no "each day". */
export function requireEach(unit: Unit, grid: Unit): void {
  if (unit === grid) return;
  throw new MeaningError(
    "days-on-hours",
    `"each ${unit}" does not fit on a grid of ${grid}s, which something else here is counted in: write "each ${grid}", or count everything in ${unit}s.`,
  );
}

/** The probability that something takes at most so many points; with no points, that it ever happens. */
export function chanceWithin(timing: Timing, unit: Unit, points = Number.POSITIVE_INFINITY): number {
  switch (timing.kind) {
    case "range": {
      const from = pointsIn({ count: timing.from, unit: timing.to.unit }, unit);
      const to = pointsIn(timing.to, unit);
      return points >= to ? 1 : Math.max(0, points - from + 1) / (to - from + 1);
    }
    case "each":
      requireEach(timing.unit, unit);
      return timing.probability === 0 ? 0 : 1 - (1 - timing.probability) ** points;
    case "distribution":
      if (points === Number.POSITIVE_INFINITY) return 1 - timing.never;
      return timing.points.reduce(
        (sum, { after, probability }) => (pointsIn(after, unit) <= points ? sum + probability : sum),
        0,
      );
  }
}

/** Lines of a scenario that say how long somebody takes: one on the very matter goes before a general one, a named party before `each of`. */
export class Taken {
  readonly #lines: readonly { readonly line: Delay; readonly named: boolean; readonly parties: readonly string[] }[];

  constructor(lines: readonly (Delay | Ratification)[], actors: Actors, roles: Roles = NOBODY) {
    this.#lines = lines.map((line) => ({
      line,
      named: isNamed(line.subject),
      parties: actors.partiesOf(line.subject, roles),
    }));
  }

  /** Undefined where nothing is said. */
  of(party: string, matters: readonly string[]): Timing | undefined {
    const mine = this.#lines.filter(({ parties }) => parties.includes(party));
    const on = mine.filter(({ line }) => line.on !== undefined && matters.includes(line.on));
    const general = mine.filter(({ line }) => line.on === undefined);
    const found =
      on.filter(({ named }) => named).at(-1) ??
      on.at(-1) ??
      general.filter(({ named }) => named).at(-1) ??
      general.at(-1);
    return found?.line.time;
  }
}

function isNamed(subject: Subject): boolean {
  return subject.kind === "who" && subject.who.kind !== "group";
}

/**
 * How long a party takes to ratify something. What a scenario leaves open here nobody can assume.
 * @throws MeaningError `ratification-not-stated`, with the line to write
 */
export function ratificationOf(taken: Taken, scenario: Scenario, party: string, what: string): Timing {
  const found = taken.of(party, [what]);
  if (found !== undefined) return found;
  throw new MeaningError(
    "ratification-not-stated",
    `Help waits for ${party} to ratify ${what}, and the scenario ${scenario.id} does not say how long that takes: add \`ratification ${party} 10 to 40 days\`, \`ratification ${party} each day 5%\`, or \`ratification ${party} never 100%\`.`,
    scenario.at,
  );
}
