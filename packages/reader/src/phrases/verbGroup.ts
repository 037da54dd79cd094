import { BE, DO, HAVE, MODAL, TIME_NOUNS } from "../lexicon/words.ts";
import type { Reading } from "../tokens/reading.ts";

/** A verb with the auxiliaries and adverbs before it. */
export interface VerbGroup {
  readonly from: number;
  readonly verb: number;
  readonly passive: boolean;
  /** "to say": whose subject is that of another verb. */
  readonly infinitive: boolean;
  /** Has an auxiliary, or is a form that needs none. */
  readonly finite: boolean;
  readonly negated: boolean;
  readonly modal: boolean;
  /** "did he say", "has Moscow agreed": the subject stands inside. */
  readonly bare: boolean;
}

/** The verb group whose verb is token `verb`, a form of the given kind. */
export function verbGroup(reading: Reading, verb: number, form: string, floor: number): VerbGroup {
  const { tokens, quotationOf } = reading;
  let from = verb;
  let be = false;
  let infinitive = false;
  let negated = false;
  let modal = false;
  let auxiliary = false;
  for (let i = verb - 1; i >= floor && verb - i < 8; i--) {
    if (quotationOf[i] !== quotationOf[verb]) break;
    const { lower, tag } = tokens[i]!;
    if (lower === "to" && !infinitive) {
      infinitive = true;
      from = i;
      break;
    }
    const first = from === verb;
    if (BE.has(lower) && tag !== "PART" && (tag === "AUX" || tag === "VERB" || lower !== "'s")) {
      if (first || onlyAdverbs(reading, from, verb) || auxiliary) be = be || (!auxiliary && true);
      auxiliary = true;
      from = i;
    } else if (
      (HAVE.has(lower) || DO.has(lower) || MODAL.has(lower)) &&
      (tag === "AUX" || tag === "VERB") &&
      (form !== "ing" || be)
    ) {
      auxiliary = true;
      if (MODAL.has(lower)) modal = true;
      from = i;
    } else if ((lower === "both" || lower === "all") && (tokens[i - 1]?.tag === "AUX" || tokens[i - 1]?.tag === "VERB"))
      from = i;
    else if (lower === "not" || lower === "n't" || lower === "never") {
      negated = true;
      from = i;
    } else if (
      tag === "ADV" &&
      !/^(when|where|why|how|as|so|however|then|now|earlier|later|ago|yesterday)$/.test(lower)
    )
      from = i;
    // "he later said", "had earlier warned"; "a year later" is none of the verb's.
    else if (
      first &&
      /^(?:later|earlier|then|now)$/.test(lower) &&
      i > floor &&
      /^(?:PRON|PROPN|NOUN|AUX)$/.test(tokens[i - 1]!.tag) &&
      !TIME_NOUNS.has(tokens[i - 1]!.lower)
    )
      from = i;
    // "has since clarified"
    else if (lower === "since" && first && i > floor && HAVE.has(tokens[i - 1]!.lower)) from = i;
    else break;
  }
  // Adverbs that begin the clause are none of the group's.
  while (from < verb && tokens[from]!.tag === "ADV" && from === floor && !auxiliary) from++;
  const finite = !infinitive && (auxiliary || form !== "ing");
  return { from, verb, passive: be && form === "past", infinitive, finite, negated, modal, bare: !auxiliary };
}

function onlyAdverbs(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (reading.tokens[i]!.tag !== "ADV" && reading.tokens[i]!.lower !== "not" && reading.tokens[i]!.lower !== "n't")
      return false;
  return true;
}
