import type { Agreement, Clause, Guard, Model, Question, Support } from "@proviso/agreement";
import type { Bearing, Span } from "@proviso/record";
import { shown } from "../candidates/statement.ts";
import { stems } from "./stems.ts";

export interface Bearings {
  /** On which questions and clauses the words at these spans seem to bear, surest first. */
  readonly of: (text: string, content: readonly Span[], party: string | undefined) => Bearing[];
}

/** Something that a statement may bear upon, and the words by which one would know. */
interface Subject {
  readonly on: string;
  readonly option?: string;
  readonly what: string;
  /** Each a phrase; cited words weigh as much as what names the part. */
  readonly phrases: readonly Phrase[];
}

interface Phrase {
  readonly words: string;
  readonly stems: ReadonlySet<string>;
}

/** Less is not worth a reviewer's look; measured on the worked dossier. */
const LEAST = 0.35;
const MOST = 4;

/**
 * What the questions and clauses of a dossier say of themselves, ready to be held against statements: names, titles, texts, acts, and the words cited
 * for them. A rare word counts for more than one that every part has.
 */
export function bearingsOf(model: Model): Bearings {
  const subjects = model.agreements.flatMap(subjectsOf);
  const weight = weights(subjects);
  return {
    of(text, content) {
      const words = shown(text, content);
      const said = stems(words);
      const best = new Map<string, Bearing>();
      for (const { on, option, what, phrases } of subjects) {
        let score = 0;
        let because = "";
        for (const phrase of phrases) {
          const next = likeness(phrase, said, words, weight);
          if (next.score > score) ({ score, because } = next);
        }
        if (score < LEAST) continue;
        const before = best.get(on);
        if (before !== undefined && before.score >= score) continue;
        best.set(on, {
          on,
          ...(option === undefined ? {} : { option }),
          score: Math.round(score * 100) / 100,
          because: `${what}: ${because}`,
        });
      }
      return [...best.values()]
        .sort((a, b) => b.score - a.score || chooses(b) - chooses(a) || (a.on < b.on ? -1 : 1))
        .slice(0, MOST);
    },
  };
}

/** Of two that are as sure, the one that answers a question says more. */
function chooses({ option }: Bearing): number {
  return option === undefined ? 0 : 1;
}

function subjectsOf(agreement: Agreement): Subject[] {
  const questions = agreement.questions.flatMap((question): Subject[] => [
    {
      on: question.id,
      what: "words of the question",
      phrases: phrasesOf(
        question.text,
        ...cited(question.support),
        ...citedAround(agreement, question),
        spaced(question.id),
      ),
    },
    ...question.options.map(({ name }) => ({
      on: question.id,
      option: name,
      what: `words cited where the answer is “${name}”`,
      phrases: phrasesOf(...citedUnder(agreement, question, name)),
    })),
  ]);
  const clauses = agreement.clauses.map((clause) => ({
    on: clause.id,
    what: "words of the clause",
    phrases: phrasesOf(clause.title ?? "", ...cited(clause.support), ...citedWithin(clause), spaced(clause.id)),
  }));
  return [...questions, ...clauses];
}

/** The words cited for whatever stands in the text only where a question is so answered. */
function citedUnder(agreement: Agreement, question: Question, option: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part);
    else if (value !== null && typeof value === "object") {
      const { guard, support } = value as { guard?: Guard; support?: readonly Support[] };
      if (guard !== undefined && support !== undefined && names(guard, question.id, option))
        found.push(...cited(support));
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(agreement);
  return [...new Set(found)];
}

/** The words cited for a group whose members hang on a question. */
function citedAround(agreement: Agreement, question: Question): string[] {
  const isOpen = (guard: Guard | undefined) =>
    guard !== undefined && question.options.some(({ name }) => names(guard, question.id, name));
  return agreement.groups
    .filter(({ entries }) => entries.some(({ guard }) => isOpen(guard)))
    .flatMap(({ support }) => cited(support));
}

function names(guard: Guard, question: string, option: string): boolean {
  if (guard.kind === "answer") return guard.question === question && guard.option === option;
  return guard.of.some((part) => names(part, question, option));
}

function citedWithin(clause: Clause): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) visit(part);
    else if (value !== null && typeof value === "object") {
      const { support } = value as { support?: readonly Support[] };
      if (support !== undefined) found.push(...cited(support));
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(clause);
  return [...new Set(found)];
}

function cited(support: readonly Support[]): string[] {
  return support.flatMap((one) => (one.kind === "assumed" ? [] : one.fragments.map(({ words }) => words)));
}

/** `Guarantee.collectiveDefence` → "collective Defence". */
function spaced(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
}

function phrasesOf(...words: readonly string[]): Phrase[] {
  return words
    .map((each) => ({ words: each, stems: new Set(stems(each).keys()) }))
    .filter((phrase) => phrase.stems.size > 0);
}

/** Rarer words weigh more: the logarithm of how few of the parts have them. */
function weights(subjects: readonly Subject[]): (stem: string) => number {
  const having = new Map<string, number>();
  for (const { phrases } of subjects)
    for (const stem of new Set(phrases.flatMap((phrase) => [...phrase.stems])))
      having.set(stem, (having.get(stem) ?? 0) + 1);
  const all = subjects.length;
  return (stem) => Math.log(1 + all / (having.get(stem) ?? 1));
}

/** The share of a phrase's weight that the words have, 1 where they hold it as it stands; short phrases count for less. */
function likeness(phrase: Phrase, said: ReadonlyMap<string, string>, words: string, weight: (stem: string) => number) {
  const even = (text: string) => text.replaceAll(/[“”]/g, '"').replaceAll(/\s+/g, " ").toLowerCase();
  const isLong = phrase.stems.size >= 3;
  if (isLong && even(words).includes(even(phrase.words))) return { score: 1, because: phrase.words };
  let shared = 0;
  let total = 0;
  const common: string[] = [];
  for (const stem of phrase.stems) {
    total += weight(stem);
    if (!said.has(stem)) continue;
    shared += weight(stem);
    common.push(stem);
  }
  // One word in common may be chance, unless it is all there is to have in common.
  const penalty = common.length === 1 ? (phrase.stems.size === 1 ? 0.45 : 0.4) : phrase.stems.size === 2 ? 0.7 : 0.9;
  return {
    score: total === 0 ? 0 : (shared / total) * penalty,
    because: common.map((stem) => said.get(stem)).join(", "),
  };
}
