import { type Verb, type VerbForm, verbForms } from "../lexicon/verbs.ts";
import {
  DO,
  HAVE,
  MODAL,
  NOT_SUBJECT,
  POSSESSIVE,
  QUESTION,
  RELATIVE,
  SUBJECT_PRONOUNS,
  SUBORDINATE,
} from "../lexicon/words.ts";
import { type ClauseBounds, clauseEnd, hasVerb } from "../phrases/clause.ts";
import { phraseEnd, type Subject, simpleEnd } from "../phrases/nounPhrase.ts";
import { subjectOf } from "../phrases/subject.ts";
import { type VerbGroup, verbGroup } from "../phrases/verbGroup.ts";
import { isComma, isDash, isMark, isNominal, isPossessiveMark, isStop, isVerb } from "../phrases/words.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Run } from "../tokens/token.ts";
import { addresseeEnd, adjunctsEnd, isAnchor, opensQuotation, timeEnd } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";

/** Forms that are nothing but verbs, so that the tagger need not agree. */
const SURE = new Set(
  "said says told tells saying telling asked wrote writes tweeted argued claimed insisted added adding".split(" "),
);

/** Bounds of what a cue can see: its sentence, or its sentence's part inside a quotation. */
interface Window {
  readonly floor: number;
  readonly ceiling: number;
}

/** The attribution made by the verb of saying at token `i`, if it is one. */
export function fromVerb(reading: Reading, i: number): Draft | undefined {
  const draft = findVerb(reading, i);
  return draft === undefined || isNobodys(reading, draft) ? undefined : draft;
}

