import type { Model } from "@proviso/agreement";
import { type Axis, axesOf, gridOf } from "./grid.ts";
import { type SweepAnswer, type SweepAsk, type SweepRow, sweepAt, sweepOf } from "./sweep.ts";

/** Values of each range that are tried, the ends and those between, evenly chosen: more where a point is quick to work out. */
const MOST_VALUES: Readonly<Record<SweepAnswer["kind"], number>> = {
  strength: 7,
  deter: 7,
  play: 7,
  arrival: 3,
  worth: 3,
};

/** What an answer becomes over the ranges that a scenario states. */
export interface OverRanges {
  readonly scenario: string;
  readonly axes: readonly Pick<Axis, "name" | "kind" | "values">[];
  /** Points tried; `whole` if these are all points of the ranges. */
  readonly points: number;
  readonly whole: boolean;
  /** For each way of answering what is open and each beneficiary: between which chances it lies, and where. */
  readonly cases: readonly RangeCase[];
}

export interface RangeCase {
  /** Answers to what is open, by question; one that is not asked is left out. */
  readonly answering: Readonly<Record<string, string>>;
  readonly to: string;
  readonly low: number;
  readonly high: number;
  /** The values of the ranges at the first point at which it is lowest and highest. */
  readonly lowAt: readonly number[];
  readonly highAt: readonly number[];
  /** What the answer says at these points, where it says more than a chance, each once: of deterrence and worth. */
  readonly verdicts?: readonly string[];
}

/**
 * Works an answer out at the ends of the ranges that the scenario states and at points between; nothing if it states none, or there is no scenario to
 * take them from.
 * @throws RangeError as a sweep does
 */
export function overRanges(
  model: Model,
  name: string,
  answer: SweepAnswer,
  { scenario, ...ask }: SweepAsk & { readonly scenario?: string },
): OverRanges | undefined {
  const found = model.scenarios.find(({ id }) => id === scenario);
  if (found === undefined || axesOf(model, found, answer.kind).length === 0) return undefined;
  const full = sweepOf(model, name, [], answer, { ...ask, scenario: found.id });
  const axes = full.axes.map((axis) => ({ ...axis, values: spaced(axis.values, MOST_VALUES[answer.kind]) }));
  const sweep = { ...full, axes };
  const cases = new Map<
    string,
    { answering: Record<string, string>; rows: { row: SweepRow; point: readonly number[] }[] }
  >();
  const points = gridOf(axes);
  for (const point of points)
    for (const row of sweepAt(model, sweep, point)) {
      const answering = Object.fromEntries(
        sweep.questions.flatMap((id) => (row[id] === "" ? [] : [[id, String(row[id])]])),
      );
      const key = JSON.stringify([answering, row["to"]]);
      const known = cases.get(key);
      if (known === undefined) cases.set(key, { answering, rows: [{ row, point }] });
      else known.rows.push({ row, point });
    }
  return {
    scenario: found.id,
    axes: full.axes.map(({ name: axis, kind, values }) => ({
      name: axis,
      kind,
      values: [values[0] ?? 0, values.at(-1) ?? 0],
    })),
    points: points.length,
    whole: axes.every((axis, i) => axis.values.length === full.axes[i]?.values.length),
    cases: [...cases.values()].map(({ answering, rows }) => {
      const least = rows.reduce((a, b) => (Number(b.row["low"]) < Number(a.row["low"]) ? b : a));
      const verdicts = [
        ...new Set(rows.flatMap(({ row: { verdict } }) => (verdict === undefined ? [] : [String(verdict)]))),
      ];
      const most = rows.reduce((a, b) => (Number(b.row["high"]) > Number(a.row["high"]) ? b : a));
      return {
        answering,
        to: String(least.row["to"]),
        low: Number(least.row["low"]),
        high: Number(most.row["high"]),
        lowAt: least.point,
        highAt: most.point,
        ...(verdicts.length === 0 ? {} : { verdicts }),
      };
    }),
  };
}

function spaced(values: readonly number[], most: number): number[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))] as number);
}
