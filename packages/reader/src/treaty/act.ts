import { findInfinitive } from "@proviso/language/prelude";
import { durationText, NUMBER, UNIT } from "./numbers.ts";
import type { Cast } from "./parties.ts";

export interface DraftedAct {
  /** As the language writes it: `assist the victim`, `"hold a joint inquiry"`. */
  readonly act: string;
  /** `within 30 days`, `at once`. */
  readonly manners: readonly string[];
}

const WITHIN = new RegExp(
  `,?\\s*\\b(?:within|not later than|no later than)\\s+(?:a period of\\s+)?${NUMBER}[\\s-]+(?:(?:calendar|working|full)\\s+)?${UNIT}(?:\\s+(?:of|after|from|following)\\s+[^,;]*)?`,
  "i",
);
const LASTING = new RegExp(
  `,?\\s*\\bfor\\s+(?:a (?:further )?period of\\s+)?(?:at least\\s+)?${NUMBER}[\\s-]+${UNIT}(?:\\s+(?:from|after)\\s+[^,;]*)?`,
  "i",
);
const AT_ONCE = /,?\s*\b(?:immediately|at once|forthwith|without delay)\b,?/i;
const DEEMS =
  /,?\s*\b(?:as|such action as|such measures as)\s+(?:it|they)\s+(?:may\s+)?(?:deems?|considers?|judges?)\s+necessary\b/i;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const BY_DATE = new RegExp(
  `,?\\s*\\b(?:by|before|no later than|not later than)\\s+(\\d{1,2})\\s+(${MONTHS.join("|")})\\s+(\\d{4})`,
);
/** Nouns that the language takes as they are. */
const PLAIN_THINGS = new Set("troops forces weapons".split(" "));

/** What is to be done, in the language's words where its verbs have them, else in the text's own. `hasVictim`: the clause's trigger names one. */
export function draftedAct(words: string, cast: Cast, hasVictim: boolean): DraftedAct {
  const manners: string[] = [];
  let rest = words;
  const take = (pattern: RegExp, manner: (match: RegExpExecArray) => string | undefined) => {
    const match = pattern.exec(rest);
    const made = match === null ? undefined : manner(match);
    if (match === null || made === undefined) return;
    manners.push(made);
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.replaceAll(/\s+/g, " ").trim();
  };
  take(WITHIN, ([shown]) => prefixed("within", durationText(shown)));
  take(LASTING, ([shown]) => prefixed("for", durationText(shown)));
  take(
    BY_DATE,
    ([, day = "", month = "", year = ""]) =>
      `by ${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
  take(AT_ONCE, () => "at once");
  // What each deems necessary stays among the words as well: it says of what.
  if (DEEMS.test(rest)) manners.push("as it deems necessary");
  const whole = rest.replace(/[,;:.\s]+$/, "");
  return { act: inVerbs(whole, cast, hasVictim) ?? quotedAct(whole), manners };
}

function prefixed(word: string, duration: string | undefined): string | undefined {
  return duration === undefined ? undefined : `${word} ${duration}`;
}

function inVerbs(words: string, cast: Cast, hasVictim: boolean): string | undefined {
  const [first = "", ...others] = words.split(" ");
  const verb = findInfinitive(first.toLowerCase().replace(/iz(e|ing)$/, "is$1"));
  if (verb === undefined || verb.particle !== undefined) return undefined;
  const object = others
    .join(" ")
    .replace(DEEMS, "")
    .replace(/,?\s*by taking$/i, "")
    .trim();
  if (verb.takes === "party") {
    if (
      /^(?:the )?(?:Part(?:y|ies)|State|States|other Part(?:y|ies)|victim)(?: or (?:Parties|States))? (?:so )?(?:attacked|under attack|which is the victim.*|concerned)$|^the victim$|^that (?:Party|State)$/i.test(
        object,
      )
    )
      return hasVictim ? `${verb.infinitive} the victim` : undefined;
    if (/^(?:together|each other|one another|the other Part(?:y|ies)|with (?:each other|one another))$/i.test(object))
      return `${verb.infinitive} Parties`;
    const named = cast.named(object);
    if (named === undefined || named === "any of Parties" || object.split(" ").length > 3) return undefined;
    return `${verb.infinitive} ${named}`;
  }
  if (verb.takes !== "thing") return undefined;
  const thing = object.replace(/^(?:all|its|their|the|any|of|his|her)\s+(?:its |their |the |of )*/i, "");
  if (
    !/^[a-z]+(?: [a-z]+){0,2}$/.test(thing) ||
    /\b(?:of|in|to|from|with|for|and|or|by|on|at|against|that|which|upon|within|under|over|between|during|only|not|until|after|before|if|as)\b/.test(
      thing,
    )
  )
    return undefined;
  const parts = thing.split(" ");
  if (parts.length === 1 && !PLAIN_THINGS.has(thing)) return undefined;
  const name = parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");
  return `${verb.infinitive} ${name}`;
}

/** Words between the language's quotation marks, which hold no such marks themselves. */
export function quotedAct(words: string): string {
  return `"${plainMarks(words)}"`;
}

export function plainMarks(words: string): string {
  let isOpen = false;
  return words.replaceAll(/\s+/g, " ").replaceAll('"', () => {
    isOpen = !isOpen;
    return isOpen ? "“" : "”";
  });
}
