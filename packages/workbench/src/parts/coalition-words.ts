import type { Model } from "@proviso/agreement";
import { plain } from "@proviso/promise";
import type { Tone } from "./verdict.tsx";

interface Coalitions {
  readonly listed: readonly (readonly string[])[];
}

/** Who can void a promise, in a sentence: "Voidable by Russia alone or China alone", "It takes at least 4 together to void it". */
export function voidingWords(model: Model, voiding: Coalitions): { readonly tone: Tone; readonly text: string } {
  const sets = voiding.listed;
  if (sets.length === 0) return { tone: "held", text: "Nobody can void it" };
  if (sets.some((parties) => parties.length === 0)) return { tone: "blocked", text: "It cannot be kept" };
  const alone = sets.filter((parties) => parties.length === 1).flat();
  if (alone.length > 0) {
    if (alone.length > 3)
      return { tone: "blocked", text: `Voidable by each of ${alone.length} alone: ${plain.shortList(alone, model)}` };
    const names = alone.map((party) => `${plain.list([party], model)} alone`);
    return { tone: "blocked", text: `Voidable by ${joined(names, "or")}` };
  }
  const least = Math.min(...sets.map((parties) => parties.length));
  return { tone: "open", text: `It takes at least ${least} together to void it` };
}

export function joined(parts: readonly string[], word: "and" | "or"): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;
}
