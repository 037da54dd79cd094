import type { Verb } from "../../lexicon/verbs.ts";
import { QUESTION } from "../../lexicon/words.ts";
import { clauseEnd } from "../../phrases/clause.ts";
import { phraseEnd } from "../../phrases/nounPhrase.ts";
import { subjectOf } from "../../phrases/subject.ts";
import type { VerbGroup } from "../../phrases/verbGroup.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { adjunctsEnd, opensQuotation, timeEnd } from "../adjuncts.ts";
import type { Draft } from "../draft.ts";
import type { Window } from "./window.ts";

/** "was told that", "is said to", "was confirmed by the Kremlin". */
export function passive(
  reading: Reading,
  group: VerbGroup,
  verb: Verb,
  after: number,
  window: Window,
): Draft | undefined {
  const { tokens } = reading;
  const { ceiling, floor } = window;
  const cue: Run = { from: group.from, to: after };
  let source: Run[] = [];
  let i = after;
  if (tokens[i]?.lower === "by" && i + 1 < ceiling) {
    const end = phraseEnd(reading, i + 1, ceiling);
    if (end > i + 1) {
      source = [{ from: i + 1, to: end }];
      i = end;
    }
  }
  i = adjunctsEnd(reading, i, ceiling);
  const token = tokens[i];
  const { frame } = verb;
  if (frame.addressee && token !== undefined && i < ceiling) {
    if (token.lower === "that" || QUESTION.has(token.lower) || token.lower === "to" || opensQuotation(reading, i))
      return { source, cue: [cue], content: [{ from: i, to: clauseEnd(reading, i, ceiling) }], rule: "passive" };
    if (frame.prepositions.includes(token.lower) && i + 1 < ceiling)
      return {
        source,
        cue: [{ from: group.from, to: i + 1 }],
        content: [{ from: i + 1, to: clauseEnd(reading, i + 1, ceiling, { object: true }) }],
        rule: "passive",
      };
  }
  if (token?.lower === "that" && i < ceiling && frame.clause)
    return { source, cue: [cue], content: [{ from: i, to: clauseEnd(reading, i, ceiling) }], rule: "passive" };
  const subject = subjectOf(reading, group, "past", floor);
  if (subject === undefined) return undefined;
  // "was criticised", and nobody tells by whom: nobody is said to have said anything.
  if (source.length === 0) return undefined;
  const content: Run[] = [subject];
  if (
    token !== undefined &&
    i < ceiling &&
    (token.lower === "to" || token.lower === "for" || token.lower === "of" || token.lower === "as")
  )
    content.push({ from: i, to: clauseEnd(reading, i, ceiling, { object: true }) });
  return { source, cue: [cue], content, rule: "passive" };
}

/** "Asked whether …, he said", "when told that …": nobody is named who asked. */
export function isReducedPassive(
  reading: Reading,
  group: VerbGroup,
  verb: Verb,
  form: string,
  window: Window,
): boolean {
  const before = reading.tokens[group.from - 1];
  if (form !== "past" || !group.bare || !verb.frame.addressee) return false;
  return group.from === window.floor || before?.lower === "when" || before?.lower === "once";
}

export function reducedPassive(
  reading: Reading,
  group: VerbGroup,
  verb: Verb,
  after: number,
  window: Window,
): Draft | undefined {
  const { tokens } = reading;
  const { ceiling } = window;
  let i = after;
  let source: Run[] = [];
  if (tokens[i]?.lower === "by") {
    const end = phraseEnd(reading, i + 1, ceiling);
    source = [{ from: i + 1, to: end }];
    i = end;
  }
  i = timeEnd(reading, i, ceiling);
  while (tokens[i]?.tag === "ADV" && !QUESTION.has(tokens[i]!.lower) && i < ceiling) i++;
  const token = tokens[i];
  if (token === undefined || i + 1 >= ceiling) return undefined;
  const made = (from: number): Draft => ({
    source,
    cue: [{ from: group.from, to: Math.max(after, from === i ? after : from) }],
    content: [{ from, to: clauseEnd(reading, from, ceiling, { stopAtComma: true }) }],
    rule: "passive",
  });
  if (verb.frame.prepositions.includes(token.lower)) return made(i + 1);
  if (token.lower === "that" || QUESTION.has(token.lower) || opensQuotation(reading, i) || token.lower === "to")
    return made(i);
  return undefined;
}
