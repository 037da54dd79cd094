import type { Candidate, Selector } from "@proviso/record";
import { type NewDocument, normaliseText, sha256 } from "../src/index.ts";

/** A document for tests; its origin is made from its title. */
export function document(title: string, text: string, more: Partial<NewDocument> = {}): NewDocument {
  return { title, text, mediaType: "text/plain", origin: `/press/${title}.txt`, ...more };
}

/** The first place of some words in a text. */
export function selector(text: string, exact: string): Selector {
  const start = text.indexOf(exact);
  if (start < 0) throw new Error(`"${exact}" is not in the text`);
  const end = start + exact.length;
  return { start, end, exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
}

/** A candidate of a document for tests: who says what, with which words. */
export function candidate(
  source: string,
  {
    who,
    cue,
    content,
    ...more
  }: { readonly who: string; readonly cue: string; readonly content: string } & Partial<
    Omit<Candidate, "cue" | "content">
  >,
): Candidate {
  const text = normaliseText(source);
  const document = sha256(text);
  return {
    id: sha256(`${document} ${text.indexOf(cue)} ${text.indexOf(content)}`).slice(0, 16),
    document,
    speaker: { words: [selector(text, who)], because: who },
    act: "state",
    cue: [selector(text, cue)],
    content: [selector(text, content)],
    quotation: "paraphrased",
    polarity: "affirmed",
    modality: "asserted",
    conditions: [],
    bears: [],
    confidence: 0.9,
    because: ["test"],
    foundBy: "rules",
    ...more,
  };
}

const WORDS =
  "the a Russia Ukraine China guarantee veto accept reject offer Lavrov said that only if unless council vote day treaty clause help attack party agree demand peace talk".split(
    " ",
  );

/** Numbers in 0..1 from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many words from a seed. */
export function prose(next: () => number, length: number): string {
  return Array.from({ length }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
}

/** A text with one word in so many replaced. */
export function edited(next: () => number, text: string, one: number): string {
  return text
    .split(" ")
    .map((word) => (next() < 1 / one ? `edit${Math.floor(next() * 1000)}` : word))
    .join(" ");
}
