import { countByOutcome } from "../diagram/count.ts";
import type { Kernel, Node } from "../diagram/kernel.ts";
import { cofactor } from "../diagram/transform.ts";
import { holdsFor, type Selected, selectorOf } from "./selectors.ts";

/** Coalitions that differ only in parties that are interchangeable among them, told as one: "any 7 of these 10". */
export interface Pattern {
  /** So many of each of these sets; all of them, where it has no more. */
  readonly parts: readonly { readonly any: number; readonly of: readonly string[] }[];
  /** How many coalitions it stands for; exact, as a decimal. */
  readonly count: string;
}

/** Ways of taking so many of each kind that are tried at most; where there are more, nothing is gained by telling them. */
const MOST_TRIED = 4096;

/**
 * The minimal coalitions of a family, those alike told as one, by size. Parties are interchangeable if the family stays the same when two of them
 * change places.
 * @param players on whom it hangs, in the order in which they are to be named
 * @returns undefined where no two parties are interchangeable, or there are too many kinds of them
 */
export function patternsOf(
  { kernel, node }: Pick<Selected, "kernel" | "node">,
  players: readonly string[],
): readonly Pattern[] | undefined {
  const classes = interchangeable(kernel, node, players);
  if (classes.every((one) => one.length === 1)) return undefined;
  const tried = classes.reduce((product, one) => product * (one.length + 1), 1);
  if (tried > MOST_TRIED) return undefined;
  const minimal: number[][] = [];
  for (const counts of bySize(classes)) {
    if (minimal.some((known) => known.every((count, i) => count <= (counts[i] ?? 0)))) continue;
    const taken = new Set(classes.flatMap((one, i) => one.slice(0, counts[i])));
    if (holdsFor({ kernel, node }, taken)) minimal.push(counts);
  }
  return minimal.map((counts) => ({
    parts: classes.flatMap((of, i) => ((counts[i] ?? 0) === 0 ? [] : [{ any: counts[i] ?? 0, of }])),
    count: String(classes.reduce((product, { length }, i) => product * binomial(length, counts[i] ?? 0), 1n)),
  }));
}

/** Sets of parties that may change places, in the order of the first of each. */
function interchangeable(kernel: Kernel, node: Node, players: readonly string[]): string[][] {
  const selectors = players.map(selectorOf);
  const counts = countByOutcome(kernel, node, selectors);
  const classes: { readonly print: string; readonly members: string[]; readonly without: Node; readonly with: Node }[] =
    [];
  for (const selector of selectors) {
    // Parties that may change places stand in as many coalitions; only among those is it worth comparing.
    const print = String(counts.get(selector.name));
    const found = classes.find(
      (one) =>
        one.print === print &&
        // The function stays the same when the two change places.
        cofactor(kernel, one.without, selector, 1) === cofactor(kernel, one.with, selector, 0),
    );
    if (found !== undefined) found.members.push(selector.name);
    else
      classes.push({
        print,
        members: [selector.name],
        without: cofactor(kernel, node, selector, 0),
        with: cofactor(kernel, node, selector, 1),
      });
  }
  return classes.map(({ members }) => members);
}

/** Every way of taking so many of each class, the fewest parties first. */
function bySize(classes: readonly (readonly string[])[]): number[][] {
  const all = classes.reduce<number[][]>(
    (ways, { length }) => ways.flatMap((way) => Array.from({ length: length + 1 }, (_, count) => [...way, count])),
    [[]],
  );
  const size = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  return all.sort((a, b) => size(a) - size(b));
}

function binomial(n: number, k: number): bigint {
  let found = 1n;
  for (let i = 1; i <= k; i++) found = (found * BigInt(n - k + i)) / BigInt(i);
  return found;
}
