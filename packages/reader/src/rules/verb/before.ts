import type { Verb } from "../../lexicon/verbs.ts";
import { clauseEnd, hasVerb } from "../../phrases/clause.ts";
import { isComma, isDash, isStop } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { addresseeEnd, adjunctsEnd } from "../adjuncts.ts";
import type { Draft } from "../draft.ts";
import { sentenceStart } from "./quoted.ts";
import type { Window } from "./window.ts";

/** `The deal is dead, Lavrov said.` and `The deal, Lavrov said, is dead.` */
export function clauseBefore(
  reading: Reading,
  verb: Verb,
  source: readonly Run[],
  cue: Run,
  start: number,
  after: number,
  window: Window,
): Draft | undefined {
  const { tokens } = reading;
  const { floor, ceiling } = window;
  if (!verb.frame.clause || source.length === 0 || source[0]!.to !== cue.from) return undefined;
  const as = tokens[start - 1]?.lower === "as" ? 1 : 0;
  const comma = start - 1 - as;
  if (comma <= floor || !(isComma(tokens[comma]) || isDash(tokens[comma]))) return undefined;
  const end = adjunctsEnd(reading, verb.frame.addressee ? addresseeEnd(reading, after, ceiling) : after, ceiling);
  const before: Run = { from: sentenceStart(reading, floor), to: comma };
  const closed = end >= ceiling || isStop(tokens[end]);
  if (closed && hasVerb(reading, before.from, before.to))
    return { source, cue: [cue], content: [before], rule: "verb-after-clause" };
  if (isComma(tokens[end]) || isDash(tokens[end])) {
    const to = clauseEnd(reading, end + 1, ceiling);
    if (to > end + 1)
      return { source, cue: [cue], content: [before, { from: end + 1, to }], rule: "verb-inside-clause" };
    if (hasVerb(reading, before.from, before.to))
      return { source, cue: [cue], content: [before], rule: "verb-after-clause" };
  }
  return undefined;
}
