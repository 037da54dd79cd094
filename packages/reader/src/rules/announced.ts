import { mainSubject } from "../phrases/subject.ts";
import { isDash, isVerb } from "../phrases/words.ts";
import type { Quotation } from "../quotes/quotations.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Draft } from "./draft.ts";

/**
 * Quotations that a colon announces, whatever the verb before it: `He turned on his critics: "…"`, `From the ministry: "…"`, with the quotation
 * beside the colon or in the next paragraph. One that belongs to an attribution of the same sentence is added to that.
 */
export function announcedQuotations(reading: Reading, drafts: readonly Draft[]): Draft[] {
  const { tokens, quotations, quotationOf } = reading;
  const claimed = new Set<number>();
  const bySentence = new Map<number, Draft>();
  for (const draft of drafts) {
    const cue = draft.cue[0]!.from;
    if (quotationOf[cue]! >= 0) continue;
    if (draft.rule !== "passive") bySentence.set(tokens[cue]!.sentence, draft);
    for (const run of draft.content)
      for (let i = run.from; i < run.to; i++) if (quotationOf[i]! >= 0) claimed.add(quotationOf[i]!);
  }
  const found: Draft[] = [];
  for (const [index, quotation] of quotations.entries()) {
    const colon = quotation.from - 1;
    if (claimed.has(index) || tokens[colon]?.text !== ":" || quotationOf[colon]! >= 0) continue;
    const draft = bySentence.get(tokens[colon]!.sentence);
    if (draft !== undefined) draft.content.push({ from: quotation.from, to: quotation.to });
    else {
      const made = announced(reading, colon, quotation);
      if (made !== undefined) found.push(made);
    }
  }
  return found;
}

function announced(reading: Reading, colon: number, quotation: Quotation): Draft | undefined {
  const { tokens, sentences, quotationOf } = reading;
  const floor = sentences[tokens[colon]!.sentence]!.from;
  const content = [{ from: quotation.from, to: quotation.to }];
  let from = colon;
  while (
    from > floor &&
    !isDash(tokens[from - 1]) &&
    !isVerb(tokens[from - 1]) &&
    quotationOf[from - 1] === quotationOf[colon] &&
    colon - from < 12
  )
    from--;
  const named = tokens.slice(from, colon).some((token) => token.tag === "PROPN");
  const apart = from === floor || isDash(tokens[from - 1]) || quotationOf[from - 1]! >= 0;
  if (named && apart)
    return { source: [{ from, to: colon }], cue: [{ from: colon, to: colon + 1 }], content, rule: "colon-quotation" };
  const subject = mainSubject(reading, colon, floor);
  if (subject === undefined) return undefined;
  return { source: [subject], cue: [{ from: subject.to, to: colon + 1 }], content, rule: "colon-quotation" };
}
