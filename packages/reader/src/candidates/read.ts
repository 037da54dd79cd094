import type { Model } from "@proviso/agreement";
import {
  type Candidate,
  candidateId,
  type Named,
  type Nested,
  type Span,
  type SpeechAct,
  selectorsAt,
  type When,
} from "@proviso/record";
import { actOf, actOfContent } from "../acts/act.ts";
import type { Attribution } from "../attribution.ts";
import { attributionsIn } from "../attributions.ts";
import { bearingsOf } from "../bearing/bearing.ts";
import { conditionsIn } from "../conditions/conditions.ts";
import { read as tokenized } from "../tokens/reading.ts";
import { Dates } from "../when/dates.ts";
import { venueIn } from "../when/venue.ts";
import { Who } from "../who/who.ts";
import { type Found, foundIn } from "./found.ts";
import { modalityOf } from "./modality.ts";
import { confidenceOf, ruleWords } from "./rules.ts";
import { sha256 } from "./sha256.ts";
import { isNegated, isStatement, shown } from "./statement.ts";

export interface ReadOptions {
  /** ISO day, month or year of the document, from which "on Wednesday" counts. */
  readonly dated?: string | undefined;
  /** Whose people, parties, factions, questions and clauses the statements may name. */
  readonly model?: Model | undefined;
}

export interface ReadResult {
  /** In the order of the words that say that something is said. */
  readonly candidates: readonly Candidate[];
  /** What the candidates were made of: everything that is said to be said, as corpora of attributions mark it, what is said within what is said too. */
  readonly attributions: readonly Attribution[];
  readonly counts: ReadCounts;
}

export interface ReadCounts {
  readonly words: number;
  readonly sentences: number;
  /** Whatever the rules took for something said. */
  readonly attributions: number;
  /** Of those, left out: said by nobody named; only planned, guessed or denied; or a deed. */
  readonly leftOut: number;
  /** Candidates whose speaker is known to speak for a party. */
  readonly ofParties: number;
}

/**
 * The statements in an English text: who said what, for which party, on what condition, when; each grounded in the text's exact words. By rules alone;
 * the same text and options give the same candidates. What the text says in its own voice is nobody's statement, save where it reports the stand that a
 * party takes.
 */
