import { Intervals } from "./intervals.ts";
import type { Kernel, Node } from "./kernel.ts";

/**
 * What one summand of a threshold adds, by outcome. With a `level` the outcomes are those of a variable, otherwise of a diagram:
 * false, true.
 *
 * Sums are numbers where they are safe, bigints throughout where they are not; only +, − and comparisons are applied to them, which
 * mean the same for both, so the type says number.
 */
export type Summand =
  | { readonly level: number; readonly adds: readonly number[] }
  | { readonly when: Node; readonly adds: readonly number[] };

interface Frame {
  readonly at: number;
  readonly quota: number;
  low: number;
  high: number;
  readonly children: Node[];
}

/**
 * "The summands add up to at least `quota`", built by state merging: a state is a summand's place and what is still missing, and each
 * finished node is kept with the whole interval of missing amounts for which it is the same function, so every node is visited once and
 * subsets are never enumerated (Hosaka, Takenaga, Kaneda and Yajima 1997; Behle 2007; Abío et al. 2012).
 *
 * Summands over variables should come in the order of their levels; others are joined by if-then-else.
 */
export function sumAtLeast(kernel: Kernel, quota: number, summands: readonly Summand[]): Node {
  // Zero of the quota's own kind.
  const zero = quota - quota;
  const n = summands.length;
  // Least and most that the summands from each place on can add; and a bound beyond every amount ever missing.
  const least: number[] = new Array(n + 1).fill(zero);
  const most: number[] = new Array(n + 1).fill(zero);
  let beyond = quota < zero ? zero - quota : quota;
  for (let i = n - 1; i >= 0; i--) {
    const { adds } = summands[i] as Summand;
    let low = adds[0] as number;
    let high = low;
    for (const add of adds) {
      if (add < low) low = add;
      if (add > high) high = add;
      beyond += add < zero ? zero - (add + add) : add + add;
    }
    least[i] = (least[i + 1] as number) + low;
    most[i] = (most[i + 1] as number) + high;
  }
  beyond += beyond;
  const known = summands.map(() => new Intervals());

  const lookUp = (at: number, missing: number): { low: number; high: number; value: Node } | undefined => {
    if (missing <= (least[at] as number)) return { low: zero - beyond, high: least[at] as number, value: 1 };
    if (missing > (most[at] as number)) return { low: most[at] as number, high: beyond, value: 0 };
    return known[at]?.find(missing);
  };
  const frame = (at: number, missing: number): Frame => ({
    at,
    quota: missing,
    low: zero - beyond,
    high: beyond,
    children: [],
  });

  const plain = lookUp(0, quota);
  if (plain) return plain.value;
  const open: Frame[] = [frame(0, quota)];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const summand = summands[top.at] as Summand;
    const add = summand.adds[top.children.length];
    if (add !== undefined) {
      const missing = top.quota - add;
      const result = lookUp(top.at + 1, missing);
      if (!result) {
        open.push(frame(top.at + 1, missing));
        continue;
      }
      if (result.low + add > top.low) top.low = result.low + add;
      if (result.high + add < top.high) top.high = result.high + add;
      top.children.push(result.value);
    } else {
      const [otherwise = 0, when = 0] = top.children;
      const made =
        "level" in summand ? kernel.branch(summand.level, top.children) : kernel.ite(summand.when, when, otherwise);
      known[top.at]?.add(top.low, top.high, made);
      open.pop();
    }
  }
  return lookUp(0, quota)?.value as Node;
}
