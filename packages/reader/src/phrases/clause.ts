import { verbForms } from "../lexicon/verbs.ts";
import { MONTHS, TIME_NOUNS, VENUES, WEEKDAYS } from "../lexicon/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Token } from "../tokens/token.ts";
import { simpleEnd } from "./nounPhrase.ts";
import { isComma, isDash, isStop, isVerb } from "./words.ts";

export interface ClauseBounds {
  /** The first comma outside quotation marks ends it. */
  readonly stopAtComma?: boolean;
  /** The cue is a participle, so that "and refusing" goes on with the report. */
  readonly participle?: boolean;
  /** What is said is a noun phrase: whatever tells when or why is no part of it. */
  readonly object?: boolean;
}

/** The token after the clause or phrase that begins at `from`. A quotation that begins inside it is taken whole, even past `ceiling`. */
export function clauseEnd(reading: Reading, from: number, ceiling: number, bounds: ClauseBounds = {}): number {
  const { tokens, quotations, quotationOf } = reading;
  const outside = quotationOf[from - 1] ?? -1;
  let i = from;
  while (i < ceiling) {
    const quotation = quotationOf[i]! >= 0 && quotationOf[i] !== outside ? quotations[quotationOf[i]!] : undefined;
    if (quotation !== undefined) {
      i = quotation.to;
      const inside = tokens[quotation.to - 2];
      if (i >= ceiling) return i;
      if (isStop(inside) && startsSentence(reading, i)) return i;
      if (isComma(inside) && i < ceiling && (endsAtComma(reading, i, bounds) || isAside(tokens[i]))) return i;
      continue;
    }
    const token = tokens[i]!;
    if (token.text === ";" || (bounds.object && token.text === ":" && i > from)) return i;
    // "said that, according to its figures, …": the comma opens what is put in between.
    if (isComma(token) && i === from + 1 && tokens[from]!.lower === "that") {
      i++;
      while (i < ceiling && i - from < 20 && !isComma(tokens[i])) i++;
      continue;
    }
    if ((isComma(token) || isDash(token) || token.text === "(") && i > from) {
      if (bounds.stopAtComma && token.text !== "(") return i;
      if (endsAtComma(reading, i + 1, bounds)) return i;
    } else if (i > from && endsHere(reading, i, bounds)) return i;
    i++;
  }
  let end = ceiling;
  while (end > from + 1 && (isStop(tokens[end - 1]) || isComma(tokens[end - 1]))) end--;
  return end;
}

/** `"…," raising questions`, `"…," when asked`: the reporter's words again. */
function isAside(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    ((token.tag === "VERB" && token.lower.endsWith("ing")) || /^(when|while|as|after|before)$/.test(token.lower))
  );
}

function startsSentence(reading: Reading, i: number): boolean {
  return /^\p{Lu}/u.test(reading.tokens[i]?.text ?? "A");
}

/** ", a charge that others deny", ", remarks which …": a noun for what was said, and the writer's words about it. */
function isRemarkOn({ tokens }: Reading, i: number): boolean {
  const isPronoun = (at: number) => /^(?:that|which|who)$/.test(tokens[at]?.lower ?? "");
  if (tokens[i]!.tag === "NOUN") return isPronoun(i + 1);
  return /^(?:an?|the)$/.test(tokens[i]!.lower) && (isPronoun(i + 2) || isPronoun(i + 3));
}

