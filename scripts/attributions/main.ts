import { attributions } from "@proviso/reader";
import { FILTERS } from "./communication.ts";
import { type Article, type ArticleScore, outermost, score } from "./score.ts";

const USAGE = "usage: node scripts/measure-attributions.ts FILE.jsonl";

interface Tally {
  right: number;
  false: number;
  other: number;
}

/** Prints precision, recall and F1 under each filter, and how each rule and kind of quotation fares. Returns the exit code. */
export function main(args: readonly string[], readText: (path: string) => string): number {
  const [path] = args;
  if (path === undefined || path.startsWith("-") || args.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const articles = parse(readText(path), path);
  const found = articles.map((article) => outermost(attributions(article.text)));
  for (const [name, filter] of Object.entries(FILTERS)) {
    const scores = articles.map((article, i) => score(article, found[i]!, filter));
    printTotals(name, scores);
    if (name === Object.keys(FILTERS)[0]) {
      printGroups("rule", scores, (outcome) => outcome.found.rule);
      printGroups("quotation", scores, (outcome) => outcome.found.quotation);
    }
  }
  return 0;
}

function parse(text: string, path: string): Article[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line, i) => {
      try {
        return JSON.parse(line) as Article;
      } catch {
        throw new Error(`${path}:${i + 1}: not a line of JSON; one article a line is wanted.`);
      }
    });
}

const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)}%`;

function printTotals(name: string, scores: readonly ArticleScore[]): void {
  const tally = tallied(scores);
  const gold = scores.reduce((sum, s) => sum + s.counted, 0);
  const recall = tally.right / gold;
  const strict = tally.right / (tally.right + tally.false + tally.other);
  const lenient = tally.right / (tally.right + tally.false);
  const f1 = (precision: number): number => (2 * precision * recall) / (precision + recall);
  console.log(
    `${name}: ${gold} gold; precision ${percent(strict)}, recall ${percent(recall)}, F1 ${percent(f1(strict))}; lenient precision ${percent(lenient)}, F1 ${percent(f1(lenient))}`,
  );
}

function tallied(scores: readonly ArticleScore[]): Tally {
  const tally: Tally = { right: 0, false: 0, other: 0 };
  for (const { outcomes } of scores) for (const outcome of outcomes) tally[outcome.verdict]++;
  return tally;
}

function printGroups(
  title: string,
  scores: readonly ArticleScore[],
  groupOf: (outcome: ArticleScore["outcomes"][number]) => string,
): void {
  const groups = new Map<string, Tally>();
  for (const { outcomes } of scores)
    for (const outcome of outcomes) {
      const tally = groups.get(groupOf(outcome)) ?? { right: 0, false: 0, other: 0 };
      tally[outcome.verdict]++;
      groups.set(groupOf(outcome), tally);
    }
  console.log(`  ${title.padEnd(24)} right  other  false  precision`);
  for (const [name, t] of [...groups].sort((a, b) => b[1].right - a[1].right))
    console.log(
      `  ${name.padEnd(24)} ${String(t.right).padStart(5)}  ${String(t.other).padStart(5)}  ${String(t.false).padStart(5)}  ${percent(t.right / (t.right + t.other + t.false))}`,
    );
}
