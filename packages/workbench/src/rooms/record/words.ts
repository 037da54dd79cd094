import type { Model } from "@proviso/agreement";
import { holderName, holdWords, shortName, topicWords, whenWords } from "@proviso/record";
import type { Mark } from "./marks.ts";

/** What stands in a mark, in a sentence. */
export function saidIn(model: Model, { entry, draft }: Mark): string {
  if (entry !== undefined) return entry.says;
  if (draft === undefined) return "";
  const name = holderName(model, draft);
  return `${capital(name)} ${holdWords(model, draft)} on ${topicWords(model, draft.on)}.`;
}

export function saidBy(model: Model, { by }: Mark): string {
  return shortName(model, by);
}

export function saidAt({ dated }: Mark): string {
  return whenWords(dated);
}

/** When something was said, with how surely that is known. */
export function saidWhen({ dated }: Mark): string {
  if (dated.kind === "undated") return "undated";
  const parts = dated.date.split("-").length;
  const unknown = parts === 1 ? ", the day and month are not known" : parts === 2 ? ", the day is not known" : "";
  return `${whenWords(dated)}${unknown}`;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
