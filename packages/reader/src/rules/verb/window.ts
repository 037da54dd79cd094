import type { Reading } from "../../tokens/reading.ts";

/** Bounds of what a cue can see: its sentence, or its sentence's part inside a quotation. */
export interface Window {
  readonly floor: number;
  readonly ceiling: number;
}

export function windowOf(reading: Reading, i: number): Window {
  const sentence = reading.sentences[reading.tokens[i]!.sentence]!;
  const index = reading.quotationOf[i]!;
  if (index < 0) return { floor: sentence.from, ceiling: sentence.to };
  const quotation = reading.quotations[index]!;
  return {
    floor: Math.max(sentence.from, quotation.from + 1),
    ceiling: Math.min(sentence.to, quotation.continues ? quotation.to : quotation.to - 1),
  };
}