export async function read(text: string, { dated, model }: ReadOptions = {}): Promise<ReadResult> {
  const document = await sha256(text);
  const reading = tokenized(text);
  const who = new Who(text, model);
  const dates = new Dates(reading, dated);
  const bearings = model === undefined ? undefined : bearingsOf(model);
  const attributions = attributionsIn(reading);
  const found = foundIn(reading, who, attributions);
  const inner = new Map<Found, Found[]>();
  const nested = new Set<Found>();
  for (const [index, one] of found.entries()) {
    const outer = parentOf(one, index, found);
    if (outer === undefined) continue;
    nested.add(one);
    inner.set(outer, [...(inner.get(outer) ?? []), one]);
  }

  const candidates: Candidate[] = [];
  let leftOut = 0;
  for (const one of found) {
    if (nested.has(one)) continue;
    const content = shown(text, one.content);
    const act = actOf(shown(text, one.cue), content);
    if (!isStatement(text, one, act, who, false)) {
      leftOut++;
      continue;
    }
    candidates.push(candidateOf(one, act, content));
    const carried = carriedOn(one, candidates.at(-1)!);
    if (carried !== undefined) candidates.push(carried);
  }
  const ordered = candidates.sort((a, b) => a.cue[0]!.start - b.cue[0]!.start);
  return {
    candidates: ordered,
    attributions,
    counts: {
      words: reading.tokens.filter(({ tag }) => tag !== "PUNCT" && tag !== "SPACE").length,
      sentences: reading.sentences.length,
      attributions: found.length,
      leftOut,
      ofParties: ordered.filter(({ speaker }) => speaker.party !== undefined).length,
    },
  };

  function candidateOf(one: Found, cueAct: SpeechAct, content: string): Candidate {
    const speaker = who.meant(one.source);
    const within = nestedIn(one, speaker);
    const isOwn = startsWithOwn(one.content[0]!, speaker);
    let act = cueAct;
    let polarity: Candidate["polarity"] = isNegated(shown(text, one.cue)) ? "negated" : "affirmed";
    const because = [ruleWords(one.rule)];
    let isInContent = false;
    if (act === "state") {
      const own = within.find(({ isSpeakers }) => isSpeakers);
      const told = actOfContent(content, isOwn);
      // Not to have refused is not to have accepted.
      // "Will not accept" is more than not to have accepted.
      const refuses = told === "reject" && own?.nested.polarity === "negated";
      if (own !== undefined && !refuses && (own.nested.polarity === "affirmed" || own.nested.act === "accept")) {
        act = own.nested.act;
        polarity = own.nested.polarity;
        because.push("what its own party is said to do");
      } else if (told !== undefined) {
        act = told;
        isInContent = true;
        because.push("what the words themselves do");
      }
    }
    const shownWithin = within.find(({ isShown }) => isShown)?.nested;
    const made = complete(one, speaker, act, polarity, shownWithin, because);
    return isInContent ? { ...made, actIn: "content" } : made;
  }

  function complete(
    one: Found,
    speaker: Named,
    act: SpeechAct,
    polarity: Candidate["polarity"],
    within: Nested | undefined,
    because: readonly string[],
    said: When | undefined = dates.saidAt(one),
  ): Candidate {
    const conditions = conditionsIn(text, one.content);
    const venue = venueFor(one);
    const bears = bearings === undefined ? [] : bearings.of(text, one.content, speaker.party);
    return {
      id: candidateId(document, one),
      document,
      speaker,
      act,
      cue: selectorsAt(text, one.cue),
      content: selectorsAt(text, one.content),
      quotation: one.quotation,
      polarity,
      modality: modalityOf(shown(text, one.content), conditions.length > 0),
      conditions,
      ...(said === undefined ? {} : { said }),
      ...(venue === undefined ? {} : { venue: selectorsAt(text, [venue]) }),
      ...(within === undefined ? {} : { nested: within }),
      bears,
      confidence: confidenceOf(one.rule, speaker),
      because: [...because, speaker.because],
      foundBy: "rules",
    };
  }

  /** What others are said to say within what is said. */
  function nestedIn(
    outer: Found,
    speaker: Named | undefined,
  ): { nested: Nested; isSpeakers: boolean; isShown: boolean }[] {
    return (inner.get(outer) ?? []).flatMap((one) => {
      const content = shown(text, one.content);
      const act = actOf(shown(text, one.cue), content);
      if (!isStatement(text, one, act, who, true)) return [];
      // In somebody's own words "they" and "he" are others; "we" and "I" are the speaker.
      const pronouns = outer.quotation === "quoted" ? /^(?:we|i|our|my)$/i : /^(?:it|its|he|his|she|they|their|we|i)$/i;
      const word = shown(text, one.source);
      if (outer.quotation === "quoted" && /^(?:it|he|she|they)$/i.test(word)) return [];
      const isPronoun = pronouns.test(word);
      const named =
        isPronoun && speaker !== undefined
          ? { ...speaker, words: selectorsAt(text, one.source) }
          : who.meant(one.source, { remember: false });
      const deeper = nestedIn(one, named).find(({ isShown }) => isShown)?.nested;
      const isSpeakers = speaker?.party !== undefined && named.party === speaker.party;
      return [
        {
          isSpeakers,
          isShown: !isPronoun,
          nested: {
            speaker: named,
            act,
            cue: selectorsAt(text, one.cue),
            content: selectorsAt(text, one.content),
            polarity: isNegated(shown(text, one.cue)) ? "negated" : "affirmed",
            ...(deeper === undefined ? {} : { nested: deeper }),
          } satisfies Nested,
        },
      ];
    });
  }

  /** Whether what is said begins with the speaker's own side: "Russia will not …", "we will not …". */
  function startsWithOwn(content: Span, speaker: Named): boolean {
    const head = text.slice(content.start, Math.min(content.end, content.start + 80));
    if (
      /^(?:but |and |that )?(?:we|i|it|he|she|they|(?:his|her|its|our|their) (?:country|government|side))\b/iu.test(
        head,
      )
    )
      return true;
    const mention = who.within(content.start, content.start + head.length).find(({ kind }) => kind !== "demonym");
    if (mention?.party === undefined || mention.party !== speaker.party) return false;
    const before = text.slice(content.start, mention.start);
    return /^(?:the )?$/i.test(before) || /,\s*(?:the )?$/.test(before);
  }

  /** "In return, Ukraine would receive …": goes on with what was insisted on in the sentence before. */
  function carriedOn(one: Found, before: Candidate): Candidate | undefined {
    const last = one.content.at(-1)!;
    const sentence = dates.sentenceAt(Math.max(last.end, one.cue[0]!.end) - 1);
    const next = sentence === undefined ? undefined : dates.sentenceAfter(sentence);
    if (next === undefined || one.quotation === "quoted") return undefined;
    const opening = /^\s*((?:in (?:return|exchange)),)\s+/i.exec(text.slice(next.start, next.end));
    if (
      opening?.[1] === undefined ||
      !/\b(?:would|will|was to|were to|is to|are to)\b/.test(text.slice(next.start, next.end))
    )
      return undefined;
    const isTaken = found.some(
      (other) =>
        other.cue[0]!.start >= next.start &&
        other.cue[0]!.end <= next.end &&
        isStatement(text, other, "state", who, false),
    );
    if (isTaken) return undefined;
    const cueStart = next.start + opening[0].indexOf(opening[1]);
    const from = next.start + opening[0].length;
    let to = next.end;
    while (to > from && /[\s.]/.test(text[to - 1]!)) to--;
    const carried: Found = {
      source: one.source,
      cue: [{ start: cueStart, end: cueStart + opening[1].length - 1 }],
      content: [{ start: from, end: to }],
      quotation: "paraphrased",
      rule: "carried-on",
    };
    const act = before.act === "require" || before.act === "accept" ? "propose" : before.act;
    const made = complete(carried, before.speaker, act, "affirmed", undefined, [ruleWords("carried-on")], before.said);
    const words = selectorsAt(text, carried.cue);
    return { ...made, conditions: [{ kind: "in return for", cue: words, words }, ...made.conditions] };
  }

  function venueFor({ cue, content }: Found): Span | undefined {
    const sentence = dates.sentenceAt(cue[0]!.start);
    if (sentence === undefined) return undefined;
    // Around the cue, and never within what is said.
    for (const gap of gaps(sentence, content)) {
      const venue = venueIn(text, gap);
      if (venue !== undefined) return venue;
    }
    return undefined;
  }
}

