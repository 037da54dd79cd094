import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { read } from "@proviso/reader";
import type { Candidate, Selector, SpeechAct } from "@proviso/record";

/** A statement as somebody wrote it down who had read the text and nothing else. */
export interface GoldStatement {
  /** The words that name whoever speaks. */
  readonly speaker: string;
  readonly party: string | null;
  readonly act: SpeechAct;
  readonly polarity?: "negated";
  readonly content: readonly string[];
  readonly conditions?: readonly { readonly kind: string; readonly words: readonly string[] }[];
  readonly said?: string;
  readonly nested?: GoldStatement;
}

export interface GoldPassage {
  readonly id: string;
  readonly dated: string;
  readonly text: string;
  readonly statements: readonly GoldStatement[];
}

export type GoldSet = "tuning" | "held-out" | "article";

const ROOT = new URL("../../../", import.meta.url);

export function goldPassages(set: GoldSet): GoldPassage[] {
  const file = fileURLToPath(new URL(`packages/reader/test/gold/${set}.json`, ROOT));
  const passages = JSON.parse(readFileSync(file, "utf8")) as (GoldPassage & { source?: string })[];
  return passages.map(({ source, ...passage }) =>
    source === undefined ? passage : { ...passage, text: readFileSync(fileURLToPath(new URL(source, ROOT)), "utf8") },
  );
}

export const FIELDS = ["attribution", "speaker", "party", "act", "content", "condition", "date", "nested"] as const;
export type Field = (typeof FIELDS)[number];

export interface Score {
  right: number;
  /** Found and not so. */
  wrong: number;
  /** Written down and not found. */
  missed: number;
}

export interface Measured {
  readonly scores: Readonly<Record<Field, Score>>;
  /** Mean character Jaccard of the contents of what was found. */
  readonly jaccard: number;
  readonly passages: number;
  /** For people: what was missed, what was found beside it, what was told otherwise. */
  readonly errors: readonly string[];
}

/** Below this share of common characters, words are others. */
const SAME_WORDS = 0.5;

/**
 * Holds what the reader finds against what was written down. A found statement is the written one if their words share at least half of their characters
 * (Jaccard) and the words that name the speaker overlap; each field is then right, wrong or missed.
 */
export async function measure(passages: readonly GoldPassage[]): Promise<Measured> {
  const scores = Object.fromEntries(FIELDS.map((field) => [field, { right: 0, wrong: 0, missed: 0 }])) as Record<
    Field,
    Score
  >;
  const errors: string[] = [];
  let jaccardSum = 0;
  for (const { id, text, dated, statements } of passages) {
    const { candidates } = await read(text, { dated });
    const left = new Set(candidates);
    for (const gold of statements) {
      const content = gold.content.map((words) => placeOf(text, words));
      const ranked = [...left]
        .map((candidate) => ({ candidate, likeness: jaccard(content, candidate.content) }))
        .filter(({ candidate, likeness }) => likeness >= SAME_WORDS && sameName(gold.speaker, candidate.speaker.words))
        .sort((a, b) => b.likeness - a.likeness);
      const best = ranked[0];
      if (best === undefined) {
        errors.push(`${id} missed: ${gold.speaker} · ${gold.act} · ${gold.content.join(" … ")}`);
        for (const field of fieldsOf(gold)) scores[field].missed++;
        continue;
      }
      left.delete(best.candidate);
      jaccardSum += best.likeness;
      compare(gold, best.candidate, best.likeness, scores, (message) => errors.push(`${id} ${message}`));
    }
    for (const candidate of left) {
      errors.push(
        `${id} beside: ${shown(candidate.speaker.words)} · ${candidate.act} · ${shown(candidate.content)} (${candidate.because[0]})`,
      );
      for (const field of foundFields(candidate)) scores[field].wrong++;
    }
  }
  return { scores, jaccard: jaccardSum / Math.max(1, scores.attribution.right), passages: passages.length, errors };
}

