import { MONTHS, NOT_SUBJECT, POSSESSIVE, RELATIVE, TIME_NOUNS, WEEKDAYS } from "../lexicon/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run, Token } from "../tokens/token.ts";
import { isComma, isDash, isMark, isNominal, isPossessiveMark, isVerb } from "./words.ts";

/** Longest noun phrase looked for, in tokens; keeps the search in proportion to the text. */
const FAR = 60;

/** Whether a token can stand inside a noun phrase directly before another that does. */
function isInner(token: Token, next: Token): boolean {
  if (next.tag === "DET" && next.lower !== "another")
    return token.lower === "all" || token.lower === "both" || token.lower === "half";
  if (next.tag === "PRON" && !POSSESSIVE.has(next.lower)) return false;
  if (POSSESSIVE.has(next.lower)) return false;
  if (isPossessiveMark(token)) return true;
  if (isPossessiveMark(next)) return isNominal(token) || token.tag === "ADJ" || token.lower === "s";
  switch (token.tag) {
    case "NOUN":
    case "PROPN":
    case "NUM":
    case "ADJ":
    case "SYM":
    case "DET":
      return true;
    case "PRON":
      return POSSESSIVE.has(token.lower);
    case "PUNCT":
      return token.text === "-" || token.text === "/" ? token.end === next.start : false;
    default:
      return token.text === "&";
  }
}

/** "Mr.", "Sen." */
const isTitle = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}\p{Ll}{1,4}\.$/u.test(token.text);

const isName = (token: Token | undefined): boolean => token?.tag === "PROPN";

/** A hyphen inside a word. */
function isHyphen(reading: Reading, i: number): boolean {
  const token = reading.tokens[i];
  return token !== undefined && token.text === "-" && !token.spaced && reading.tokens[i + 1]?.spaced === false;
}

/** First token of the simple noun phrase whose last token is `last`; `floor` is the first token it may hold. */
export function simpleStart(reading: Reading, last: number, floor: number): number {
  const { tokens, quotationOf } = reading;
  let i = last;
  while (i > floor && last - i < FAR && quotationOf[i - 1] === quotationOf[last]) {
    const token = tokens[i - 1]!;
    const next = tokens[i]!;
    // "For months officials in Paris": how long is no part of who.
    if (TIME_NOUNS.has(token.lower) && token.lower.endsWith("s") && isNominal(next)) break;
    if (isInner(token, next)) i--;
    // "Texas-based", "look-alike"
    else if (isHyphen(reading, i - 2) && i - 2 > floor) i--;
    else if (isHyphen(reading, i - 1) && i - 1 > floor) i -= 2;
    // "a widely respected diplomat", "the embattled leader"
    else if (
      (token.tag === "ADV" || token.tag === "VERB") &&
      (next.tag === "ADJ" || next.tag === "NOUN" || next.tag === "VERB" || next.tag === "PROPN") &&
      i - 2 >= floor &&
      (tokens[i - 2]!.tag === "DET" ||
        POSSESSIVE.has(tokens[i - 2]!.lower) ||
        (tokens[i - 2]!.tag === "ADV" && tokens[i - 3]?.tag === "DET"))
    )
      i--;
    else break;
  }
  return i;
}

/** The token after the simple noun phrase that begins at `from`, or `from` if none does. */
export function simpleEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens, quotationOf } = reading;
  let i = from;
  let end = from;
  const first = tokens[from];
  if (first === undefined || from >= ceiling) return from;
  if (first.tag === "PRON" && !POSSESSIVE.has(first.lower)) return from + 1;
  // "called her", "told her that": no noun comes.
  const second = tokens[from + 1];
  if (
    first.lower === "her" &&
    (second === undefined ||
      from + 1 >= ceiling ||
      quotationOf[from + 1] !== quotationOf[from] ||
      !(isNominal(second) || second.tag === "ADJ" || second.tag === "VERB" || second.tag === "ADV") ||
      second.tag === "PRON")
  )
    return from + 1;
  while (i < ceiling && i - from < FAR && quotationOf[i] === quotationOf[from]) {
    const token = tokens[i]!;
    if (
      token.tag === "DET" &&
      i > from &&
      !isPossessiveMark(tokens[i - 1]) &&
      !["all", "both", "half"].includes(tokens[i - 1]!.lower)
    )
      break;
    if (isNominal(token)) {
      if (token.tag === "PRON") break;
      end = i + 1;
    } else if (isPossessiveMark(token)) end = i + 1;
    else if (token.tag === "ADJ") {
      if (i > from && end === i && isNominal(tokens[i - 1])) {
        if (!isNominal(tokens[i + 1])) break;
      }
    } else if (token.tag === "DET" || POSSESSIVE.has(token.lower) || token.text === "&") {
      // goes on
    } else if (
      (token.tag === "ADV" || token.tag === "VERB") &&
      i > from &&
      (tokens[i - 1]!.tag === "DET" || POSSESSIVE.has(tokens[i - 1]!.lower) || isPossessiveMark(tokens[i - 1]))
    ) {
      // "the embattled leader"
    } else if (token.text === "-" && i > from && !token.spaced && i + 1 < ceiling && !tokens[i + 1]!.spaced) {
      // A compound: "Florida-based", "op-ed".
      i += 2;
      end = isNominal(tokens[i - 1]) || end === i - 2 ? i : end;
      continue;
    } else break;
    i++;
  }
  // "the wealthy", "the accused"
  if (end === from && i > from + 1 && first.tag === "DET") return i;
  if (
    end === from &&
    i === from + 1 &&
    first.tag === "DET" &&
    ["this", "that", "those", "these", "all", "some", "both"].includes(first.lower)
  )
    return i;
  return end;
}

