/**
 * What is known of who wants what on one question: plain data, from a file of another tool, from a text in the language, or typed by hand.
 * Nothing here knows of agreements; the models in this folder can be used on their own.
 */

/** A number that somebody states: known, or somewhere within bounds. */
export type Stated = number | Range;

/** Somewhere from `low` to `high`: evenly, or, with a `likely` value, falling off to both sides of it. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly likely?: number;
}

/** From a day on: at once, or `gradually` on the way there from the point before. */
export interface Point {
  /** A day, month or year: `2025-08` is 2025-08-01. */
  readonly on: string;
  readonly value: Stated;
  readonly gradually?: boolean;
}

/** A number that may change over time. Before its first point it is what it is there. */
export type Course = Stated | readonly Point[];

export type Quantity = "position" | "influence" | "salience";

/** A party, faction or person. */
export interface Actor {
  readonly id: string;
  readonly name?: string;
  /** Whose position it helps to form: the party of a faction, the faction of a person. */
  readonly of?: string;
  /** What it wants, from 0 to 100 on the question. Absent for a delegation, whose members form it. */
  readonly position?: Course;
  /** What it could bring to bear, on any scale from 0 that all share. */
  readonly influence: Course;
  /** How much of that it would use here, from 0 to 100. */
  readonly salience: Course;
}

/** One question that can be answered by degrees, and those who have a say in it. */
export interface Issue {
  readonly id: string;
  readonly title: string;
  /** What 0 and 100 stand for. */
  readonly scale?: Scale;
  readonly actors: readonly Actor[];
}

/** The units in which a position was stated before it was put on 0 to 100. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** What a position means, from low to high; `at` is in these units. */
  readonly marks?: readonly { readonly at: number; readonly says: string }[];
}

/** A position of 0 to 100 in the units in which it was stated. */
export function inUnits(issue: Issue, position: number): number {
  const { low, high } = issue.scale ?? { low: 0, high: 100 };
  return low + ((high - low) * position) / 100;
}

/** The issue without an actor, what belongs to it, and every delegation that is left with nobody. */
export function without(issue: Issue, id: string): Issue {
  const gone = new Set([id]);
  for (let before = 0; before !== gone.size; ) {
    before = gone.size;
    for (const actor of issue.actors) {
      if (actor.of !== undefined && gone.has(actor.of)) gone.add(actor.id);
      const left = issue.actors.some((member) => member.of === actor.id && !gone.has(member.id));
      if (actor.position === undefined && !left) gone.add(actor.id);
    }
  }
  return { ...issue, actors: issue.actors.filter((actor) => !gone.has(actor.id)) };
}

/** What is wrong with an issue, in sentences; empty if it can be worked with. */
export function complaints(issue: Issue): string[] {
  const found: string[] = [];
  const actors = new Map<string, Actor>();
  for (const actor of issue.actors) {
    if (actors.has(actor.id)) found.push(`${actor.id} is listed twice.`);
    actors.set(actor.id, actor);
  }
  if (actors.size === 0) found.push(`Nobody has a position on ${issue.id}.`);
  const groups = new Set(issue.actors.flatMap((actor) => actor.of ?? []));
  for (const actor of issue.actors) {
    if (actor.of !== undefined && !actors.has(actor.of)) {
      found.push(`${actor.id} belongs to ${actor.of}, which has no influence and salience of its own here.`);
    }
    if (belongsToItself(actor, actors)) found.push(`${actor.id} belongs to itself.`);
    if (actor.position === undefined && !groups.has(actor.id)) found.push(`${actor.id} has no position.`);
    if (actor.position !== undefined && groups.has(actor.id)) {
      found.push(
        `${actor.id} has a position of its own and members who form it; leave out the one that does not count.`,
      );
    }
    const courses = { position: actor.position ?? 0, influence: actor.influence, salience: actor.salience };
    for (const [quantity, course] of Object.entries(courses)) {
      found.push(...faults(course, quantity as Quantity).map((fault) => `The ${quantity} of ${actor.id} ${fault}.`));
    }
  }
  return found;
}

function belongsToItself(actor: Actor, actors: ReadonlyMap<string, Actor>): boolean {
  const seen = new Set<string>();
  for (let at: Actor | undefined = actor; at?.of !== undefined && !seen.has(at.id); at = actors.get(at.of)) {
    seen.add(at.id);
    if (at.of === actor.id) return true;
  }
  return false;
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function isDate(date: string): boolean {
  if (!DATE.test(date)) return false;
  // The 31st of February is a day in March.
  const [year = "", month = "01", day = "01"] = date.split("-");
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

function faults(course: Course, quantity: Quantity): string[] {
  const found: string[] = [];
  const greatest = quantity === "influence" ? Number.POSITIVE_INFINITY : 100;
  const bounds = quantity === "influence" ? "0 or more" : "from 0 to 100";
  const check = (stated: Stated): void => {
    const numbers =
      typeof stated === "number" ? [stated] : [stated.low, stated.likely, stated.high].filter((n) => n !== undefined);
    const outside = numbers.find((n) => !Number.isFinite(n) || n < 0 || n > greatest);
    if (outside !== undefined) found.push(`is ${outside}, not ${bounds}`);
    else if (numbers.some((n, i) => n < (numbers[i - 1] ?? n))) {
      found.push(`runs ${numbers.join(", ")}, which is not from low to high`);
    }
  };
  if (!isPoints(course)) {
    check(course);
    return found;
  }
  if (course.length === 0) found.push("has no value");
  course.forEach((point, i) => {
    const before = course[i - 1];
    if (!isDate(point.on)) found.push(`has the date "${point.on}", which is not a day, month or year`);
    else if (before !== undefined && isDate(before.on) && startOf(before.on) >= startOf(point.on)) {
      found.push(`has ${point.on} after ${before.on}, which is not in order`);
    }
    check(point.value);
  });
  return found;
}

export function isPoints(course: Course): course is readonly Point[] {
  return Array.isArray(course);
}

/**
 * Days since 1970-01-01 of the first day of a day, month or year.
 * @throws RangeError if it is none
 */
export function startOf(date: string): number {
  const known = starts.get(date);
  if (known !== undefined) return known;
  if (!isDate(date)) throw new RangeError(`"${date}" is not a day, month or year.`);
  const [year = "", month = "1", day = "1"] = date.split("-");
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
  if (starts.size >= MOST_STARTS) starts.clear();
  starts.set(date, start);
  return start;
}

/** Thousands of draws read the same few dates. */
const starts = new Map<string, number>();
const MOST_STARTS = 1000;

/** The first day of each month from one to another, both included. */
export function months(from: string, to: string): string[] {
  const found: string[] = [];
  startOf(from);
  let [year = 0, month = 1] = from.split("-").map(Number);
  for (;;) {
    const at = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (startOf(at) > startOf(to)) return found;
    found.push(at);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
