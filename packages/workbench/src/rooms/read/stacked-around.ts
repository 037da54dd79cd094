import { stacked } from "../agreement/stack.ts";

/**
 * Where notes stand when one of them is looked at: that one beside its words, those before it above and those after it below, each as near to its
 * own words as it can be. Where there is no room above, all give way downwards.
 * @param fixed which one is looked at; none: -1
 */
export function stackedAround(
  wishes: readonly number[],
  heights: readonly number[],
  gap: number,
  fixed: number,
): number[] {
  const plain = stacked(wishes, heights, gap);
  const wish = wishes[fixed];
  if (wish === undefined) return plain;
  const above: number[] = [];
  let floor = wish;
  for (let i = fixed - 1; i >= 0; i--) {
    floor = Math.min(plain[i] ?? 0, floor - gap - (heights[i] ?? 0));
    above.unshift(floor);
  }
  if (floor < 0) return plain;
  const below = stacked(
    wishes.slice(fixed).map((one) => Math.max(one, wish)),
    heights.slice(fixed),
    gap,
  );
  // Nothing above begins to count where the one looked at begins.
  return [...above, ...below.map((top, i) => (i === 0 ? wish : Math.max(top, wish)))];
}