const ATTACHING = new Set(
  "of for in at from with on to by about against near under over between among behind within across outside around via than like including".split(
    " ",
  ),
);

/**
 * The token after the noun phrase that begins at `from`, with the phrases that hang on it ("of …", "and …", an apposition between commas), or
 * `from` if none begins there.
 */
export function phraseEnd(reading: Reading, from: number, ceiling: number): number {
  const { tokens } = reading;
  let end = simpleEnd(reading, from, ceiling);
  if (end === from) return from;
  for (;;) {
    const token = tokens[end];
    if (end >= ceiling || token === undefined || end - from > FAR) return end;
    if (token.tag === "ADP" && ATTACHING.has(token.lower)) {
      const next = simpleEnd(reading, end + 1, ceiling);
      if (next === end + 1) return end;
      end = next;
    } else if (token.lower === "and" || token.lower === "or" || token.text === "&") {
      const next = simpleEnd(reading, end + 1, ceiling);
      if (next === end + 1 || isVerb(tokens[next])) return end;
      end = next;
    } else return end;
  }
}

/** A noun phrase found to the left of a verb. */
export interface Subject extends Run {
  /** The relative pronoun, where the verb stands in a relative clause. */
  readonly relative?: number;
}

const canEnd = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isNominal(token) ||
    // "secretary general", "director general"
    token.lower === "general" ||
    (token.tag === "DET" && /^(this|that|those|these|some|all|both|many|most|another|each|few)$/.test(token.lower))) &&
  !(NOT_SUBJECT.has(token.lower) && !/sel(f|ves)$/.test(token.lower));

/**
 * The subject that ends just before token `end` (the first of a verb group), with its apposition or relative clause; undefined if what stands
 * there is no noun phrase. `floor` is the first token of the sentence.
 */
