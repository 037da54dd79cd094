import { diffAnswer, type Side } from "@proviso/promise";
import { presentDiff } from "../present/diff.ts";
import type { Answered } from "./answered.ts";

/** What changes from one draft to another. @throws RangeError where a side leaves a question open, or they have no beneficiary in common */
export function askDiff(a: Side, b: Side, options: Parameters<typeof diffAnswer>[2] = {}): Answered {
  const value = diffAnswer(a, b, options);
  return { value, document: presentDiff([a.model, b.model], value) };
}