/** Whether what follows a comma belongs to the reporting clause again and not to what is said. */
function endsAtComma(reading: Reading, i: number, bounds: ClauseBounds): boolean {
  const { tokens } = reading;
  const token = tokens[i];
  if (token === undefined) return true;
  const forms = verbForms(token.lower);
  if (forms.some((f) => f.form === "ing") && token.tag === "VERB") return true;
  if (token.lower === "according") return true;
  if (/^(?:while|whereas|which)$/.test(token.lower) || isRemarkOn(reading, i)) return true;
  if (forms.some((f) => f.form === "past" && f.verb.class === "say") && token.tag === "VERB") return true;
  if (token.tag === "CCONJ" || token.lower === "while" || token.lower === "as") {
    const next = tokens[i + 1];
    if (next === undefined) return true;
    if (
      token.tag === "CCONJ" &&
      verbForms(next.lower).some((f) => f.form === "past" || f.form === "third") &&
      next.tag === "VERB"
    )
      return true;
    const end = simpleEnd(reading, i + 1, tokens.length);
    const verb = tokens[end];
    if (
      end > i + 1 &&
      verb !== undefined &&
      verbForms(verb.lower).some((f) => f.verb.class === "say" && f.form !== "base") &&
      isVerb(verb)
    )
      return true;
  }
  // ", and Kyiv has …" is the reporter's next clause more often than the speaker's.
  if (token.tag === "CCONJ") {
    const end = simpleEnd(reading, i + 1, tokens.length);
    if (end > i + 1 && (isVerb(tokens[end]) || (tokens[end]?.tag === "ADV" && isVerb(tokens[end + 1])))) return true;
  }
  // "…, she noted."
  const named = simpleEnd(reading, i, tokens.length);
  if (
    named > i &&
    tokens[named]?.tag === "VERB" &&
    verbForms(tokens[named]!.lower).some((f) => f.verb.class === "say" && f.form !== "base") &&
    (isStop(tokens[named + 1]) || isComma(tokens[named + 1]))
  )
    return true;
  if (bounds.object) {
    if (token.tag === "CCONJ" && (token.lower === "but" || !isNounList(reading, i))) return true;
    // "a generous, magnanimous man"
    if (token.tag === "ADJ" && tokens[i - 2]?.tag === "ADJ") return false;
    if (token.tag !== "CCONJ" && isComma(tokens[i - 1])) return token.lower !== "including" && !isListed(reading, i);
  }
  return false;
}

/** "his tactics, [his judgment], his views and his word": a noun phrase that a comma or "and" follows, and then another. */
function isListed(reading: Reading, i: number): boolean {
  const { tokens } = reading;
  const end = simpleEnd(reading, i, tokens.length);
  if (end === i) return false;
  let next = end;
  if (isComma(tokens[next])) next++;
  if (tokens[next]?.lower === "and" || tokens[next]?.lower === "or") next++;
  return (
    next > end &&
    simpleEnd(reading, next, tokens.length) > next &&
    !isVerb(tokens[simpleEnd(reading, next, tokens.length)])
  );
}

function isNounList(reading: Reading, i: number): boolean {
  const end = simpleEnd(reading, i + 1, reading.tokens.length);
  return end > i + 1 && !isVerb(reading.tokens[end]);
}

const CLAUSE_LEADS = new Set("when while after before because although though since until".split(" "));

function endsHere(reading: Reading, i: number, bounds: ClauseBounds): boolean {
  const { tokens } = reading;
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (next === undefined) return false;
  if (token.lower === "and" || token.lower === "but") {
    if (next.tag === "VERB" && verbForms(next.lower).some((f) => f.form === "past" || f.form === "third")) return true;
    const end = simpleEnd(reading, i + 1, tokens.length);
    if (
      next.tag === "PRON" &&
      tokens[end]?.tag === "VERB" &&
      verbForms(tokens[end]!.lower).some((f) => f.form === "past")
    )
      return true;
    if (bounds.object && next.tag === "AUX") return true;
    if (bounds.object && next.tag === "VERB" && (!next.lower.endsWith("ing") || bounds.participle)) return true;
  }
  if (bounds.object && isWhereOrWhen(reading, i)) return true;
  if (token.lower === "according" && next.lower === "to") return true;
  if (bounds.object && CLAUSE_LEADS.has(token.lower)) {
    const end = simpleEnd(reading, i + 1, tokens.length);
    if (
      token.tag === "SCONJ" ||
      (end > i + 1 && (isVerb(tokens[end]) || (tokens[end]?.tag === "ADV" && isVerb(tokens[end + 1]))))
    )
      return true;
  }
  return false;
}

/** "in a speech", "on Monday", "last week": when or where it was said, and no part of the thing said. */
function isWhereOrWhen(reading: Reading, i: number): boolean {
  const { tokens } = reading;
  const { lower } = tokens[i]!;
  const next = tokens[i + 1]?.lower ?? "";
  if (
    /^(in|during|at|on)$/.test(lower) &&
    [2, 3, 4].some((far) => VENUES.has(tokens[i + far]?.lower ?? "")) &&
    tokens[i + 1]?.tag === "DET"
  )
    return true;
  if (lower === "in" && (MONTHS.has(next) || /^(19|20)\d\d$/.test(next))) return true;
  return /^(on|last|this|earlier)$/.test(lower) && (WEEKDAYS.has(next) || TIME_NOUNS.has(next));
}

/** Whether a verb that is no infinitive or participle stands between two tokens. */
export function hasVerb(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const token = reading.tokens[i]!;
    if (reading.tokens[i - 1]?.lower === "to") continue;
    if (token.tag === "AUX" || (token.tag === "VERB" && !token.lower.endsWith("ing"))) return true;
  }
  return false;
}
