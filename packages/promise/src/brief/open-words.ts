import { type Question, quoted } from "@proviso/agreement";
import { list } from "../answers/plain.ts";
import type { Answering } from "../settle/index.ts";

/**
 * What some of all the answerings have in common, in the questions' own words: "if “Who sits?” is answered “broad”". Empty where that is nothing, since
 * what is told of them holds however the questions are answered.
 */
export function openWords(
  questions: readonly Question[],
  some: readonly Answering[],
  all: readonly Answering[],
): string {
  const shared = questions.flatMap(({ id, text }) => {
    const options = new Set(some.map((answering) => answering[id]));
    const possible = new Set(all.map((answering) => answering[id]));
    if (options.has(undefined) || options.size === possible.size) return [];
    return [`${quoted(text)} is answered ${[...options].map((option) => quoted(option ?? "")).join(" or ")}`];
  });
  return shared.length === 0 ? "" : `if ${list(shared)}`;
}
