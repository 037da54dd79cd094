import type { Model } from "@proviso/agreement";
import { type Ask, compareAnswer } from "@proviso/promise";
import { presentCompare } from "../present/compare.ts";
import type { Answered } from "./answered.ts";

/** Several promises side by side. @throws RangeError for a name that is not there, or fewer than two */
export function askCompare(model: Model, names: readonly string[], ask: Ask = {}): Answered {
  const value = compareAnswer(model, names, ask);
  return { value, document: presentCompare(model, value) };
}