function fieldsOf(gold: GoldStatement): Field[] {
  const fields: Field[] = ["attribution", "speaker", "act", "content"];
  if (gold.party !== null) fields.push("party");
  if (gold.conditions !== undefined) fields.push("condition");
  if (gold.said !== undefined) fields.push("date");
  if (gold.nested !== undefined) fields.push("nested");
  return fields;
}

function foundFields(candidate: Candidate): Field[] {
  const fields: Field[] = ["attribution", "speaker", "act", "content"];
  if (candidate.speaker.party !== undefined) fields.push("party");
  if (candidate.conditions.length > 0) fields.push("condition");
  if (candidate.said !== undefined) fields.push("date");
  if (candidate.nested !== undefined) fields.push("nested");
  return fields;
}

function compare(
  gold: GoldStatement,
  found: Candidate,
  likeness: number,
  scores: Record<Field, Score>,
  tell: (message: string) => void,
): void {
  const told = (field: Field, expected: string | undefined, actual: string | undefined, same = expected === actual) => {
    const score = scores[field];
    if (expected === undefined && actual === undefined) return;
    if (expected !== undefined && actual !== undefined && same) {
      score.right++;
      return;
    }
    if (expected !== undefined) score.missed++;
    if (actual !== undefined) score.wrong++;
    tell(`${field}: ${expected ?? "none"} told as ${actual ?? "none"} · ${shown(found.content).slice(0, 70)}`);
  };
  scores.attribution.right++;
  told(
    "speaker",
    gold.speaker,
    shown(found.speaker.words),
    wordsOf(gold.speaker) === wordsOf(shown(found.speaker.words)),
  );
  told("party", gold.party ?? undefined, found.speaker.party);
  told("act", `${gold.polarity ?? ""}${gold.act}`, `${found.polarity === "negated" ? "negated" : ""}${found.act}`);
  told("content", gold.content.join(" … "), shown(found.content), likeness >= 0.8);
  const condition = gold.conditions?.[0];
  const first = found.conditions[0];
  told(
    "condition",
    condition && `${condition.kind}: ${condition.words.join(" … ")}`,
    first && `${first.kind}: ${shown(first.words)}`,
    condition?.kind === first?.kind &&
      condition !== undefined &&
      first !== undefined &&
      closeWords(condition.words.join(" "), shown(first.words)),
  );
  told("date", gold.said, found.said?.date);
  const nested = gold.nested;
  const inner = found.nested;
  told("nested", nested && `${nested.party} ${nested.act}`, inner && `${inner.speaker.party ?? null} ${inner.act}`);
}

function shown(words: readonly Selector[]): string {
  return words.map(({ exact }) => exact).join(" … ");
}

function wordsOf(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/^(?:the|a|an) /g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function sameName(gold: string, found: readonly Selector[]): boolean {
  const one = wordsOf(gold);
  const other = wordsOf(shown(found));
  return one === other || one.includes(other) || other.includes(one);
}

function closeWords(one: string, other: string): boolean {
  const a = new Set(wordsOf(one).split(" "));
  const b = new Set(wordsOf(other).split(" "));
  const common = [...a].filter((word) => b.has(word)).length;
  return common / new Set([...a, ...b]).size >= 0.7;
}

function placeOf(text: string, words: string): { start: number; end: number } {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!/[\p{L}]/u.test(text[at - 1] ?? " ") && !/[\p{L}]/u.test(text[end] ?? " ")) return { start: at, end };
  }
  throw new RangeError(`“${words}” does not stand in the passage`);
}

/** Characters in both over characters in either. */
function jaccard(
  one: readonly { start: number; end: number }[],
  other: readonly { start: number; end: number }[],
): number {
  const a = new Set(one.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  const b = new Set(other.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
  const common = [...a].filter((at) => b.has(at)).length;
  return common / Math.max(1, a.size + b.size - common);
}

export function precision({ right, wrong }: Score): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

export function recall({ right, missed }: Score): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}
