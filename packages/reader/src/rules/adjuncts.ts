import { MONTHS, QUESTION, TIME_NOUNS, WEEKDAYS, WHEN } from "../lexicon/words.ts";
import { phraseEnd, simpleEnd } from "../phrases/nounPhrase.ts";
import { isComma, isStop } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";

const TIME_LEADS = new Set("last this next earlier late later early on in during the".split(" "));

/** How often and how long, in several words. */
const OVER_AND_OVER = [
  "all along",
  "time and again",
  "time and time again",
  "again and again",
  "over and over",
  "more than once",
  "once more",
  "at length",
  "in private",
  "in public",
  "for months",
  "for weeks",
  "for years",
].map((words) => words.split(" "));

/** The token after words at `from` that tell when: "Monday", "on Monday night", "last week", "earlier this month", "in 2014"; `from` if none. */
export function timeEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens } = reading;
  let i = from;
  while (i < ceiling) {
    const token = tokens[i]!;
    if (WHEN.has(token.lower) && !/^(also|then|now|that)$/.test(token.lower)) i++;
    else if (MONTHS.has(token.lower) && token.text !== "may") i = numberEnd(reading, i + 1, ceiling);
    else if (
      /^(a|an|one|two|three|four|five|several|\d+)$/.test(token.lower) &&
      TIME_NOUNS.has(tokens[i + 1]?.lower ?? "") &&
      /^(ago|later|earlier|before)$/.test(tokens[i + 2]?.lower ?? "")
    )
      i += 3;
    else if (TIME_LEADS.has(token.lower)) {
      let j = i + 1;
      while (j < ceiling && (TIME_LEADS.has(tokens[j]!.lower) || tokens[j]!.tag === "DET")) j++;
      // "on 3 May"
      if (j + 1 < ceiling && /^\d{1,2}$/.test(tokens[j]!.text) && MONTHS.has(tokens[j + 1]!.lower)) j++;
      const head = tokens[j];
      if (head === undefined || j >= ceiling) return i;
      if (
        WEEKDAYS.has(head.lower) ||
        MONTHS.has(head.lower) ||
        TIME_NOUNS.has(head.lower) ||
        /^(19|20)\d\d$/.test(head.text)
      )
        i = MONTHS.has(head.lower) ? numberEnd(reading, j + 1, ceiling) : j + 1;
      else return i;
    } else if (OVER_AND_OVER.some((words) => words.every((word, far) => tokens[i + far]?.lower === word)))
      i += OVER_AND_OVER.find((words) => words.every((word, far) => tokens[i + far]?.lower === word))!.length;
    else if (TIME_NOUNS.has(token.lower) && i > from) i++;
    else return i;
  }
  return i;
}

/** The token after the day or year that follows a month: "May 2019", "March 3, 1999". */
function numberEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens } = reading;
  if (from >= ceiling || !/^\d+(st|nd|rd|th)?$/.test(tokens[from]!.text)) return from;
  const year = from + 2;
  return year < ceiling && isComma(tokens[from + 1]) && /^(19|20)\d\d$/.test(tokens[year]!.text) ? year + 1 : from + 1;
}

const PLACING = new Set(
  "in on at during to after before via from for with through by of about following amid outside near against late early inside aboard".split(
    " ",
  ),
);

/** Whether what is said must begin here. */
export function isAnchor(reading: Reading, i: number, ceiling: number): boolean {
  const token = reading.tokens[i];
  if (token === undefined || i >= ceiling) return true;
  return token.lower === "that" || token.text === ":" || isStop(token) || opensQuotation(reading, i);
}

export function opensQuotation(reading: Reading, i: number): boolean {
  const index = reading.quotationOf[i] ?? -1;
  return index >= 0 && reading.quotations[index]!.from === i;
}

/** The token after phrases that tell where, when or to whom, if something that begins what is said follows them; `from` otherwise. */
export function adjunctsEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens } = reading;
  let i = timeEnd(reading, from, ceiling);
  const safe = i;
  for (let steps = 0; steps < 6 && i < ceiling; steps++) {
    if (isAnchor(reading, i, ceiling)) return i;
    const token = tokens[i]!;
    const time = timeEnd(reading, i, ceiling);
    if (time > i) i = time;
    else if (PLACING.has(token.lower)) {
      const end = phraseEnd(reading, i + 1, ceiling);
      // "offered, on the understanding that": on what condition, and not what.
      if (
        /^(?:understanding|condition|conditions|ground|grounds|assumption|premise|basis|proviso)$/.test(
          tokens[end - 1]?.lower ?? "",
        )
      )
        break;
      if (end > i + 1) i = end;
      else if (token.lower === "on" || token.lower === "in" || token.lower === "before") i++;
      else break;
    } else if (token.tag === "ADV" && !QUESTION.has(token.lower)) i++;
    // "in Buffalo, New York, that"
    else if (
      isComma(token) &&
      tokens[i + 1]?.tag === "PROPN" &&
      isComma(tokens[simpleEnd(reading, i + 1, ceiling)]) &&
      tokens[simpleEnd(reading, i + 1, ceiling) + 1]?.lower === "that"
    )
      i = simpleEnd(reading, i + 1, ceiling) + 1;
    else if (isComma(token) && (isAnchor(reading, i + 1, ceiling) || PLACING.has(tokens[i + 1]?.lower ?? ""))) {
      if (isAnchor(reading, i + 1, ceiling)) return i;
      i++;
    } else break;
  }
  return isAnchor(reading, i, ceiling) || isComma(tokens[i]) ? i : safe;
}

/** The token after somebody who is told, if something said can follow; `from` if nobody is named. */
export function addresseeEnd(
  reading: Reading,
  from: number,
  ceiling: number,
  prepositions: readonly string[] = [],
): number {
  const { tokens } = reading;
  if (tokens[from]?.lower === "that" || opensQuotation(reading, from)) return from;
  if (QUESTION.has(tokens[from]?.lower ?? "")) return from;
  const end = simpleEnd(reading, from, ceiling);
  if (end === from) return from;
  let i = end;
  for (let steps = 0; steps < 4; steps++) {
    const token = tokens[i];
    if (token === undefined || i >= ceiling) return i;
    if (prepositions.includes(token.lower)) return i;
    if (/^(of|for|at|in|on|and|from|with)$/.test(token.lower)) {
      const time = timeEnd(reading, i, ceiling);
      const next = time > i ? time : simpleEnd(reading, i + 1, ceiling);
      if (next === i + 1 && time === i) return i;
      i = next;
    } else break;
  }
  return i;
}
