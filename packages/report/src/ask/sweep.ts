import type { Model } from "@proviso/agreement";
import { answerOver, gridOf, type SweepRow, sweepAt, sweepOf } from "@proviso/promise";
import { presentSweep } from "../present/sweep.ts";
import type { Answered } from "./answered.ts";

export interface SweepAsk extends NonNullable<Parameters<typeof sweepOf>[4]> {
  /** One or two numbers of the scenario with their values: `stance China no=0%:100%:10%`. */
  readonly vary: readonly string[];
  /** `strength`, `worth`, or `arrival:14`; strength unless told. */
  readonly answer?: string;
}

/**
 * An answer mapped over one or two numbers of a scenario, all in this thread.
 * @param most the grid may have no more points
 * @throws RangeError for a number that is not there, and for more points
 */
export function askSweep(
  model: Model,
  name: string,
  { vary, answer = "strength", ...ask }: SweepAsk,
  most: number,
  tell: (done: number, of: number) => void = () => {},
): Answered {
  const made = sweepOf(model, name, vary, answerOver(answer), ask);
  const points = gridOf(made.axes);
  if (points.length > most)
    throw new RangeError(
      `The grid has ${points.length} points; at most ${most} are worked out here. Take larger steps, or use \`proviso sweep\`, which goes on where it stopped.`,
    );
  const rows: SweepRow[] = [];
  for (const [i, point] of points.entries()) {
    rows.push(...sweepAt(model, made, point));
    tell(i + 1, points.length);
  }
  return { value: { kind: "sweep", ...made, rows }, document: presentSweep(model, made, rows) };
}
