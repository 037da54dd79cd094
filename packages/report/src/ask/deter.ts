import { CAUTION, type Deterrence, deterrence } from "@proviso/promise/deterrence";
import { presentDeter } from "../present/deter.ts";
import type { Answered } from "./answered.ts";

/** Whether an attack would pay on the numbers given, which are taken exactly. @throws RangeError for what is no number or no probability */
export function askDeter(given: Deterrence): Answered {
  const answer = deterrence(given);
  const { game: _, ...value } = answer;
  const { veto, reliability } = given;
  return {
    value: exported({ ...value, caution: CAUTION }),
    document: presentDeter(answer, { veto: String(veto), reliability: String(reliability) }),
  };
}

/** Fractions as JSON can hold them: exactly, as text, and nearly, as a number. */
function exported(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exported);
  if (typeof value !== "object" || value === null) return value;
  if ("numerator" in value && "denominator" in value && "value" in value) {
    const { numerator, denominator, value: about } = value;
    return { exactly: denominator === 1n ? String(numerator) : `${numerator}/${denominator}`, about };
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, exported(part)]));
}
