import type { Model } from "@proviso/agreement";
import { nameOf } from "@proviso/promise";
import type { Tone } from "./verdict.tsx";

interface Coalitions {
  readonly listed: readonly (readonly string[])[];
}

/** Who can void a promise, in a sentence's end: "Russia alone, or China alone", "all of five parties together". */
export function voidingWords(model: Model, voiding: Coalitions): { readonly tone: Tone; readonly text: string } {
  const sets = voiding.listed;
  if (sets.length === 0) return { tone: "held", text: "Nobody can void it" };
  if (sets.some((parties) => parties.length === 0)) return { tone: "blocked", text: "It cannot be kept" };
  const alone = sets.filter((parties) => parties.length === 1).flat();
  if (alone.length > 0) {
    const names = alone.map((party) => `${nameOf(model, party)} alone`);
    const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names;
    return { tone: "blocked", text: `Voidable by ${joined(shown, "or")}` };
  }
  const least = Math.min(...sets.map((parties) => parties.length));
  return { tone: "open", text: `It takes at least ${least} together to void it` };
}

export function joined(parts: readonly string[], word: "and" | "or"): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1)}`;
}
