import type { Timing as Told } from "@proviso/agreement";
import { pointsIn, requireEach, type Unit } from "../answers/time.ts";
import { exactly, plus, written, ZERO } from "./chance.ts";
import type { Timing } from "./procedure.ts";

/** What a text or a scenario says of how long something takes, in points of the grid; at once where it says nothing. */
export function timingIn(told: Told | undefined, unit: Unit): Timing {
  switch (told?.kind) {
    case undefined:
      return { kind: "fixed", points: 0 };
    case "range":
      return {
        kind: "range",
        from: pointsIn({ count: told.from, unit: told.to.unit }, unit),
        to: pointsIn(told.to, unit),
      };
    case "each":
      requireEach(told.unit, unit);
      return { kind: "each point", probability: told.probability };
    case "distribution": {
      const sums = new Map<number, ReturnType<typeof exactly>>();
      for (const { after, probability } of told.points) {
        const point = pointsIn(after, unit);
        sums.set(point, plus(sums.get(point) ?? ZERO, exactly(probability)));
      }
      const last = Math.max(0, ...sums.keys());
      return {
        kind: "distribution",
        weights: Array.from({ length: last + 1 }, (_, point) => written(sums.get(point) ?? ZERO)),
      };
    }
  }
}
