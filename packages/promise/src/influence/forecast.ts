import { type Centre, medianRange, weightedMean, weightedMedian } from "./centre.ts";
import { CENTRAL, Draws } from "./draw.ts";
import { type Course, type Issue, isPoints, type Stated, startOf } from "./issue.ts";
import { assertSound, type Standing, standingsOn, type Transfer } from "./standing.ts";

export interface ForecastOptions {
  /** The day, month (its first day) or year the forecast is for. */
  readonly on: string;
  /** For the bootstrap; 1 if not given. */
  readonly seed?: number;
  /** Draws of the bootstrap; 2,000 if not given. None are made where nothing is uncertain. */
  readonly draws?: number;
  /** Share of the draws that an interval holds; 0.9 if not given. */
  readonly level?: number;
  /** What if one actor had a part of another's influence? */
  readonly transfer?: Transfer;
}

/** A forecast at the likeliest values, and between which it falls as these move within what was stated. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Where a question is likely to end, from 0 to 100, if those at the table meet by their weight. */
export interface Forecast {
  readonly issue: string;
  readonly on: string;
  /** The compromise model. */
  readonly mean: Estimate;
  /** The weighted median; `tie` if exactly half the weight lies on either side of a gap, whose middle it is then. */
  readonly median: Estimate & { readonly tie?: { readonly low: number; readonly high: number } };
  /** Who stands where at the likeliest values, delegations at the mean of their members. */
  readonly standings: readonly Standing[];
  readonly level: number;
  readonly seed: number;
  /** How many draws the intervals rest on; 0 if nothing was stated as uncertain. */
  readonly draws: number;
}

/**
 * The default forecasts with their intervals.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function forecast(issue: Issue, options: ForecastOptions): Forecast {
  assertSound(issue);
  const { on, seed = 1, level = 0.9, transfer } = options;
  const day = startOf(on);
  const count = isUncertain(issue) ? (options.draws ?? 2000) : 0;
  const draws = new Draws(seed, count);
  const table = standingsOn(issue, day, weightedMean, CENTRAL, transfer);
  const atMedian = medianRange(standingsOn(issue, day, weightedMedian, CENTRAL, transfer));
  const estimate = (centre: Centre, value: number): Estimate =>
    interval(
      value,
      Array.from({ length: count }, (_, i) => centre(standingsOn(issue, day, centre, draws.pick(i), transfer))),
      level,
    );
  return {
    issue: issue.id,
    on,
    mean: estimate(weightedMean, weightedMean(table)),
    median: {
      ...estimate(weightedMedian, (atMedian.low + atMedian.high) / 2),
      ...(atMedian.low === atMedian.high ? {} : { tie: atMedian }),
    },
    standings: table,
    level,
    seed,
    draws: count,
  };
}

/** One forecast for each date, with the same draws, so that what moves between them is what was stated to change. */
export function forecasts(
  issue: Issue,
  dates: readonly string[],
  options: Omit<ForecastOptions, "on"> = {},
): Forecast[] {
  return dates.map((on) => forecast(issue, { ...options, on }));
}

/** The middle `level` of the draws around a value. */
export function interval(value: number, draws: readonly number[], level: number): Estimate {
  if (draws.length === 0) return { value, low: value, high: value };
  const sorted = [...draws].sort((a, b) => a - b);
  return { value, low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
}

/** Linear between order statistics (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}

/** Whether anything in an issue is stated as a range. */
export function isUncertain(issue: Issue): boolean {
  const ranges = (stated: Stated): boolean => typeof stated !== "number" && stated.low !== stated.high;
  const varies = (course: Course = 0): boolean =>
    isPoints(course) ? course.some((point) => ranges(point.value)) : ranges(course);
  return issue.actors.some(({ position, influence, salience }) => [position, influence, salience].some(varies));
}
