import type { Span, When } from "@proviso/record";
import type { Reading } from "../tokens/reading.ts";
import { type Dating, datesIn, whenOf } from "./when.ts";

interface Told {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

const EVENT = "(talks|meeting|summit|negotiations|conference|session|round|visit|call|ceremony)";

/** The dates of a text, sentence by sentence, each worked out once. */
export class Dates {
  readonly #text: string;
  readonly #sentences: readonly Span[];
  readonly #dated: string | undefined;
  readonly #known = new Map<Span, Dating[]>();

  constructor({ text, sentences, tokens }: Reading, dated: string | undefined) {
    this.#text = text;
    this.#dated = dated;
    this.#sentences = sentences.map(({ from, to }) => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end }));
  }

  sentenceAt(offset: number): Span | undefined {
    let low = 0;
    let high = this.#sentences.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const sentence = this.#sentences[middle]!;
      if (offset < sentence.start) high = middle - 1;
      else if (offset >= sentence.end) low = middle + 1;
      else return sentence;
    }
    return undefined;
  }

  sentenceAfter(sentence: Span): Span | undefined {
    return this.#sentences[this.#sentences.indexOf(sentence) + 1];
  }

  /** When something was said: by a date around the words of saying, and not one that is itself part of what is said or of the speaker's name. */
  saidAt({ source, cue, content }: Told): When | undefined {
    const at = cue[0]!.start;
    const sentence = this.sentenceAt(at);
    if (sentence === undefined) return undefined;
    const isOwn = ({ span }: Dating) =>
      ![...content, ...source].some(({ start, end }) => start <= span.start && span.end <= end) &&
      !content.some((said) => this.#endsSaid(span, said)) &&
      !this.#isOfAnother(span, sentence);
    const near = this.#in(sentence)
      .filter(isOwn)
      .sort((a, b) => Math.abs(a.span.start - at) - Math.abs(b.span.start - at));
    if (near[0] !== undefined) return whenOf(this.#text, near[0]);
    return this.#eventMeant(sentence, at);
  }

  /** A date right behind a long phrase is more likely that of something within it: "three drafts that Oslo had brokered | in 2020". */
  #endsSaid({ start }: Span, said: Span): boolean {
    if (start < said.end || !/^\s*(?:in|on|of|by)?\s*$/i.test(this.#text.slice(said.end, start))) return false;
    const words = this.#text.slice(said.start, said.end);
    return words.split(/\s+/).length > 9 || /\b(?:that|which|who|having|had|has)\b/.test(words);
  }

  /** "Eight years after 2014", "before the 2022 talks", "a plan for May": dates of something else. */
  #isOfAnother({ start, end }: Span, sentence: Span): boolean {
    const before = this.#text.slice(sentence.start, start);
    const after = this.#text.slice(end, end + 12);
    // "the failed 2022 talks": a year that stands before a noun is the noun's.
    if (/^\d{4}$/.test(this.#text.slice(start, end)) && /^\s+[\p{L}]/u.test(after)) return true;
    return (
      (/\b(?:until|before|since|by|for|the)\s+$/i.test(before) &&
        !/^(?:in|on|since)\b/i.test(this.#text.slice(start, end))) ||
      /^[’']s\s/.test(after)
    );
  }

  /** "During those talks": the date with which such talks were named before. */
  #eventMeant(sentence: Span, at: number): When | undefined {
    const lead = this.#text.slice(sentence.start, at);
    const event = new RegExp(
      `\\b(?:during|at|in|after|following)\\s+(?:those|these|that|this|the same)\\s+(?:[\\p{L}]+\\s+)?${EVENT}\\b`,
      "iu",
    ).exec(lead);
    const noun = event?.[1];
    if (noun === undefined) return undefined;
    const from = Math.max(0, sentence.start - 1500);
    const earlier = this.#text.slice(from, sentence.start);
    const named = [...earlier.matchAll(new RegExp(`\\b${noun}\\b`, "gi"))].at(-1);
    if (named === undefined) return undefined;
    const other = this.sentenceAt(from + named.index);
    if (other === undefined) return undefined;
    const place = from + named.index;
    const date = this.#in(other)
      .filter(({ span }) => span.start > place - 25 && span.start < place + noun.length + 25)
      .sort((a, b) => Math.abs(a.span.start - place) - Math.abs(b.span.start - place))[0];
    if (date === undefined) return undefined;
    const when = whenOf(this.#text, date);
    return { ...when, resolved: `${event?.[0]} → ${when.words[0]?.exact ?? when.date}` };
  }

  #in(sentence: Span): Dating[] {
    const known = this.#known.get(sentence) ?? datesIn(this.#text, sentence, this.#dated);
    this.#known.set(sentence, known);
    return known;
  }
}
