import type { Model } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "./ask.ts";
import { type Strength, strength } from "./strength.ts";
import { targetNamed } from "./target.ts";

export type StrengthAnswer = Spread<Strength> & {
  readonly kind: "strength";
  /** Least and greatest over all answerings, beneficiaries and open stances. */
  readonly low: number;
  readonly high: number;
};

/**
 * How sure a promise is under a scenario (semantics, definitions 10 and 11), for every way of answering what is open.
 * @throws RangeError if no scenario is named and the agreement does not have exactly one
 */
export function strengthAnswer(model: Model, name: string, ask: Ask = {}): StrengthAnswer {
  const target = targetNamed(model, name);
  const own = model.scenarios.filter((scenario) => scenario.of === target.agreement);
  const chosen = ask.scenario ?? (own.length === 1 ? own[0]?.id : undefined);
  if (chosen === undefined) {
    throw new RangeError(
      own.length === 0
        ? `${target.agreement} has no scenario. Write one: scenario name "What happens" of ${target.agreement}, with an event and stances.`
        : `Name the scenario with --scenario: ${own.map((scenario) => scenario.id).join(", ")}.`,
    );
  }
  const found = spread(model, target, { ...ask, scenario: chosen }, (game, scenario) => {
    if (scenario === undefined) throw new RangeError("a strength needs a scenario");
    return strength(game, scenario);
  });
  return {
    kind: "strength",
    ...found,
    low: Math.min(...found.cases.map((one) => one.value.low)),
    high: Math.max(...found.cases.map((one) => one.value.high)),
  };
}