export function subjectBefore(reading: Reading, end: number, floor: number): Subject | undefined {
  const { tokens, quotationOf } = reading;
  let i = beforeTime(reading, end - 1, floor);
  while (
    i >= floor &&
    tokens[i]!.tag === "ADV" &&
    !RELATIVE.has(tokens[i]!.lower) &&
    !isHyphen(reading, i - 1) &&
    !isTitle(tokens[i - 1])
  )
    i--;
  if (i < floor) return undefined;
  const token = tokens[i]!;
  if (
    (RELATIVE.has(token.lower) && token.lower !== "that") ||
    (token.lower === "that" && isNominal(tokens[i - 1]) && i - 1 >= floor)
  ) {
    const before = isComma(tokens[i - 1]) ? i - 2 : i - 1;
    if (before >= floor && canEnd(tokens[before])) {
      const from = extendLeft(reading, simpleStart(reading, before, floor), floor);
      return { from, to: i + 1, relative: i };
    }
    return { from: i, to: i + 1, relative: i };
  }
  if (isComma(token) || isDash(token) || token.text === ")") {
    // "Reed (D-R.I.), said"
    const closing = isComma(token) && tokens[i - 1]?.text === ")" ? i - 1 : i;
    const opened = openingOf(reading, closing, floor);
    if (opened === undefined) return undefined;
    const inner = tokens[opened - 1]!.text === ")" ? openingOf(reading, opened - 1, floor) : opened;
    if (inner === undefined) return undefined;
    const from = extendLeft(reading, simpleStart(reading, inner - 1, floor), floor);
    return { from, to: i + 1 };
  }
  if (isMark(token) && quotationOf[i]! >= 0) {
    // A name in quotation marks inside the phrase: the group "We the People" said.
    const quotation = reading.quotations[quotationOf[i]!]!;
    if (
      quotation.to === i + 1 &&
      quotation.from > floor &&
      i - quotation.from < 8 &&
      isNominal(tokens[quotation.from - 1]) &&
      !/[,.?!]/.test(tokens[i - 1]!.text)
    ) {
      const from = extendLeft(reading, simpleStart(reading, quotation.from - 1, floor), floor);
      return { from, to: i + 1 };
    }
    return undefined;
  }
  const last = i;
  // "most of them", "none of us"
  if (NOT_SUBJECT.has(token.lower) && tokens[i - 1]?.tag === "ADP" && i - 2 >= floor) {
    const head = tokens[i - 2]!.tag === "ADJ" && i - 3 >= floor ? i - 3 : i - 2;
    if (isNominal(tokens[head]) || /^(most|many|some|several|few|none|all|half)$/.test(tokens[head]!.lower))
      return { from: extendLeft(reading, simpleStart(reading, head, floor), floor), to: i + 1 };
  }
  if (!canEnd(token)) {
    const from = simpleStart(reading, last, floor);
    // "the incumbent", "this look-alike", and names that the tagger takes for something else.
    const determined =
      from < last &&
      (tokens[from]!.tag === "DET" || POSSESSIVE.has(tokens[from]!.lower)) &&
      (token.tag === "ADJ" || isHyphen(reading, last - 1));
    const named =
      /^\p{Lu}/u.test(token.text) &&
      (isTitle(tokens[i - 1]) ||
        !/^(ADP|SCONJ|PUNCT|VERB|AUX|ADV|CCONJ)$/.test(token.tag) ||
        ((i === floor || tokens[i - 1]!.tag === "PROPN") && i === end - 1 && token.tag === "VERB"));
    if (determined || named) return { from: extendLeft(reading, from, floor), to: last + 1 };
    return undefined;
  }
  return { from: extendLeft(reading, simpleStart(reading, last, floor), floor), to: last + 1 };
}

/** The token before words that tell when: "Lavrov [on Monday] said", "the ministry [this week] announced". */
function beforeTime(reading: Reading, last: number, floor: number): number {
  const { tokens } = reading;
  const word = (i: number): string => (i < floor ? "" : tokens[i]!.lower);
  let i = last;
  if (/^(morning|afternoon|evening|night)$/.test(word(i)) && WEEKDAYS.has(word(i - 1))) i--;
  if (WEEKDAYS.has(word(i))) {
    i--;
    if (/^(on|last|late|early)$/.test(word(i))) i--;
  } else if (TIME_NOUNS.has(word(i)) && /^(this|last)$/.test(word(i - 1)))
    i -= /^(late|early|earlier|later)$/.test(word(i - 2)) ? 3 : 2;
  else if (/^(all|both|each)$/.test(word(i)) && i > floor && isNominal(tokens[i - 1])) i--;
  else return last;
  return i >= floor && (isNominal(tokens[i]) || isComma(tokens[i])) ? i : last;
}

/** The sign that opens the parenthesis that token `i` closes, where a noun phrase stands before it. */
function openingOf(reading: Reading, i: number, floor: number): number | undefined {
  const { tokens, quotationOf } = reading;
  const closing = tokens[i]!;
  const same = (t: Token) => (closing.text === ")" ? t.text === "(" : isComma(closing) ? isComma(t) : isDash(t));
  for (let j = i - 1; j > floor && i - j < FAR; j--) {
    if (quotationOf[j] !== quotationOf[i]) continue;
    const token = tokens[j]!;
    const ends =
      canEnd(tokens[j - 1]) ||
      tokens[j - 1]!.text === ")" ||
      (tokens[j - 1]!.tag === "ADJ" && tokens[j - 2]?.tag === "DET");
    if (same(token) && ends && j < i - 1) return j;
    if (closing.text !== ")" && token.text === ")") {
      while (j > floor && tokens[j]!.text !== "(") j--;
    }
  }
  return undefined;
}

const BARE_CLAUSE_VERBS =
  /^(said|says|say|told|thinks?|thought|believes?|believed|knows?|knew|claims?|claimed|hopes?|hoped|added|insists?|insisted|argued?|argues)$/;

