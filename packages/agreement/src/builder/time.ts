import type { Duration, Timing } from "../index.ts";
import { duration } from "./conditions.ts";
import { probability, whole } from "./names.ts";

/** How long something takes: `[3, "day"]`, or what the functions here give. */
export type TimingInput = readonly [number, Duration["unit"]] | Timing;

export function timing(from: TimingInput): Timing {
  return "kind" in from ? from : { kind: "range", from: whole(from[0], "A time"), to: duration(...from) };
}

/** `between(5, [20, "day"])`: uniform on whole units. @throws RangeError if it ends before it begins */
export function between(from: number, to: readonly [number, Duration["unit"]]): Timing {
  if (from > to[0]) throw new RangeError(`A time of ${from} to ${to[0]} ends before it begins.`);
  return { kind: "range", from: whole(from, "A time"), to: duration(...to) };
}

/** On every day, or in every hour, with this probability, if not before. */
export function onEach(unit: "day" | "hour", chance: number): Timing {
  return { kind: "each", unit, probability: probability(chance, `each ${unit}`) };
}

/** `taking([[0, "day", 0.25], [2, "day", 0.5]], 0.25)`, the last being never. @throws RangeError if it does not add up to 1 */
export function taking(
  points: readonly (readonly [count: number, unit: Duration["unit"], chance: number])[],
  never = 0,
): Timing {
  const sum = points.reduce((total, [, , chance]) => total + chance, never);
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`A time must add up to 1, not ${sum}.`);
  return {
    kind: "distribution",
    points: points.map(([count, unit, chance]) => ({
      after: duration(count, unit),
      probability: probability(chance, `${count} ${unit}`),
    })),
    never: probability(never, "never"),
  };
}
