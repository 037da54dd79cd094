import type { Verb } from "../../lexicon/verbs.ts";
import { NOT_SUBJECT, QUESTION } from "../../lexicon/words.ts";
import { hasVerb } from "../../phrases/clause.ts";
import { phraseEnd } from "../../phrases/nounPhrase.ts";
import type { VerbGroup } from "../../phrases/verbGroup.ts";
import { isComma, isMark, isStop, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { opensQuotation } from "../adjuncts.ts";
import type { Draft } from "../draft.ts";
import { afterColon } from "./content.ts";
import { quotedAfter, quotedBefore, sentenceStart } from "./quoted.ts";
import { SURE } from "./used.ts";
import type { Window } from "./window.ts";

/** `"…," said Lavrov, Russia's foreign minister.` and `Said Lavrov: "…"`. */
export function invertedSource(
  reading: Reading,
  group: VerbGroup,
  verbOf: Verb,
  form: string,
  after: number,
  window: Window,
): Draft | undefined {
  const { tokens } = reading;
  if (
    !group.bare ||
    form === "ing" ||
    form === "base" ||
    !(verbOf.frame.clause || verbOf.frame.quotation) ||
    (verbOf.frame.addressee && verbOf.lemma !== "ask")
  )
    return undefined;
  const first = tokens[after];
  if (
    first === undefined ||
    after >= window.ceiling ||
    NOT_SUBJECT.has(first.lower) ||
    first.lower === "that" ||
    (QUESTION.has(first.lower) && first.lower !== "who")
  )
    return undefined;
  const end = phraseEnd(reading, after, window.ceiling);
  if (end === after) return undefined;
  const verb = group.verb;
  const cue: Run = { from: verb, to: after };
  const quoted = quotedBefore(reading, verb);
  if (quoted !== undefined) {
    const to = appositionEnd(reading, end, window.ceiling);
    return {
      source: [{ from: after, to }],
      cue: [cue],
      content: [quoted, ...quotedAfter(reading, to, window)],
      rule: "verb-inverted",
    };
  }
  if (
    verb === window.floor &&
    (tokens[end]?.text === ":" || (isComma(tokens[end]) && opensQuotation(reading, end + 1)))
  ) {
    const said = afterColon(reading, end + 1, window);
    if (said !== undefined)
      return { source: [{ from: after, to: end }], cue: [cue], content: [said], rule: "verb-inverted" };
  }
  if (
    isComma(tokens[verb - 1]) &&
    verb - 1 > window.floor &&
    (hasVerb(reading, window.floor, verb - 1) || SURE.has(tokens[verb]!.lower)) &&
    !isVerb(tokens[end]) &&
    (isStop(tokens[end]) || isComma(tokens[end]) || end >= window.ceiling)
  ) {
    const to = appositionEnd(reading, end, window.ceiling);
    return {
      source: [{ from: after, to }],
      cue: [cue],
      content: [{ from: sentenceStart(reading, window.floor), to: verb - 1 }],
      rule: "verb-inverted",
    };
  }
  return undefined;
}

/** The end of a source with what a comma adds to it: "Lavrov, the foreign minister". */
function appositionEnd(reading: Reading, end: number, ceiling: number): number {
  const { tokens } = reading;
  if (!isComma(tokens[end]) || end + 1 >= ceiling) return end;
  const next = tokens[end + 1]!;
  if (
    next.tag === "DET" ||
    next.tag === "NOUN" ||
    next.tag === "PROPN" ||
    next.lower === "who" ||
    next.tag === "PRON" ||
    next.tag === "ADJ"
  ) {
    let i = end + 1;
    while (
      i < ceiling &&
      !isStop(tokens[i]) &&
      !isMark(tokens[i]) &&
      !isComma(tokens[i]) &&
      tokens[i]!.text !== ";" &&
      !(tokens[i]!.tag === "VERB" && tokens[i]!.lower.endsWith("ing"))
    )
      i++;
    return i;
  }
  return end;
}
