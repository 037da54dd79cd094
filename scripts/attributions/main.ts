import { createHash } from "node:crypto";
import { type Attribution, attributions, read } from "@proviso/reader";
import { FILTERS } from "./communication.ts";
import { type Article, type ArticleScore, outermost, score } from "./score.ts";

const USAGE = "usage: node scripts/measure-attributions.ts [--candidates] FILE.jsonl";

/** Where lines go. */
export interface Output {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
}

interface Tally {
  right: number;
  false: number;
  other: number;
}

/** Prints precision, recall and F1 under each filter, and how each rule and kind of quotation fares. Returns the exit code. */
export async function main(
  given: readonly string[],
  readText: (path: string) => string,
  output: Output,
): Promise<number> {
  const ofCandidates = given[0] === "--candidates";
  const args = ofCandidates ? given.slice(1) : given;
  const [path] = args;
  if (path === undefined || path.startsWith("-") || args.length > 1) {
    output.error(USAGE);
    return 2;
  }
  let articles: Article[];
  try {
    articles = parse(readText(path), path);
  } catch (error) {
    output.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  const started = performance.now();
  const found: Attribution[][] = [];
  for (const { text } of articles) found.push(ofCandidates ? await asCandidates(text) : outermost(attributions(text)));
  const seconds = (performance.now() - started) / 1000;
  for (const [name, filter] of Object.entries(FILTERS)) {
    const scores = articles.map((article, i) => score(article, found[i]!, filter));
    output.out(totals(name, scores));
    for (const [part, kept] of PARTS) {
      const some = scores.filter((_, i) => isHeldOut(articles[i]!.id) === kept);
      if (some.length > 0) output.out(`  ${part} (${some.length}): ${totals("", some)}`);
    }
    if (name === Object.keys(FILTERS)[0]) {
      for (const line of groups("rule", scores, (outcome) => outcome.found.rule)) output.out(line);
      for (const line of groups("quotation", scores, (outcome) => outcome.found.quotation)) output.out(line);
    }
  }
  const words = articles.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  output.out(`${articles.length} articles, ${words} words in ${seconds.toFixed(1)} s`);
  return 0;
}

const PARTS = [
  ["held out", true],
  ["read", false],
] as const;

/** Whether an article belongs to the third whose errors nobody reads: by the SHA-256 of its name, modulo three. */
export function isHeldOut(id: string): boolean {
  return BigInt(`0x${createHash("sha256").update(String(id)).digest("hex")}`) % 3n === 0n;
}

/** What `proviso read` makes of a text, as triples; what is told within a statement is a part of it and no triple of its own. */
async function asCandidates(text: string): Promise<Attribution[]> {
  const { candidates } = await read(text);
  return candidates.map(({ speaker, cue, content, quotation, because }) => {
    return { source: speaker.words, cue, content, quotation, rule: because[0] ?? "" };
  });
}

function parse(text: string, path: string): Article[] {
  const articles: Article[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    let article: Article;
    try {
      article = JSON.parse(line) as Article;
    } catch {
      throw new Error(`${path}:${i + 1}: not a line of JSON; one article a line is wanted.`);
    }
    if (typeof article?.text !== "string" || !Array.isArray(article.attributions))
      throw new Error(`${path}:${i + 1}: no article; { id, text, attributions } is wanted.`);
    articles.push(article);
  }
  if (articles.length === 0) throw new Error(`${path}: no article in it.`);
  return articles;
}

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)}%`;

function totals(name: string, scores: readonly ArticleScore[]): string {
  const tally = tallied(scores);
  const gold = scores.reduce((sum, s) => sum + s.counted, 0);
  const recall = gold > 0 ? tally.right / gold : 0;
  const strict = tally.right / Math.max(1, tally.right + tally.false + tally.other);
  const lenient = tally.right / Math.max(1, tally.right + tally.false);
  const f1 = (precision: number): number =>
    precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return `${name === "" ? "" : `${name}: `}${gold} gold; precision ${percent(strict)}, recall ${percent(recall)}, F1 ${percent(f1(strict))}; lenient precision ${percent(lenient)}, F1 ${percent(f1(lenient))}`;
}

function tallied(scores: readonly ArticleScore[]): Tally {
  const tally: Tally = { right: 0, false: 0, other: 0 };
  for (const { outcomes } of scores) for (const outcome of outcomes) tally[outcome.verdict]++;
  return tally;
}

function groups(
  title: string,
  scores: readonly ArticleScore[],
  groupOf: (outcome: ArticleScore["outcomes"][number]) => string,
): string[] {
  const tallies = new Map<string, Tally>();
  for (const { outcomes } of scores)
    for (const outcome of outcomes) {
      const tally = tallies.get(groupOf(outcome)) ?? { right: 0, false: 0, other: 0 };
      tally[outcome.verdict]++;
      tallies.set(groupOf(outcome), tally);
    }
  const lines = [`  ${title.padEnd(24)} right  other  false  precision`];
  for (const [name, t] of [...tallies].sort((a, b) => b[1].right - a[1].right))
    lines.push(
      `  ${name.padEnd(24)} ${String(t.right).padStart(5)}  ${String(t.other).padStart(5)}  ${String(t.false).padStart(5)}  ${percent(t.right / (t.right + t.other + t.false))}`,
    );
  return lines;
}
