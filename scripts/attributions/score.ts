import type { Attribution } from "@proviso/reader";
import type { Filter } from "./communication.ts";

export type Pair = readonly [number, number];

export interface Gold {
  readonly source: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly content: readonly Pair[];
}

export interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly Gold[];
}

const pairs = (spans: Attribution["cue"]): Pair[] => spans.map(({ start, end }) => [start, end]);

/** Characters that two lists of spans have in common. */
export function common(a: readonly Pair[], b: readonly Pair[]): number {
  let sum = 0;
  for (const [from, to] of a)
    for (const [start, end] of b) sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return sum;
}

const size = (spans: readonly Pair[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

/** Jaccard index of two lists of spans by characters, 0..1. */
export function jaccard(a: readonly Pair[], b: readonly Pair[]): number {
  const both = common(a, b);
  const either = size(a) + size(b) - both;
  return either === 0 ? 0 : both / either;
}

export interface Failure {
  readonly cue: boolean;
  readonly source: boolean;
  readonly content: number;
}

/** How a found attribution compares with a gold one. */
export function compare(found: Attribution, gold: Gold): Failure {
  const source = pairs(found.source);
  return {
    cue: common(pairs(found.cue), gold.cue) > 0,
    source: common(source, gold.source) > 0 || (source.length === 0 && gold.source.length === 0),
    content: jaccard(pairs(found.content), gold.content),
  };
}

export const isTriple = (c: Failure): boolean => c.cue && c.source && c.content >= 0.5;

/** Found attributions whose cue does not stand in what another is said to have said. */
export function outermost(found: readonly Attribution[]): Attribution[] {
  return found.filter((a) => !found.some((b) => b !== a && common(pairs(a.cue), pairs(b.content)) > 0));
}

export interface Outcome {
  readonly found: Attribution;
  readonly verdict: "right" | "false" | "other";
  /** The gold attribution whose cue it shares, if any. */
  readonly gold?: Gold;
}

export interface ArticleScore {
  readonly outcomes: readonly Outcome[];
  readonly missed: readonly Gold[];
  readonly counted: number;
}

const cueText = (text: string, gold: Gold): string => gold.cue.map(([from, to]) => text.slice(from, to)).join(" ");

/** Matches the found attributions of an article one to one with the gold ones; `other` matches a gold one that the filter leaves out. */
export function score(article: Article, found: readonly Attribution[], filter: Filter): ArticleScore {
  const counted = new Set(article.attributions.filter((gold) => filter(cueText(article.text, gold))));
  const used = new Set<Gold>();
  const outcomes: Outcome[] = found.map((attribution) => {
    const sharing = article.attributions.filter((gold) => compare(attribution, gold).cue);
    const right = sharing.find((gold) => !used.has(gold) && isTriple(compare(attribution, gold)));
    if (right === undefined) return { found: attribution, verdict: "false", gold: sharing[0] };
    used.add(right);
    return { found: attribution, verdict: counted.has(right) ? "right" : "other", gold: right };
  });
  return { outcomes, missed: [...counted].filter((gold) => !used.has(gold)), counted: counted.size };
}
