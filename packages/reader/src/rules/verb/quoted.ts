import { verbForms } from "../../lexicon/verbs.ts";
import { hasVerb } from "../../phrases/clause.ts";
import { isComma, isMark, isNominal, isStop, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { opensQuotation } from "../adjuncts.ts";
import type { Window } from "./window.ts";

/** A quotation that ends just before token `start`, with the words of its sentence before it: `The plan is "a trap," he said`. */
export function quotedBefore(reading: Reading, start: number): Run | undefined {
  const { tokens, quotations, quotationOf } = reading;
  let last = start - 1;
  if (isComma(tokens[last])) last--;
  if (last < 0 || quotationOf[last]! < 0 || quotationOf[last] === quotationOf[start]) return undefined;
  const quotation = quotations[quotationOf[last]!]!;
  if (quotation.to !== last + 1 || quotation.continues || tokens[last]!.paragraph !== tokens[start]!.paragraph)
    return undefined;
  let inside = last - 1;
  while (inside > quotation.from && isMark(tokens[inside])) inside--;
  if (last === start - 1 && !/^[,?!—–]$|--|…|\.\.\./.test(tokens[inside]!.text)) return undefined;
  const first = reading.sentences[tokens[quotation.from]!.sentence]!.from;
  if (
    quotation.from > first &&
    quotationOf[first]! < 0 &&
    !isStop(tokens[quotation.from - 1]) &&
    !isMark(tokens[first])
  ) {
    const from = sentenceStart(reading, first);
    if (hasVerb(reading, from, quotation.from) && !hasCue(reading, from, quotation.from))
      return { from, to: quotation.to };
  }
  return { from: quotation.from, to: quotation.to };
}

function hasCue(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (isVerb(reading.tokens[i]) && verbForms(reading.tokens[i]!.lower).some((f) => f.verb.class === "say"))
      return true;
  return false;
}

/** What goes on after the cue in the same sentence: `…," he said, "but …"`. */
export function quotedAfter(reading: Reading, after: number, window: Window): Run[] {
  const { tokens, quotations, quotationOf } = reading;
  for (let i = after; i < Math.min(window.ceiling, after + 25); i++) {
    if (opensQuotation(reading, i)) {
      if (!/^[,:—–-]$/.test(tokens[i - 1]!.text) && !isStop(tokens[i - 1])) return [];
      return [{ from: i, to: quotations[quotationOf[i]!]!.to }];
    }
    if (isStop(tokens[i]) || (verbForms(tokens[i]!.lower).length > 0 && tokens[i]!.tag === "VERB")) return [];
  }
  return [];
}

/** `"…," Fight for Peace organizer Smith said`: all that stands between the quotation and the cue, where no verb does. */
export function betweenQuotationAndCue(reading: Reading, start: number, cue: number): Run | undefined {
  const { tokens, quotationOf } = reading;
  let from = start;
  while (
    from > 0 &&
    cue - from < 30 &&
    quotationOf[from - 1] === quotationOf[cue] &&
    !isStop(tokens[from - 1]) &&
    !isComma(tokens[from - 1])
  ) {
    from--;
    if (isVerb(tokens[from]) || tokens[from]!.tag === "SCONJ" || tokens[from]!.text === ":") return undefined;
  }
  if (from === start || (!isNominal(tokens[cue - 1]) && !isComma(tokens[cue - 1]))) return undefined;
  return { from, to: cue };
}

/** A sentence without the "and" or "but" that it begins with. */
export function sentenceStart(reading: Reading, floor: number): number {
  return reading.tokens[floor]?.tag === "CCONJ" ? floor + 1 : floor;
}
