import type { Span } from "@proviso/record";
import type { Attribution } from "../attribution.ts";
import { mainSubject } from "../phrases/subject.ts";
import { stances } from "../stances/stances.ts";
import type { Reading } from "../tokens/reading.ts";
import type { Who } from "../who/who.ts";
import { fromNouns } from "./nouns.ts";
import { trimmedContent, trimmedSource, withoutWhen } from "./trim.ts";

/** Something said, with the words as they are shown. */
export interface Found {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly quotation: Attribution["quotation"];
  readonly rule: string;
}

/** Rules whose content is a noun phrase: a stand is found with better bounds. */
const LOOSE = /^(verb-object|verb-preposition|verb-infinitive|verb-bare)$/;

/** Everything that is said to be said, in the order of the cues: what is attributed, and the stands that parties are said to take. */
export function foundIn(reading: Reading, who: Who, attributions: readonly Attribution[]): Found[] {
  const { text } = reading;
  const stands = stances(reading);
  const reported = attributions.map((one) => withSource(text, who, participle(reading, one)));
  const kept = reported.filter((one) => !LOOSE.test(one.rule) || !stands.some((stand) => overlap(stand.cue, one.cue)));
  const own = stands.filter((stand) => !kept.some((one) => overlap(stand.cue, one.cue)));
  const nouns = fromNouns(reading).filter(
    (one) => ![...kept, ...own].some((other) => other.rule !== "verb-object" && overlap(one.content, other.content)),
  );
  const others = [...kept, ...own].filter(
    (one) => !nouns.some((noun) => overlap(noun.cue, one.content) || overlap(noun.cue, one.cue)),
  );
  return [...others, ...nouns]
    .map((one) => ({
      source: wholeNames(who, trimmedSource(text, one.source)),
      cue: one.cue,
      content: contentOf(text, one),
      quotation: one.quotation,
      rule: one.rule,
    }))
    .filter(({ content }) => content.length > 0)
    .sort((a, b) => a.cue[0]!.start - b.cue[0]!.start);
}

/** A name of which only the end was taken for the source: "[Downing] Street". */
function wholeNames(who: Who, spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => {
    const cut = who
      .within(Math.max(0, start - 40), end)
      .find((mention) => mention.start < start && mention.end > start);
    return { start: cut?.start ?? start, end };
  });
}

function contentOf(text: string, one: Attribution): Span[] {
  const content = trimmedContent(text, one.content, one.quotation === "quoted");
  return one.rule === "stance" || one.rule === "verb-object" ? withoutWhen(text, content) : content;
}

/** "Putin refused, warning that …": a participle that may be read as a noun, said by the subject of its sentence. */
function participle(reading: Reading, one: Attribution): Attribution {
  const cue = one.cue[0];
  if (
    one.source.length > 0 ||
    cue === undefined ||
    !/^(?:warning|claiming|promising)$/i.test(reading.text.slice(cue.start, cue.end))
  )
    return one;
  if (!/,\s+$/.test(reading.text.slice(Math.max(0, cue.start - 3), cue.start))) return one;
  const token = reading.tokens.findIndex(({ start }) => start === cue.start);
  const floor = reading.sentences[reading.tokens[token]?.sentence ?? -1]?.from;
  const subject = floor === undefined ? undefined : mainSubject(reading, token, floor);
  if (subject === undefined) return one;
  return { ...one, source: [{ start: reading.tokens[subject.from]!.start, end: reading.tokens[subject.to - 1]!.end }] };
}

/** "Yerevan claims that …": a capital and a verb that may be read as two nouns. */
function withSource(text: string, who: Who, one: Attribution): Attribution {
  const cue = one.cue[0];
  if (one.source.length > 0 || cue === undefined) return one;
  const name = who
    .within(cue.start, cue.end)
    .find((mention) => mention.start === cue.start && mention.kind !== "demonym");
  if (name === undefined || !/^\s+[\p{L}]+$/u.test(text.slice(name.end, cue.end))) return one;
  const verb = name.end + 1;
  return { ...one, source: [{ start: name.start, end: name.end }], cue: [{ start: verb, end: cue.end }] };
}

function overlap(one: readonly Span[], other: readonly Span[]): boolean {
  return one.some((a) => other.some((b) => a.start < b.end && b.start < a.end));
}
