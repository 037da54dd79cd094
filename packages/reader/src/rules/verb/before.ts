import type { Verb } from "../../lexicon/verbs.ts";
import { SUBORDINATE } from "../../lexicon/words.ts";
import { clauseEnd, hasVerb } from "../../phrases/clause.ts";
import { isComma, isDash, isStop } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { addresseeEnd, adjunctsEnd } from "../adjuncts.ts";
import type { Draft } from "../draft.ts";
import { sentenceStart } from "./quoted.ts";
import type { Window } from "./window.ts";

/** "He disputed this: no terms had been put, he said": what is said begins behind the last colon outside quotation marks. */
function afterColon({ tokens, quotationOf }: Reading, from: number, to: number): number {
  for (let i = to - 1; i > from; i--)
    if (tokens[i]!.text === ":" && quotationOf[i]! < 0 && tokens[i]!.start < tokens[i + 1]!.start - 1) return i + 1;
  return from;
}

/** "…, Kallas announced, only for Tehran to deny it", "…, he said, a link that Athens rejected": the writer's own words behind a whole sentence. */
function isComment({ tokens }: Reading, before: Run, at: number): boolean {
  const whole = !SUBORDINATE.has(tokens[before.from]!.lower);
  const [first, second] = [tokens[at]!.lower, tokens[at + 1]?.lower];
  if (first === "only" && second === "for") return true;
  if (!whole || !/^an?$/.test(first)) return false;
  for (let i = at + 1; i < at + 5; i++) if (/^(?:that|which)$/.test(tokens[i]?.lower ?? "")) return true;
  return false;
}

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
  const before: Run = { from: afterColon(reading, sentenceStart(reading, floor), comma), to: comma };
  const closed = end >= ceiling || isStop(tokens[end]);
  if (closed && hasVerb(reading, before.from, before.to))
    return { source, cue: [cue], content: [before], rule: "verb-after-clause" };
  if (isComma(tokens[end]) || isDash(tokens[end])) {
    const to = clauseEnd(reading, end + 1, ceiling);
    if (to > end + 1 && !isComment(reading, before, end + 1))
      return { source, cue: [cue], content: [before, { from: end + 1, to }], rule: "verb-inside-clause" };
    if (hasVerb(reading, before.from, before.to))
      return { source, cue: [cue], content: [before], rule: "verb-after-clause" };
  }
  return undefined;
}