/** How many things said may stand between one and the one that holds it; keeps the time in proportion to the text. */
const NEAR = 40;

/** The innermost other thing said in whose content this one stands, cue and source. */
function parentOf(one: Found, at: number, found: readonly Found[]): Found | undefined {
  const cue = one.cue[0]!;
  const source = one.source[0];
  let best: Found | undefined;
  for (const other of found.slice(Math.max(0, at - NEAR), at + NEAR)) {
    if (other === one) continue;
    const holds = other.content.some(
      ({ start, end }) =>
        start <= cue.start && cue.end <= end && (source === undefined || (start <= source.start && source.end <= end)),
    );
    if (holds && (best === undefined || sizeOf(other) < sizeOf(best)) && !isInside(other, one)) best = other;
  }
  return best;
}

function isInside(one: Found, other: Found): boolean {
  const cue = one.cue[0]!;
  return other.content.some(({ start, end }) => start <= cue.start && cue.end <= end);
}

function sizeOf({ content }: Found): number {
  return content.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What is left of a stretch without others. */
function gaps({ start, end }: Span, without: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = start;
  for (const span of [...without].sort((a, b) => a.start - b.start)) {
    if (span.start > from) found.push({ start: from, end: Math.min(span.start, end) });
    from = Math.max(from, span.end);
  }
  if (from < end) found.push({ start: from, end });
  return found;
}
