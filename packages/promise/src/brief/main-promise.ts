import type { Agreement, Model } from "@proviso/agreement";
import { promisesOf, type Target, targetNamed } from "../answers/target.ts";

/**
 * The promise that a brief is about: the one named, else that of the agreement with most readings; among equals, the first in the files.
 * @throws RangeError if no agreement makes a promise
 */
export function mainPromise(model: Model, name: string | undefined): Target {
  if (name !== undefined) return targetNamed(model, name);
  const readings = (target: Target): number =>
    model.readings.filter((reading) => reading.of === target.agreement).length;
  const [first, ...rest] = promisesOf(model);
  if (first === undefined) {
    throw new RangeError(
      "No agreement here makes a promise. Add one: promise protection to Ukraine kept when any of Guarantors assists Ukraine.",
    );
  }
  return rest.reduce((best, next) => (readings(next) > readings(best) ? next : best), first);
}

export function agreementOf(model: Model, target: Target): Agreement {
  const found = model.agreements.find((agreement) => agreement.id === target.agreement);
  if (found === undefined) throw new RangeError(`There is no agreement ${target.agreement}.`);
  return found;
}
