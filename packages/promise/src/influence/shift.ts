import { type Forecast, type ForecastOptions, forecast } from "./forecast.ts";
import type { Issue } from "./issue.ts";

/** What a forecast becomes as influence passes from one actor to another. */
export interface Shift {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly ShiftStep[];
  /** Between which shares the weighted median first leaves where it is without a shift; absent if it stays on this grid. */
  readonly tips?: { readonly after: number; readonly by: number };
}

export interface ShiftStep {
  /** What part of its influence `from` has lost to `to`, from 0 to 1. */
  readonly share: number;
  readonly forecast: Forecast;
}

export interface ShiftOptions extends Omit<ForecastOptions, "transfer"> {
  readonly from: string;
  readonly to: string;
  /** From 0 to 1, in order; tenths if not given. */
  readonly shares?: readonly number[];
}

/**
 * Moves influence from one actor to another in steps and forecasts each, with the same draws throughout.
 * @throws RangeError for an actor that is not there, a share out of bounds, or an issue with faults
 */
export function shift(issue: Issue, options: ShiftOptions): Shift {
  const { from, to, shares = Array.from({ length: 11 }, (_, i) => i / 10) } = options;
  const giver = issue.actors.find((actor) => actor.id === from);
  const taker = issue.actors.find((actor) => actor.id === to);
  if (giver === undefined) throw new RangeError(`${from} has no influence here.`);
  if (taker === undefined) throw new RangeError(`${to} has no influence here.`);
  if (giver === taker) throw new RangeError(`${from} cannot lose influence to itself.`);
  const steps = shares.map((share): ShiftStep => {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`A share is from 0 to 1, not ${share}.`);
    return { share, forecast: forecast(issue, { ...options, transfer: { from, to, share } }) };
  });
  const start = steps[0]?.forecast.median.value;
  const tipped = steps.findIndex((step) => step.forecast.median.value !== start);
  const [before, after] = [steps[tipped - 1], steps[tipped]];
  return {
    from,
    to,
    steps,
    ...(before === undefined || after === undefined ? {} : { tips: { after: before.share, by: after.share } }),
  };
}
