import type { Run } from "../tokens/token.ts";

/** An attribution in tokens, before it is told in characters. */
export interface Draft {
  readonly source: readonly Run[];
  readonly cue: readonly Run[];
  content: Run[];
  readonly rule: string;
}
