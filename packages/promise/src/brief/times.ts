import type { Model, Place, Support } from "@proviso/agreement";
import { strength } from "../answers/strength.ts";
import type { Target } from "../answers/target.ts";
import { type ArrivalAsk, type ArrivalValue, arrival } from "../arrival/index.ts";
import { type WorthValue, worth } from "../worth/index.ts";
import { byReading, heading } from "./by-reading.ts";

/** How sure and how fast help is in one scenario, and what that is worth, under one reading. */
export interface BriefTime {
  readonly scenario: string;
  /** The scenario's title, where it is written, and what it rests on. */
  readonly title: string;
  readonly at: Place;
  readonly support: readonly Support[];
  readonly under: string;
  readonly reading?: string;
  readonly value: {
    /** P(the promise is kept at all), parties without a stance at their worst and best (semantics, definition 10). */
    readonly strength: { readonly low: number; readonly high: number };
    /** When (definition 12). */
    readonly arrival: ArrivalValue;
    /** Against no agreement, with the ledger (definition 13). */
    readonly worth: WorthValue;
  };
}

/** For each scenario of the promise's agreement that has stances, or the one that is asked about. */
export function timesOf(model: Model, target: Target, ask: ArrivalAsk): BriefTime[] {
  return model.scenarios
    .filter(({ of, stances, id }) => of === target.agreement && stances.length > 0 && (ask.scenario ?? id) === id)
    .flatMap(({ id, title, at, support }) =>
      byReading(model, target, { ...ask, scenario: id }, (game, scenario) => {
        if (scenario === undefined) throw new RangeError("time needs a scenario");
        const { low, high } = strength(game, scenario);
        return {
          strength: { low, high },
          arrival: arrival(model, game, scenario, { swings: "most", ...ask }),
          worth: worth(model, game, scenario, ask),
        };
      }).map((one) => ({
        scenario: id,
        title,
        at,
        support,
        under: heading(one),
        ...(one.reading === undefined ? {} : { reading: one.reading }),
        value: one.value,
      })),
    );
}
