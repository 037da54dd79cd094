import { wordsOf } from "../text/words.ts";

/** A name as it is compared: its words without capitals, accents and punctuation. */
export function nameKey(name: string): string {
  return Array.from(wordsOf(name), ({ word }) => word).join(" ");
}
