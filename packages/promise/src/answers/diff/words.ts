import type { Ending, Model } from "@proviso/agreement";
import { conditionWords, durationWords } from "../plain.ts";

/** "after 10 years", "if response fails". */
export function endingWords(model: Model, ending: Ending): string {
  if (ending.kind === "if") return `if ${conditionWords(model, ending.condition)}`;
  return `after ${durationWords(ending.duration)}`;
}

/** A name without the agreement it stands in. */
export function shortName(id: string): string {
  return id.split(".").at(-1) ?? id;
}
