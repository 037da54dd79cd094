import type { Span } from "@proviso/record";

/**
 * Somebody is said to have said something: the words that name the source, the words that say that it was said, and what was said. Each may
 * be discontinuous, and only the cue has to be there.
 */
export interface Attribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly quotation: "quoted" | "paraphrased" | "mixed";
  /** The rule that found it. */
  readonly rule: string;
}
