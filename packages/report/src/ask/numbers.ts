import type { Model } from "@proviso/agreement";
import { setScenarioNumbers } from "@proviso/promise";

/**
 * The model with other numbers in a scenario: stances, reliabilities, who follows whom, delays, ratifications, stakes, days.
 * @param numbers by name, as a sweep names them: `{ "stance China no": 0.3, reliability: 0.8 }`; chances in 0..1, delays and days as whole numbers
 * @throws RangeError for a scenario or number that is not there, and for a value that cannot stand there
 */
export function withNumbers(model: Model, scenario: string, numbers: Readonly<Record<string, number>>): Model {
  const found = model.scenarios.find(({ id }) => id === scenario);
  if (found === undefined)
    throw new RangeError(
      `There is no scenario ${scenario}; the files have ${model.scenarios.map(({ id }) => id).join(", ") || "none"}.`,
    );
  const changed = setScenarioNumbers(model, found, numbers);
  return { ...model, scenarios: model.scenarios.map((one) => (one === found ? changed : one)) };
}
