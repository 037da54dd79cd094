import type { Model } from "@proviso/agreement";
import { type Spread, spread } from "../answers/ask.ts";
import { targetNamed } from "../answers/target.ts";
import { type ArrivalAsk, type Prism, procedureFor, toPrism } from "../arrival/index.ts";

/**
 * The procedure by which a promise is kept in a scenario as a model for PRISM, or why it has no such form, for every way of answering what is open.
 * Parties without a stance are at their worst.
 * @throws RangeError if no scenario is named and the agreement does not have exactly one
 */
export function prism(model: Model, name: string, ask: ArrivalAsk = {}): Spread<Prism | { readonly noForm: string }> {
  const target = targetNamed(model, name);
  const own = model.scenarios.filter((scenario) => scenario.of === target.agreement);
  const chosen = ask.scenario ?? (own.length === 1 ? own[0]?.id : undefined);
  if (chosen === undefined)
    throw new RangeError(
      own.length === 0
        ? `${target.agreement} has no scenario, and without one there are no chances to write down.`
        : `Name the scenario with --scenario: ${own.map((scenario) => scenario.id).join(", ")}.`,
    );
  return spread(model, target, { ...ask, scenario: chosen }, (game, scenario) => {
    if (scenario === undefined) throw new RangeError("a procedure needs a scenario");
    const procedure = procedureFor(game, scenario, ask);
    return "noForm" in procedure ? procedure : toPrism(procedure);
  });
}