/** Takes in what the phrase hangs on or is joined with: "a spokesman for [the ministry]", "Smith, [a professor]", "Poland and [France]". */
function extendLeft(reading: Reading, start: number, floor: number): number {
  const { tokens, quotationOf } = reading;
  let from = start;
  let isListed = false;
  for (let steps = 0; steps < 12; steps++) {
    const p = from - 1;
    if (p <= floor || quotationOf[p] !== quotationOf[from]) return from;
    const token = tokens[p]!;
    const before = tokens[p - 1]!;
    // "a letter obtained by the agency"
    if (token.lower === "by" && before.tag === "VERB" && p - 2 >= floor && canEnd(tokens[p - 2]))
      from = simpleStart(reading, p - 2, floor);
    else if (token.tag === "ADP" && ATTACHING.has(token.lower) && canEnd(before))
      from = simpleStart(reading, p - 1, floor);
    else if ((token.lower === "and" || token.lower === "or" || token.text === "&") && canEnd(before)) {
      const next = simpleStart(reading, p - 1, floor);
      if (next > floor && isVerb(tokens[next - 1])) return from;
      from = next;
      isListed = isName(tokens[p - 1]);
    } else if (isListed && isComma(token) && isName(before) && isEnumerated(reading, p, floor)) {
      from = simpleStart(reading, p - 1, floor);
    } else if (
      isComma(token) &&
      canEnd(before) &&
      (/^(an?|the)$/.test(tokens[from]!.lower) ||
        /^(former|then|now|his|her|its|their|chief|who)$/.test(tokens[from]!.lower)) &&
      before.tag !== "PRON"
    ) {
      const next = simpleStart(reading, p - 1, floor);
      if (isAdverbial(reading, next, floor)) return from;
      from = next;
    } else if (isComma(token) && isName(before) && tokens[from]!.tag === "NUM") {
      // "Smith, 22, of Geneva": the age
      from = simpleStart(reading, p - 1, floor);
    } else if (
      (token.tag === "ADP" || (token.tag === "VERB" && /(ing|ed)$/.test(token.lower))) &&
      isComma(before) &&
      p - 2 >= floor &&
      (isName(tokens[p - 2]) || tokens[p - 2]!.tag === "NUM") &&
      p - 2 > floor
    ) {
      // "Smith, 22, of Geneva", "Smith, facing a vote"
      from = simpleStart(reading, p - 2, floor);
    } else if (token.tag === "VERB" || token.tag === "ADJ" || token.tag === "ADP" || token.lower === "to") {
      const antecedent = relativeAntecedent(reading, p, floor);
      if (antecedent === undefined) return from;
      from = antecedent;
    } else return from;
  }
  return from;
}

const WHEN_OR_DESPITE = new Set("after before during following amid despite since until".split(" "));

/** "After the meeting, the League", "Following a summit in Alaska, the …": what stands before the comma tells when, and has no apposition. */
function isAdverbial(reading: Reading, start: number, floor: number): boolean {
  const { tokens } = reading;
  let at = start - 1;
  for (let steps = 0; steps < 4 && at >= floor; steps++) {
    const { lower, tag } = tokens[at]!;
    if (WHEN_OR_DESPITE.has(lower) || (at === floor && tag === "ADP")) return true;
    if (tag !== "ADP" || !ATTACHING.has(lower) || at - 1 < floor || !canEnd(tokens[at - 1])) return false;
    at = simpleStart(reading, at - 1, floor) - 1;
  }
  return false;
}

/** "Estonia, Latvia and Lithuania", and no "In Geneva, Russia and China" or "On Monday, …": the name before the comma is one of the list. */
function isEnumerated(reading: Reading, comma: number, floor: number): boolean {
  const { tokens } = reading;
  const name = tokens[comma - 1]!.lower;
  if (WEEKDAYS.has(name) || MONTHS.has(name)) return false;
  const lead = tokens[simpleStart(reading, comma - 1, floor) - 1];
  return lead === undefined || lead.tag !== "ADP" || /^(?:of|for|by|from|between)$/.test(lead.lower);
}

/** "the man who killed X said": from the verb before X back to "the man". */
function relativeAntecedent(reading: Reading, verb: number, floor: number): number | undefined {
  const { tokens, quotationOf } = reading;
  for (let i = verb; i > floor && verb - i < 12; i--) {
    const token = tokens[i]!;
    if (quotationOf[i] !== quotationOf[verb]) return undefined;
    if (
      (token.lower === "who" ||
        token.lower === "which" ||
        token.lower === "whose" ||
        (token.lower === "that" && token.tag !== "DET")) &&
      i > floor
    ) {
      const before = isComma(tokens[i - 1]) ? i - 2 : i - 1;
      return before >= floor && canEnd(tokens[before]) ? simpleStart(reading, before, floor) : undefined;
    }
    if (isComma(token) || token.tag === "CCONJ" || BARE_CLAUSE_VERBS.test(token.lower)) return undefined;
  }
  return undefined;
}