/** Without a source, or the author's own words outside quotation marks: "I would say". */
function isNobodys(reading: Reading, draft: Draft): boolean {
  const [source] = draft.source;
  if (source === undefined) return draft.rule !== "passive";
  return (
    source.to === source.from + 1 &&
    reading.quotationOf[source.from]! < 0 &&
    /^(i|we|you)$/.test(reading.tokens[source.from]!.lower)
  );
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

/** "pledged delegates", "a calling card": a participle before its noun. */
function isAttributive(reading: Reading, i: number): boolean {
  const before = reading.tokens[i - 1];
  const next = reading.tokens[i + 1];
  if (before === undefined || next === undefined || next.tag !== "NOUN") return false;
  if (!verbForms(reading.tokens[i]!.lower).some((f) => f.form === "ing" || f.form === "past")) return false;
  return (
    before.tag === "DET" ||
    before.tag === "ADJ" ||
    before.tag === "NUM" ||
    isPossessiveMark(before) ||
    POSSESSIVE.has(before.lower)
  );
}

function isUsedAsVerb(reading: Reading, i: number): boolean {
  const token = reading.tokens[i]!;
  if (isAttributive(reading, i)) return false;
  if (token.tag === "VERB") return true;
  if (SURE.has(token.lower)) return reading.tokens[i - 1]?.tag !== "DET";
  if (token.tag === "AUX") return false;
  // Headlines and slips of the tagger: a third person singular after a name, or joined with another verb, and before a noun phrase.
  const before = reading.tokens[i - 1];
  const next = reading.tokens[i + 1];
  return (
    verbForms(token.lower).some((f) => f.form === "third") &&
    (before?.tag === "PROPN" || (before?.tag === "CCONJ" && next?.tag === "PROPN")) &&
    (next?.tag === "PROPN" || next?.tag === "DET" || next?.tag === "PRON" || next?.tag === "SCONJ")
  );
}

function windowOf(reading: Reading, i: number): Window {
  const sentence = reading.sentences[reading.tokens[i]!.sentence]!;
  const index = reading.quotationOf[i]!;
  if (index < 0) return { floor: sentence.from, ceiling: sentence.to };
  const quotation = reading.quotations[index]!;
  return {
    floor: Math.max(sentence.from, quotation.from + 1),
    ceiling: Math.min(sentence.to, quotation.continues ? quotation.to : quotation.to - 1),
  };
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
    const whole = quotedBefore(reading, between.from, window.floor);
    if (whole !== undefined)
      return {
        source: [between],
        cue: [cue],
        content: [whole, ...quotedAfter(reading, after, window)],
        rule: "verb-after-quotation",
      };
  }
  const quoted = reports ? quotedBefore(reading, start, window.floor) : undefined;
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

  const subordinate =
    subject !== undefined &&
    start > window.floor &&
    (SUBORDINATE.has(tokens[start - 1]!.lower) ||
      tokens[start - 1]!.lower === "which" ||
      (tokens[start - 1]!.tag === "ADV" && SUBORDINATE.has(tokens[start - 2]?.lower ?? "")) ||
      (subject.relative !== undefined && isComma(tokens[subject.relative - 1])));
  const leading = form === "ing" && group.from === window.floor;
  const said = contentAfter(
    reading,
    verb,
    after,
    window,
    { stopAtComma: subordinate || leading, participle: form === "ing" && !group.finite },
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
  const before = clauseBefore(reading, verb, source, cue, start, after, window);
  if (before !== undefined || subject === undefined || subject.to !== group.from) return before;
  // "… by the ministry, a diplomat said": no apposition to the ministry.
  for (let i = subject.to - 1; i > subject.from; i--)
    if (isComma(tokens[i]))
      return clauseBefore(reading, verb, [{ from: i + 1, to: subject.to }], cue, i + 1, after, window);
  return undefined;
}

/** Verbs after which "to say" has been said: "went on to say". */
const LEADING_ON = new Set(
  "go goes went gone going continue continues continued continuing begin begins began begun beginning proceed proceeded come came".split(
    " ",
  ),
);

/** "Would say", "to suggest", "could claim" do not tell that anything was said; "would accept", "will not agree" tell what somebody binds himself to. */
function tellsOfSaying(reading: Reading, group: VerbGroup, verb: Verb): boolean {
  if (group.infinitive) {
    for (let i = group.from - 1; i >= group.from - 3 && i >= 0; i--)
      if (LEADING_ON.has(reading.tokens[i]!.lower)) return true;
    return false;
  }
  return !group.modal || verb.class === "bind";
}

/** `"…," said Lavrov, Russia's foreign minister.` and `Said Lavrov: "…"`. */
function invertedSource(
  reading: Reading,
  group: VerbGroup,
  verbOf: Verb,
  form: string,
  after: number,
  window: Window,
): Draft | undefined {
  const { tokens } = reading;
  if (
    !group.bare ||
    form === "ing" ||
    form === "base" ||
    !(verbOf.frame.clause || verbOf.frame.quotation) ||
    (verbOf.frame.addressee && verbOf.lemma !== "ask")
  )
    return undefined;
  const first = tokens[after];
  if (
    first === undefined ||
    after >= window.ceiling ||
    NOT_SUBJECT.has(first.lower) ||
    first.lower === "that" ||
    (QUESTION.has(first.lower) && first.lower !== "who")
  )
    return undefined;
  const end = phraseEnd(reading, after, window.ceiling);
  if (end === after) return undefined;
  const verb = group.verb;
  const cue: Run = { from: verb, to: after };
  const quoted = quotedBefore(reading, verb, window.floor);
  if (quoted !== undefined) {
    const to = appositionEnd(reading, end, window.ceiling);
    return {
      source: [{ from: after, to }],
      cue: [cue],
      content: [quoted, ...quotedAfter(reading, to, window)],
      rule: "verb-inverted",
    };
  }
  if (
    verb === window.floor &&
    (tokens[end]?.text === ":" || (isComma(tokens[end]) && opensQuotation(reading, end + 1)))
  ) {
    const said = afterColon(reading, end + 1, window);
    if (said !== undefined)
      return { source: [{ from: after, to: end }], cue: [cue], content: [said], rule: "verb-inverted" };
  }
  if (
    isComma(tokens[verb - 1]) &&
    verb - 1 > window.floor &&
    (hasVerb(reading, window.floor, verb - 1) || SURE.has(tokens[verb]!.lower)) &&
    !isVerb(tokens[end]) &&
    (isStop(tokens[end]) || isComma(tokens[end]) || end >= window.ceiling)
  ) {
    const to = appositionEnd(reading, end, window.ceiling);
    return {
      source: [{ from: after, to }],
      cue: [cue],
      content: [{ from: sentenceStart(reading, window.floor), to: verb - 1 }],
      rule: "verb-inverted",
    };
  }
  return undefined;
}

function appositionEnd(reading: Reading, end: number, ceiling: number): number {
  const { tokens } = reading;
  if (!isComma(tokens[end]) || end + 1 >= ceiling) return end;
  const next = tokens[end + 1]!;
  if (
    next.tag === "DET" ||
    next.tag === "NOUN" ||
    next.tag === "PROPN" ||
    next.lower === "who" ||
    next.tag === "PRON" ||
    next.tag === "ADJ"
  ) {
    let i = end + 1;
    while (
      i < ceiling &&
      !isStop(tokens[i]) &&
      !isMark(tokens[i]) &&
      !isComma(tokens[i]) &&
      tokens[i]!.text !== ";" &&
      !(tokens[i]!.tag === "VERB" && tokens[i]!.lower.endsWith("ing"))
    )
      i++;
    return i;
  }
  return end;
}

/** "Trump, the report said, would go": between commas the last phrase alone is the subject, not an apposition. */
function insideAnother(reading: Reading, subject: Subject, group: VerbGroup, after: number): Subject {
  const { tokens } = reading;
  if (!isComma(tokens[after]) || !isVerb(tokens[after + 1]) || isComma(tokens[subject.to - 1])) return subject;
  for (let i = subject.to - 1; i > subject.from; i--) if (isComma(tokens[i])) return { from: i + 1, to: group.from };
  return subject;
}

/** `"…," Fight for Peace organizer Smith said`: all that stands between the quotation and the cue, where no verb does. */
function betweenQuotationAndCue(reading: Reading, start: number, cue: number): Run | undefined {
  const { tokens, quotationOf } = reading;
  let from = start;
  while (
    from > 0 &&
    cue - from < 30 &&
    quotationOf[from - 1] === quotationOf[cue] &&
    !isStop(tokens[from - 1]) &&
    !isComma(tokens[from - 1])
  ) {
    from--;
    if (isVerb(tokens[from]) || tokens[from]!.tag === "SCONJ" || tokens[from]!.text === ":") return undefined;
  }
  if (from === start || (!isNominal(tokens[cue - 1]) && !isComma(tokens[cue - 1]))) return undefined;
  return { from, to: cue };
}

/** A quotation that ends just before token `start`, with the words of its sentence before it: `The plan is "a trap," he said`. */
function quotedBefore(reading: Reading, start: number, floor: number): Run | undefined {
  const { tokens, quotations, quotationOf } = reading;
  let last = start - 1;
  if (isComma(tokens[last])) last--;
  if (last < 0 || quotationOf[last]! < 0 || quotationOf[last] === quotationOf[start]) return undefined;
  const quotation = quotations[quotationOf[last]!]!;
  if (quotation.to !== last + 1 || quotation.continues || tokens[last]!.paragraph !== tokens[start]!.paragraph)
    return undefined;
  let inside = last - 1;
  while (inside > quotation.from && isMark(tokens[inside])) inside--;
  if (last === start - 1 && !/^[,?!—–]$|--|…|\.\.\./.test(tokens[inside]!.text)) return undefined;
  void floor;
  const first = reading.sentences[tokens[quotation.from]!.sentence]!.from;
  if (
    quotation.from > first &&
    quotationOf[first]! < 0 &&
    !isStop(tokens[quotation.from - 1]) &&
    !isMark(tokens[first])
  ) {
    const from = sentenceStart(reading, first);
    if (hasVerb(reading, from, quotation.from) && !hasCue(reading, from, quotation.from))
      return { from, to: quotation.to };
  }
  return { from: quotation.from, to: quotation.to };
}

function hasCue(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (isVerb(reading.tokens[i]) && verbForms(reading.tokens[i]!.lower).some((f) => f.verb.class === "say"))
      return true;
  return false;
}

/** What goes on after the cue in the same sentence: `…," he said, "but …"`. */
function quotedAfter(reading: Reading, after: number, window: Window): Run[] {
  const { tokens, quotations, quotationOf } = reading;
  for (let i = after; i < Math.min(window.ceiling, after + 25); i++) {
    if (opensQuotation(reading, i)) {
      if (!/^[,:—–-]$/.test(tokens[i - 1]!.text) && !isStop(tokens[i - 1])) return [];
      return [{ from: i, to: quotations[quotationOf[i]!]!.to }];
    }
    if (isStop(tokens[i]) || (verbForms(tokens[i]!.lower).length > 0 && tokens[i]!.tag === "VERB")) return [];
  }
  return [];
}

function sentenceStart(reading: Reading, floor: number): number {
  return reading.tokens[floor]?.tag === "CCONJ" ? floor + 1 : floor;
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

interface Said {
  readonly content: Run;
  readonly cueEnd: number;
  readonly rule: string;
}

/** What is said after a verb of saying. */
function contentAfter(
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
    const end = addresseeEnd(reading, after, ceiling);
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
  if (frame.clause || frame.quotation || frame.that || frame.question) i = adjunctsEnd(reading, i, ceiling);
  const token = tokens[i];
  if (token === undefined || i >= ceiling) return frame.quotation ? nextQuotation(reading, i, window) : undefined;
  if (token.text === ":") {
    const content = afterColon(reading, i + 1, window);
    return content === undefined ? undefined : { content, cueEnd: after, rule: "verb-colon" };
  }
  if (isComma(token) && opensQuotation(reading, i + 1)) return said(i + 1, "verb-quotation");
  if (isComma(token) && tokens[i + 1]?.lower === "that" && frame.clause) return said(i + 1, "verb-that");
  if (isComma(token) || isStop(token) || isDash(token)) return undefined;
  if (opensQuotation(reading, i)) return said(i, frame.clause || frame.quotation ? "verb-quotation" : "verb-object");
  if (token.lower === "that" && (frame.clause || frame.that)) return said(i, "verb-that");
  if ((frame.clause || frame.question) && QUESTION.has(token.lower) && (frame.question || token.lower !== "if"))
    return said(i, "verb-question");
  if (token.lower === "to" && isVerb(tokens[i + 1]) && frame.infinitive) return said(i, "verb-infinitive");
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
    if (relative || beginsClause(reading, i, to)) return { content: { from: i, to }, cueEnd: after, rule: "verb-bare" };
  }
  if (frame.infinitive && frame.addressee && i > after) {
    // "urged Kyiv to withdraw": both are what is urged.
  }
  if (
    frame.object &&
    phraseEnd(reading, frame.addressee && !frame.clause ? after : i, ceiling) > i - (frame.addressee ? 100 : 0)
  ) {
    const from = frame.addressee ? after : i;
    if (NAMING.has(verb.lemma) && !isNamed(reading, from, ceiling)) return undefined;
    return said(from, "verb-object", true);
  }
  return undefined;
}

const NAMING = new Set(["call", "dub", "deem", "label", "brand"]);

/** "called the plan a trap", not "called the ambassador". */
function isNamed(reading: Reading, from: number, ceiling: number): boolean {
  const { tokens } = reading;
  let end = phraseEnd(reading, from, ceiling);
  if (end === from && opensQuotation(reading, from)) return true;
  // One noun phrase may have swallowed both: "called him president", "called her fallen son her hero".
  for (let i = from; i < Math.min(ceiling, from + 30); i++) if (opensQuotation(reading, i)) return true;
  while (isComma(tokens[end]) && end < ceiling) end++;
  const next = tokens[end];
  if (next === undefined || end >= ceiling) return false;
  return (
    next.tag === "DET" ||
    next.tag === "ADJ" ||
    next.tag === "ADV" ||
    isNominal(next) ||
    POSSESSIVE.has(next.lower) ||
    next.lower === "as"
  );
}

/** Whether a clause without "that" begins here: something that can be a subject, and a verb after it. */
function beginsClause(reading: Reading, from: number, to: number): boolean {
  const { tokens } = reading;
  const token = tokens[from]!;
  // "said selling it has been hard"
  if (token.tag === "VERB" && token.lower.endsWith("ing")) return hasVerb(reading, from + 1, to);
  const name = token.tag === "VERB" && /^\p{Lu}/u.test(token.text) && isVerb(tokens[from + 1]);
  if (name) return true;
  if (NOT_SUBJECT.has(token.lower) || isVerb(token) || token.tag === "PART") return false;
  if (SUBJECT_PRONOUNS.has(token.lower)) return hasVerb(reading, from, to);
  if (token.tag === "ADP" || token.tag === "ADV" || token.tag === "SCONJ")
    return hasVerb(reading, from + 1, to) && !isComma(token);
  const end = simpleEnd(reading, from, to);
  if (end === from) return hasVerb(reading, from, to);
  return hasVerb(reading, end, to);
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

function nextQuotation(reading: Reading, from: number, window: Window): Said | undefined {
  void reading;
  void from;
  void window;
  return undefined;
}

/** `The deal is dead, Lavrov said.` and `The deal, Lavrov said, is dead.` */
function clauseBefore(
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

export type { Subject, Window };
export const AUXILIARIES = [DO, HAVE, MODAL];

/** "Asked whether …, he said", "when told that …": nobody is named who asked. */
function isReducedPassive(reading: Reading, group: VerbGroup, verb: Verb, form: string, window: Window): boolean {
  const before = reading.tokens[group.from - 1];
  if (form !== "past" || !group.bare || !verb.frame.addressee) return false;
  return group.from === window.floor || before?.lower === "when" || before?.lower === "once";
}

function reducedPassive(
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

/** "was told that", "is said to", "was confirmed by the Kremlin". */
function passive(reading: Reading, group: VerbGroup, verb: Verb, after: number, window: Window): Draft | undefined {
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
  void floor;
  const subject = subjectOf(reading, group, "past", floor);
  if (subject === undefined) return undefined;
  const content: Run[] = [subject];
  if (
    token !== undefined &&
    i < ceiling &&
    (token.lower === "to" || token.lower === "for" || token.lower === "of" || token.lower === "as")
  )
    content.push({ from: i, to: clauseEnd(reading, i, ceiling, { object: true }) });
  return { source, cue: [cue], content, rule: "passive" };
}
