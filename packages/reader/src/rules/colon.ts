import { phraseEnd, simpleEnd } from "../phrases/nounPhrase.ts";
import type { Reading } from "../tokens/reading.ts";
import { opensQuotation } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";

/** Headlines and transcripts: "Lavrov: The deal is dead". */
export function fromColon(reading: Reading, i: number): Draft | undefined {
  const { tokens, sentences, paragraphs, quotationOf, quotations } = reading;
  const token = tokens[i]!;
  if (token.text !== ":" || quotationOf[i]! >= 0) return undefined;
  const sentence = sentences[token.sentence]!;
  const paragraph = paragraphs[token.paragraph]!;
  if (sentence.from !== paragraph.from || i === sentence.from) return undefined;
  const name = tokens[sentence.from]!;
  if (name.tag !== "PROPN" && !/^\p{Lu}+$/u.test(name.text)) return undefined;
  const speaker = tokens.slice(sentence.from, i).every((t) => /^[\p{Lu}.]+$/u.test(t.text));
  if (!speaker && simpleEnd(reading, sentence.from, i) !== i && phraseEnd(reading, sentence.from, i) !== i)
    return undefined;
  if (i - sentence.from > 5) return undefined;
  if (opensQuotation(reading, i + 1)) {
    const quotation = quotations[quotationOf[i + 1]!]!;
    return {
      source: [{ from: sentence.from, to: i }],
      cue: [{ from: i, to: i + 1 }],
      content: [{ from: i + 1, to: quotation.to }],
      rule: "colon",
    };
  }
  if (speaker && i + 1 < paragraph.to)
    return {
      source: [{ from: sentence.from, to: i }],
      cue: [{ from: i, to: i + 1 }],
      content: [{ from: i + 1, to: paragraph.to }],
      rule: "colon",
    };
  // Only a headline, or a line of a transcript, speaks like that.
  if (token.paragraph > 0 || i + 1 >= sentence.to) return undefined;
  return {
    source: [{ from: sentence.from, to: i }],
    cue: [{ from: i, to: i + 1 }],
    content: [{ from: i + 1, to: sentence.to }],
    rule: "colon",
  };
}
