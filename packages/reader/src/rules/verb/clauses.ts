import type { Verb } from "../../lexicon/verbs.ts";
import { NOT_SUBJECT, POSSESSIVE, SUBJECT_PRONOUNS } from "../../lexicon/words.ts";
import { hasVerb } from "../../phrases/clause.ts";
import { phraseEnd, simpleEnd } from "../../phrases/nounPhrase.ts";
import { isComma, isDash, isNominal, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import { opensQuotation } from "../adjuncts.ts";

/** Whether a clause without "that" begins here: something that can be a subject, and a verb after it. */
export function beginsClause(reading: Reading, verb: Verb, from: number, end: number): boolean {
  const { tokens } = reading;
  // "said the following: …" is another matter.
  const to = verb.frame.object && !verb.frame.question ? colonBefore(reading, from, end) : end;
  const token = tokens[from]!;
  // "said selling it has been hard"
  if (token.tag === "VERB" && token.lower.endsWith("ing")) return hasVerb(reading, from + 1, to);
  const name = token.tag === "VERB" && /^\p{Lu}/u.test(token.text) && isVerb(tokens[from + 1]);
  if (name) return true;
  if (NOT_SUBJECT.has(token.lower) || isVerb(token) || token.tag === "PART") return false;
  if (SUBJECT_PRONOUNS.has(token.lower)) return hasVerb(reading, from, to);
  if (token.lower === "to") return false;
  if (token.tag === "ADP" || token.tag === "ADV" || token.tag === "SCONJ")
    return hasVerb(reading, from + 1, to) && !isComma(token);
  const subject = simpleEnd(reading, from, to);
  if (subject === from) return hasVerb(reading, from, to);
  // "wrote a book that changed much": the verb is the relative clause's.
  const whole = phraseEnd(reading, from, to);
  if (/^(that|who|which|whose|,)$/.test(tokens[whole]?.lower ?? "") && tokens[whole]!.lower !== ",") {
    for (let i = whole + 1; i < to; i++) if (isVerb(tokens[i])) return hasVerb(reading, i + 2, to);
    return false;
  }
  // "reaffirmed its commitment to the pact but stopped …", "predicted a victory - a landslide that …": the verb is another's.
  const after = tokens[whole];
  if (
    whole > subject &&
    after !== undefined &&
    whole < to &&
    (isDash(after) || (after.tag === "CCONJ" && isVerb(tokens[whole + 1])))
  )
    return false;
  return hasVerb(reading, subject, to);
}

/** "disputed this account: no terms had been put": the verb behind the colon is no part of what is disputed. */
function colonBefore({ tokens, quotationOf }: Reading, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) if (tokens[i]!.text === ":" && quotationOf[i] === quotationOf[from]) return i;
  return to;
}

/** Verbs that need a name for what they take: "call the plan a trap". */
export const NAMING = new Set(["call", "dub", "deem", "label", "brand"]);

/** "called the plan a trap", not "called the ambassador". */
export function isNamed(reading: Reading, from: number, ceiling: number): boolean {
  const { tokens } = reading;
  let end = phraseEnd(reading, from, ceiling);
  if (end === from && opensQuotation(reading, from)) return true;
  // One noun phrase may have swallowed both: "called him president", "called her fallen son her hero".
  for (let i = from; i < Math.min(ceiling, from + 30); i++) if (opensQuotation(reading, i)) return true;
  while (isComma(tokens[end]) && end < ceiling) end++;
  const next = tokens[end];
  if (next === undefined || end >= ceiling) return false;
  return (
    next.tag === "DET" ||
    next.tag === "ADJ" ||
    next.tag === "ADV" ||
    isNominal(next) ||
    POSSESSIVE.has(next.lower) ||
    next.lower === "as"
  );
}
