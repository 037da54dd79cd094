import { type Quotation, quotations } from "../quotes/quotations.ts";
import { tagged } from "./tagger.ts";
import type { Run, Token } from "./token.ts";

/** A text as the rules see it. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Run[];
  readonly paragraphs: readonly Run[];
  readonly quotations: readonly Quotation[];
  /** For every token the index of its quotation, or -1. */
  readonly quotationOf: Int32Array;
}

export function read(text: string): Reading {
  const { tokens, sentences, paragraphs } = tagged(text);
  const found = quotations(text, tokens, paragraphs);
  const quotationOf = new Int32Array(tokens.length).fill(-1);
  for (const [index, quotation] of found.entries()) quotationOf.fill(index, quotation.from, quotation.to);
  return { text, tokens, sentences, paragraphs, quotations: found, quotationOf };
}
