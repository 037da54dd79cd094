import type { Model } from "@proviso/agreement";
import { quoted } from "@proviso/agreement";
import { plain } from "@proviso/promise";

/** A term that moved between two texts: gone without `after`, new without `before`. */
export interface Moved {
  readonly item: string;
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** A moved term in words: "decision response lost its deadline (3 days)". */
export function movedWords({ item, what, before, after }: Moved): string {
  if (what === "member") {
    if (before === undefined) return `${item} gained ${after} as a member`;
    if (after === undefined) return `${item} lost ${before} as a member`;
  }
  if (after === undefined) return `${item} lost its ${what} (${before})`;
  if (before === undefined) return `${item} gained a term, ${what}: ${quoted(after)}`;
  return `${item}: ${what} was ${quoted(before)} and is now ${quoted(after)}`;
}

/** Who gained or lost the means to void a promise, a sentence's end each: "Russia alone gained the means to void it". */
export function meansWords(
  model: Model,
  { gained, lost }: { readonly gained: readonly (readonly string[])[]; readonly lost: readonly (readonly string[])[] },
): string[] {
  const told = (coalitions: readonly (readonly string[])[], verb: string): string[] =>
    [...coalitions]
      .sort((one, other) => one.length - other.length)
      .slice(0, MOST_TOLD)
      .map((parties) =>
        parties.length === 0
          ? verb === "gained"
            ? "it can no longer be kept"
            : "it can be kept again"
          : `${plain.list(parties, model)} ${parties.length === 1 ? "alone" : "together"} ${verb} the means to void it`,
      );
  return [...told(gained, "gained"), ...told(lost, "lost")];
}

/** More coalitions than these are left to the room that lists them. */
const MOST_TOLD = 3;
