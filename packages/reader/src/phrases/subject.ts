import { verbForms } from "../lexicon/verbs.ts";
import { RELATIVE, SUBORDINATE, VENUES } from "../lexicon/words.ts";
import type { Reading } from "../tokens/reading.ts";
import { type Subject, simpleEnd, subjectBefore } from "./nounPhrase.ts";
import { type VerbGroup, verbGroup } from "./verbGroup.ts";
import { isComma, isMark, isVerb } from "./words.ts";

/** How far to the left a verb's subject is looked for, in tokens. */
const FAR = 120;

/** The subject of a verb: just before it, or that of the verb with which it is joined or on which it depends. */
export function subjectOf(reading: Reading, group: VerbGroup, form: string, floor: number): Subject | undefined {
  const { tokens } = reading;
  const before = tokens[group.from - 1];
  if (group.from <= floor || before === undefined) return undefined;
  if (group.infinitive || before.tag === "CCONJ" || before.lower === "by" || before.lower === "to")
    return mainSubject(reading, group.from, floor);
  if (!group.finite && form === "ing") {
    if (
      isComma(before) ||
      before.tag === "ADP" ||
      before.tag === "SCONJ" ||
      before.tag === "ADV" ||
      before.tag === "VERB"
    )
      return mainSubject(reading, group.from, floor);
    const near = subjectBefore(reading, group.from, floor);
    // "released a statement saying": whose statement it is.
    const main =
      near === undefined || VENUES.has(tokens[near.to - 1]!.lower) || VENUES.has(before.lower)
        ? mainSubject(reading, group.from, floor)
        : undefined;
    return main ?? near;
  }
  const near = subjectBefore(reading, group.from, floor);
  if (near !== undefined) return near;
  if (isComma(before) || before.tag === "ADV" || isVerb(before)) return mainSubject(reading, group.from, floor);
  return undefined;
}

/** The subject of the clause to the left of token `end` that is not subordinate to another. */
export function mainSubject(reading: Reading, end: number, floor: number): Subject | undefined {
  const { tokens, quotationOf } = reading;
  const from = Math.max(floor, end - FAR);
  let found: Subject | undefined;
  for (let i = from; i < end; i++) {
    const token = tokens[i]!;
    if (quotationOf[i] !== quotationOf[end] || !isVerb(token) || (token.tag === "VERB" && token.lower.endsWith("ing")))
      continue;
    // `"…," said Lavrov, referring to`
    const said =
      i > from &&
      (isComma(tokens[i - 1]) || quotationOf[i - 1] !== quotationOf[i]) &&
      verbForms(token.lower).some(
        (f) => f.verb.class === "say" && f.verb.frame.quotation && (f.form === "past" || f.form === "third"),
      );
    const named = said ? simpleEnd(reading, i + 1, end) : i;
    if (said && named > i + 1 && !isVerb(tokens[named])) {
      found = { from: i + 1, to: named };
      continue;
    }
    const group = verbGroup(reading, i, "past", from);
    if (group.infinitive) continue;
    const subject = subjectBefore(reading, group.from, floor);
    if (subject === undefined) continue;
    if (found === undefined) {
      found = subject;
      continue;
    }
    const before = tokens[subject.from - 1];
    if (
      subject.relative === undefined &&
      before !== undefined &&
      !RELATIVE.has(before.lower) &&
      !SUBORDINATE.has(before.lower) &&
      (isComma(before) || isMark(before) || before.tag === "CCONJ" || before.text === ";")
    )
      found = subject;
  }
  return found ?? nameAtStart(reading, floor, end);
}

/** Whoever the sentence begins with, where the tagger has taken the verb for something else. */
function nameAtStart(reading: Reading, floor: number, end: number): Subject | undefined {
  const first = reading.tokens[floor];
  if (first === undefined || (first.tag !== "PROPN" && !/^(he|she|they)$/.test(first.lower))) return undefined;
  const to = simpleEnd(reading, floor, end);
  return to > floor && to < end ? { from: floor, to } : undefined;
}
