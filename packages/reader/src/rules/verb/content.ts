import type { Verb } from "../../lexicon/verbs.ts";
import { QUESTION, RELATIVE } from "../../lexicon/words.ts";
import { type ClauseBounds, clauseEnd } from "../../phrases/clause.ts";
import { phraseEnd } from "../../phrases/nounPhrase.ts";
import { isComma, isDash, isStop, isVerb } from "../../phrases/words.ts";
import type { Reading } from "../../tokens/reading.ts";
import type { Run } from "../../tokens/token.ts";
import { addresseeEnd, adjunctsEnd, isAnchor, opensQuotation, timeEnd } from "../adjuncts.ts";
import { beginsClause, isNamed, NAMING } from "./clauses.ts";
import type { Window } from "./window.ts";

export interface Said {
  readonly content: Run;
  readonly cueEnd: number;
  readonly rule: string;
}

/** What is said after a verb of saying. */
export function contentAfter(
  reading: Reading,
  verb: Verb,
  after: number,
  window: Window,
  bounds: ClauseBounds,
  start: number,
): Said | undefined {
  const { tokens } = reading;
  const { frame } = verb;
  const { ceiling } = window;
  const said = (from: number, rule: string, object = false): Said | undefined => {
    const to = clauseEnd(reading, from, ceiling, { ...bounds, object });
    return to > from ? { content: { from, to }, cueEnd: after, rule } : undefined;
  };
  // Prepositions that introduce what is said come first: "warned of", "called for".
  const next = tokens[after];
  if (next?.lower === "on" && (tokens[after + 1]?.lower === "condition" || tokens[after + 2]?.lower === "condition"))
    return undefined;
  if (
    next !== undefined &&
    after < ceiling &&
    frame.prepositions.includes(next.lower) &&
    after + 1 < ceiling &&
    // "agreed to meet" is no "agreed to a meeting".
    !(next.lower === "to" && frame.infinitive && isVerb(tokens[after + 1])) &&
    timeEnd(reading, after, ceiling) === after
  ) {
    const skipped = adjunctsEnd(reading, after, ceiling);
    if (!frame.clause || skipped === after) {
      const found = said(after + 1, "verb-preposition", true);
      return found === undefined ? undefined : { ...found, cueEnd: after + 1 };
    }
  }
  let i = after;
  if (frame.addressee) {
    const end = addresseeEnd(reading, after, ceiling, frame.prepositions);
    if (end > after) {
      const t = tokens[end];
      const follows =
        end < ceiling &&
        t !== undefined &&
        (t.tag === "PRON" ||
          t.tag === "DET" ||
          t.tag === "PROPN" ||
          t.tag === "NOUN" ||
          t.lower === "that" ||
          QUESTION.has(t.lower) ||
          t.text === ":" ||
          isComma(t) ||
          opensQuotation(reading, end) ||
          t.lower === "to" ||
          frame.prepositions.includes(t.lower) ||
          isStop(t) ||
          timeEnd(reading, end, ceiling) > end);
      if (follows || end >= ceiling || isAnchor(reading, adjunctsEnd(reading, end, ceiling), ceiling)) i = end;
      else if (!frame.clause && !frame.infinitive) i = after;
      // "told him not to"
      if (t?.lower === "not" && tokens[end + 1]?.lower === "to") return said(end, "verb-infinitive");
    }
  }
  const introduced = i > after && i + 1 < ceiling && frame.prepositions.includes(tokens[i]!.lower);
  if (!introduced && (frame.clause || frame.quotation || frame.that || frame.question))
    i = adjunctsEnd(reading, i, ceiling);
  const token = tokens[i];
  if (token === undefined || i >= ceiling) return undefined;
  if (token.text === ":") {
    const content = afterColon(reading, i + 1, window);
    return content === undefined ? undefined : { content, cueEnd: after, rule: "verb-colon" };
  }
  const quotation = (from: number, rule: string): Said | undefined => {
    const found = said(from, rule);
    const end = reading.quotations[reading.quotationOf[from]!]!.to;
    // `said “no” on Monday`: the day is that of the saying.
    const isDay = found !== undefined && found.content.to > end && timeEnd(reading, end, ceiling) >= found.content.to;
    return isDay ? { ...found, content: { from, to: end } } : found;
  };
  if (isComma(token) && opensQuotation(reading, i + 1)) return quotation(i + 1, "verb-quotation");
  if (isComma(token) && tokens[i + 1]?.lower === "that" && frame.clause) return said(i + 1, "verb-that");
  if (isComma(token) || isStop(token) || isDash(token)) return undefined;
  if (opensQuotation(reading, i))
    return quotation(i, frame.clause || frame.quotation ? "verb-quotation" : "verb-object");
  if (token.lower === "that" && (frame.clause || frame.that)) return said(i, "verb-that");
  if ((frame.clause || frame.question) && QUESTION.has(token.lower) && (frame.question || token.lower !== "if"))
    return said(i, "verb-question");
  // "urged Kyiv to withdraw": who is urged is part of what is urged.
  const asked = frame.addressee && !frame.clause ? after : i;
  if (token.lower === "to" && isVerb(tokens[i + 1]) && frame.infinitive) return said(asked, "verb-infinitive");
  if (token.lower === "not" && tokens[i + 1]?.lower === "to" && frame.infinitive) return said(i, "verb-infinitive");
  if (frame.prepositions.includes(token.lower) && i + 1 < ceiling) {
    const found = said(i + 1, "verb-preposition", true);
    return found === undefined ? undefined : { ...found, cueEnd: i + 1 };
  }
  if (frame.gerund && token.lower.endsWith("ing") && token.tag === "VERB") return said(i, "verb-gerund", true);
  if (
    frame.clause &&
    /^(yes|no|nothing|so|little)$/.test(token.lower) &&
    (i + 1 >= ceiling || isComma(tokens[i + 1]) || isStop(tokens[i + 1]))
  )
    return token.lower === "yes" || token.lower === "no"
      ? { content: { from: i, to: i + 1 }, cueEnd: after, rule: "verb-bare" }
      : undefined;
  if (frame.clause) {
    const to = clauseEnd(reading, i, ceiling, bounds);
    const relative = isVerb(token) && RELATIVE.has(tokens[start - 1]?.lower ?? "");
    if (relative || beginsClause(reading, verb, i, to))
      return { content: { from: i, to }, cueEnd: after, rule: "verb-bare" };
  }
  if (
    frame.object &&
    phraseEnd(reading, frame.addressee && !frame.clause ? after : i, ceiling) > i - (frame.addressee ? 100 : 0)
  ) {
    const from = frame.addressee ? after : i;
    // "the terms proposed during the talks": when or where, and nothing that was proposed.
    if (tokens[from]!.tag === "ADP") return undefined;
    if (NAMING.has(verb.lemma) && !isNamed(reading, from, ceiling)) return undefined;
    return said(from, "verb-object", true);
  }
  return undefined;
}

/** What follows a colon: the rest of the sentence, or the quotation that begins the next sentence or paragraph. */
export function afterColon(reading: Reading, from: number, window: Window): Run | undefined {
  const { tokens, quotations, quotationOf } = reading;
  if (opensQuotation(reading, from)) {
    const quotation = quotations[quotationOf[from]!]!;
    if (quotation.to >= window.ceiling) return { from, to: quotation.to };
    const to = clauseEnd(reading, from, window.ceiling);
    return { from, to };
  }
  if (from >= tokens.length) return undefined;
  if (from < window.ceiling) {
    const to = clauseEnd(reading, from, window.ceiling);
    return to > from ? { from, to } : undefined;
  }
  return undefined;
}
