import { dateWords } from "./date-words.ts";
import type { Forecast } from "./forecast.ts";
import { type Issue, inUnits } from "./issue.ts";

/** Positions this close to the middle are half-way. */
const MIDDLE = 2.5;
/** A move of less than this is none to speak of. */
const SLIGHT = 0.5;

/** What the two ends of an issue are called: in the words of its scale, else by their numbers. */
export function endNames(issue: Issue): { readonly low: string; readonly high: string } {
  const { low, high, marks = [] } = issue.scale ?? { low: 0, high: 100 };
  const named = (at: number): string => {
    const says = marks.find((mark) => mark.at === at)?.says;
    return says === undefined ? String(at) : `“${says}”`;
  };
  return { low: named(low), high: named(high) };
}

/**
 * Nearer to which end those at a table meet by their weight, in a sentence or two: “Nearer to “absent” than to “held”, at 38 of 100 …”.
 * @param on when, where anything changes over time
 * @param before an earlier forecast, to tell what has moved since
 */
export function endsAt(issue: Issue, found: Forecast, on?: string, before?: Forecast): string {
  const { low, high } = endNames(issue);
  const { value, low: least, high: most } = found.mean;
  const side =
    Math.abs(value - 50) <= MIDDLE
      ? `half-way between ${low} and ${high}`
      : value < 50
        ? `nearer to ${low} than to ${high}`
        : `nearer to ${high} than to ${low}`;
  const within =
    found.draws === 0
      ? ""
      : `, and over the stated ranges from ${unit(issue, least)} to ${unit(issue, most)}${least < 50 && most > 50 ? ", so that either end may be the nearer one" : ""}`;
  const when = on === undefined ? "By" : `In ${dateWords(on)}, by`.replace(/^In (\d+ \w+ )/, "On $1");
  return `${when} their weight, those at the table meet ${side}: at ${place(issue, value)}${within}.${before === undefined ? "" : moved(issue, before, found)}`;
}

function moved(issue: Issue, before: Forecast, now: Forecast): string {
  const by = now.mean.value - before.mean.value;
  const since = ` Since ${dateWords(before.on)} that has `;
  if (Math.abs(by) < SLIGHT) return `${since}hardly moved.`;
  const { low, high } = endNames(issue);
  const distance = inUnits(issue, Math.abs(by)) - inUnits(issue, 0);
  return `${since}moved by ${short(issue, distance)} towards ${by > 0 ? high : low}.`;
}

/** "38 of 100", "7.4 on a scale from 4 to 10". */
function place(issue: Issue, position: number): string {
  const { low, high } = issue.scale ?? { low: 0, high: 100 };
  return low === 0
    ? `${unit(issue, position)} of ${high}`
    : `${unit(issue, position)} on a scale from ${low} to ${high}`;
}

function unit(issue: Issue, position: number): string {
  return short(issue, inUnits(issue, position));
}

/** Whole numbers on a long scale; on a short one, two digits. */
function short(issue: Issue, value: number): string {
  const { low, high } = issue.scale ?? { low: 0, high: 100 };
  return String(Math.abs(high - low) >= 50 ? Math.round(value) : Number(value.toPrecision(2)));
}
