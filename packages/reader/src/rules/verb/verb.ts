import { type VerbForm, verbForms } from "../../lexicon/verbs.ts";
import { SUBORDINATE } from "../../lexicon/words.ts";
import { clauseEnd } from "../../phrases/clause.ts";
import { phraseEnd, type Subject } from "../../phrases/nounPhrase.ts";
import { subjectOf } from "../../phrases/subject.ts";
import { type VerbGroup, verbGroup } from "../../phrases/verbGroup.ts";
import { isComma, isNominal, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import type { Draft } from "../draft.ts";
import { clauseBefore } from "./before.ts";
import { contentAfter } from "./content.ts";
import { invertedSource } from "./inverted.ts";
import { isReducedPassive, passive, reducedPassive } from "./passive.ts";
import { betweenQuotationAndCue, quotedAfter, quotedBefore } from "./quoted.ts";
import { insideRelative } from "./relative.ts";
import { isNobodys, isUsedAsVerb, tellsOfSaying } from "./used.ts";
import { type Window, windowOf } from "./window.ts";

/** The attribution made by the verb of saying at token `i`, if it is one. */
export function fromVerb(reading: Reading, i: number): Draft | undefined {
  const draft = findVerb(reading, i);
  return draft === undefined || isNobodys(reading, draft) ? undefined : draft;
}

function findVerb(reading: Reading, i: number): Draft | undefined {
  const token = reading.tokens[i]!;
  const candidates = verbForms(token.lower);
  if (candidates.length === 0) return undefined;
  if (!isUsedAsVerb(reading, i)) return undefined;
  const window = windowOf(reading, i);
  let best: Draft | undefined;
  for (const form of [...candidates].sort(
    (a, b) => Number(b.verb.particle !== undefined) - Number(a.verb.particle !== undefined),
  )) {
    best = fromForm(reading, i, form, window);
    if (best !== undefined) return best;
  }
  return undefined;
}

function fromForm(reading: Reading, i: number, { verb, form }: VerbForm, window: Window): Draft | undefined {
  const { tokens } = reading;
  let after = i + 1;
  if (verb.particle !== undefined) {
    let at = i + 1;
    if (tokens[at]?.lower === "it" && verb.particle === "clear") at++;
    if (tokens[at]?.lower !== verb.particle) return undefined;
    after = at + 1;
  }
  const group = verbGroup(reading, i, form, window.floor);
  if (!tellsOfSaying(reading, group, verb)) return undefined;
  if (isReducedPassive(reading, group, verb, form, window)) return reducedPassive(reading, group, verb, after, window);
  if (group.passive) return passive(reading, group, verb, after, window);
  // "an article written by", "figures reported by": which one, and not that it was said.
  if (form === "past" && group.bare && tokens[after]?.lower === "by") return undefined;
  const inverted = invertedSource(reading, group, verb, form, after, window);
  if (inverted !== undefined) return inverted;
  const whole = subjectOf(reading, group, form, window.floor);
  const subject = whole === undefined ? undefined : insideAnother(reading, whole, group, after);
  const source: Run[] = subject === undefined ? [] : [subject];
  const cue: Run = { from: group.from, to: after };
  const start = subject === undefined || subject.to !== group.from ? group.from : subject.from;

  // `"…," he said, adding that`: what stands before the comma has been given to him already.
  const reports = (verb.frame.quotation || verb.frame.clause) && (form !== "ing" || group.finite);
  const between = reports ? betweenQuotationAndCue(reading, start, group.from) : undefined;
  if (between !== undefined) {
    const whole = quotedBefore(reading, between.from);
    if (whole !== undefined)
      return {
        source: [between],
        cue: [cue],
        content: [whole, ...quotedAfter(reading, after, window)],
        rule: "verb-after-quotation",
      };
  }
  const quoted = reports ? quotedBefore(reading, start) : undefined;
  if (quoted !== undefined)
    return {
      source,
      cue: [cue],
      content: [quoted, ...quotedAfter(reading, after, window)],
      rule: "verb-after-quotation",
    };

  // "As Lavrov said, X": what stands after the comma is what he said.
  if (tokens[start - 1]?.lower === "as" && verb.frame.clause && start - 1 === window.floor) {
    const comma = firstComma(reading, after, window.ceiling);
    if (comma !== undefined && comma - after < 12) {
      const to = clauseEnd(reading, comma + 1, window.ceiling);
      return { source, cue: [cue], content: [{ from: comma + 1, to }], rule: "as-said" };
    }
  }

  const relative =
    subject !== undefined &&
    ((subject.relative !== undefined && isComma(tokens[subject.relative - 1])) || startsRelative(reading, subject));
  const before = start > window.floor ? tokens[start - 1] : undefined;
  const subordinate =
    subject !== undefined &&
    before !== undefined &&
    (SUBORDINATE.has(before.lower) ||
      before.lower === "which" ||
      // "the terms that Islamabad says it put to Kabul, …"
      (before.lower === "that" && isNominal(tokens[start - 2])) ||
      (before.tag === "ADV" && SUBORDINATE.has(tokens[start - 2]?.lower ?? "")));
  // "Noting that …, he" and "After noting that …, he"
  const opener = group.from - 1 === window.floor && /^(SCONJ|ADP|ADV)$/.test(tokens[group.from - 1]!.tag);
  const leading = form === "ing" && (group.from === window.floor || opener);
  const said = contentAfter(
    reading,
    verb,
    after,
    window,
    { stopAtComma: relative || subordinate || leading, participle: form === "ing" && !group.finite },
    start,
  );
  if (said !== undefined) {
    const found = leading && subject === undefined ? subjectAfterComma(reading, said.content.to, window) : undefined;
    return {
      source: found === undefined ? source : [found],
      cue: [{ from: cue.from, to: Math.max(cue.to, said.cueEnd) }],
      content: [said.content],
      rule: said.rule,
    };
  }
  const parted = insideRelative(reading, verb, subject, group, after, window);
  if (parted !== undefined) return { source, cue: [cue], content: parted, rule: "verb-relative" };
  const around = clauseBefore(reading, verb, source, cue, start, after, window);
  if (around !== undefined || subject === undefined || subject.to !== group.from) return around;
  // "… by the ministry, a diplomat said": no apposition to the ministry.
  for (let i = subject.to - 1; i > subject.from; i--)
    if (isComma(tokens[i]))
      return clauseBefore(reading, verb, [{ from: i + 1, to: subject.to }], cue, i + 1, after, window);
  return undefined;
}

/** "Hoff, who through his office declined": a relative clause that began before its verb. */
function startsRelative(reading: Reading, { from, to }: Run): boolean {
  for (let i = from + 1; i < to; i++) {
    const { lower } = reading.tokens[i]!;
    if ((lower === "who" || lower === "which") && isComma(reading.tokens[i - 1]) && !isComma(reading.tokens[to - 1]))
      return true;
  }
  return false;
}

/** "Trump, the report said, would go": between commas the last phrase alone is the subject, not an apposition. */
function insideAnother(reading: Reading, subject: Subject, group: VerbGroup, after: number): Subject {
  const { tokens } = reading;
  if (!isComma(tokens[after]) || !isVerb(tokens[after + 1]) || isComma(tokens[subject.to - 1])) return subject;
  for (let i = subject.to - 1; i > subject.from; i--) if (isComma(tokens[i])) return { from: i + 1, to: group.from };
  return subject;
}

function firstComma(reading: Reading, from: number, ceiling: number): number | undefined {
  for (let i = from; i < ceiling; i++) if (isComma(reading.tokens[i])) return i;
  return undefined;
}

function subjectAfterComma(reading: Reading, comma: number, window: Window): Run | undefined {
  if (!isComma(reading.tokens[comma])) return undefined;
  const end = phraseEnd(reading, comma + 1, window.ceiling);
  return end > comma + 1 ? { from: comma + 1, to: end } : undefined;
}
