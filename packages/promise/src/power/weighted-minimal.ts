import { fromRemainders, primesFor } from "./modular.ts";
import { gcd } from "./rational.ts";
import type { WeightedGame } from "./weighted.ts";

/** The minimal winning coalitions of a weighted game, without a diagram of them. */
export interface WeightedFamily {
  /** How many there are; exact. */
  readonly count: bigint;
  /** Players in at least one of them, by place. */
  readonly members: readonly number[];
  /** The first of them by size, then in the order of the players, by place. */
  readonly listed: readonly (readonly number[])[];
  /** How many have 0, 1, 2 … members, for the sizes whose listing came to an end; exact. */
  readonly bySize: readonly bigint[];
}

/** Sets that a listing looks at before it stops with what it has. */
const MOST_STEPS = 4_000_000;

/** As `weightedIndices`. */
const MOST_SUMS = 2 ** 24;

/**
 * The minimal winning coalitions of weighted games over the same players: those that reach the quota, and no longer do without their lightest member.
 *
 * Counted by their lightest member, players taken from the heaviest on: with player i last, the others are a set T of those before it that sums to at
 * least q − wᵢ and to less than q. The number of sets of each sum is worked out by dynamic programming modulo a few primes (Mann and Shapley 1962), for
 * T or for what of those before i stays away, whichever sums are smaller; so it costs players · sums, whatever the number of coalitions.
 *
 * Listed by a search that takes players in their order and leaves off where the heaviest of the rest cannot reach the quota, or where even the lightest
 * of the rest leave someone to spare.
 *
 * @param games of one list of players and weights, with quotas of their own; each is neither always won nor never
 * @throws RangeError if the table of sums would be too large: divide the weights by a common factor
 */
export function weightedFamilies(games: readonly WeightedGame[], most: number): readonly WeightedFamily[] {
  const [first] = games;
  if (first === undefined) return [];
  const divisor = first.weights.reduce(gcd, 0n);
  const weights = first.weights.map((weight) => Number(weight / divisor));
  const quotas = games.map(({ quota }) => Number((quota + divisor - 1n) / divisor));
  const counted = countedByLightest(weights, quotas);
  return quotas.map((quota, g) => {
    const { count, members } = counted[g] as (typeof counted)[number];
    return { count, members, ...listed(weights, quota, most) };
  });
}

function countedByLightest(
  weights: readonly number[],
  quotas: readonly number[],
): { count: bigint; members: number[] }[] {
  const order = [...weights.keys()].filter((i) => (weights[i] as number) > 0);
  order.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
  const total = weights.reduce((a, b) => a + b, 0);
  // Of T, or of what stays away before the lightest: sums up to `reach`.
  const direct = quotas.map((quota) => quota - 1 <= total - quota);
  const reach = Math.max(...quotas.map((quota, g) => (direct[g] ? quota - 1 : total - quota)));
  if (reach > MOST_SUMS)
    throw new RangeError(
      `the game has ${reach} sums to keep apart, and at most ${MOST_SUMS} fit: divide the weights by a common factor`,
    );
  const primes = primesFor(order.length);
  const remainders = quotas.map((): number[] => []);
  // The last player in this order that is the lightest of some: from the residues, any of which may be 0 by chance, but not all.
  const lightest = quotas.map(() => -1);
  for (const prime of primes) {
    const ways = new Int32Array(reach + 1);
    ways[0] = 1;
    const sums = quotas.map(() => 0);
    let before = 0;
    let reached = 0;
    order.forEach((player, i) => {
      const weight = weights[player] as number;
      quotas.forEach((quota, g) => {
        const [low, high] = direct[g] ? [quota - weight, quota - 1] : [before - quota + 1, before + weight - quota];
        let found = 0;
        for (let x = Math.max(0, low); x <= Math.min(high, reached); x++) {
          found += ways[x] as number;
          if (found >= prime) found -= prime;
        }
        sums[g] = ((sums[g] as number) + found) % prime;
        if (found > 0) lightest[g] = Math.max(lightest[g] as number, i);
      });
      reached = Math.min(reach, reached + weight);
      for (let x = reached; x >= weight; x--) {
        const sum = (ways[x] as number) + (ways[x - weight] as number);
        ways[x] = sum >= prime ? sum - prime : sum;
      }
      before += weight;
    });
    for (const [g, sum] of sums.entries()) remainders[g]?.push(sum);
  }
  return quotas.map((_, g) => ({
    count: fromRemainders(remainders[g] as number[], primes),
    // Whoever weighs as much as the lightest of some is in one as well.
    members: order.slice(0, (lightest[g] as number) + 1).sort((a, b) => a - b),
  }));
}

function listed(weights: readonly number[], quota: number, most: number): { listed: number[][]; bySize: bigint[] } {
  const n = weights.length;
  // Sums of the r heaviest and the r lightest of those from each place on that weigh anything.
  const heaviest: number[][] = [];
  const lightest: number[][] = [];
  for (let from = 0; from <= n; from++) {
    const rest = weights
      .slice(from)
      .filter((weight) => weight > 0)
      .sort((a, b) => b - a);
    heaviest.push(running(rest));
    lightest.push(running(rest.toReversed()));
  }
  const found: number[][] = [];
  const bySize: bigint[] = [0n];
  let steps = 0;
  const chosen: number[] = [];
  const search = (from: number, left: number, sum: number, least: number): boolean => {
    if (++steps > MOST_STEPS) return false;
    if (left === 0) {
      if (found.length >= most) return false;
      found.push([...chosen]);
      return true;
    }
    for (let i = from; i <= n - left; i++) {
      const weight = weights[i] as number;
      if (weight === 0) continue;
      const top = heaviest[i]?.[left];
      if (top === undefined || sum + top < quota) break;
      const next = sum + weight;
      const light = Math.min(least, weight);
      const up = heaviest[i + 1]?.[left - 1];
      if (up === undefined || next + up < quota) continue;
      // Without the lightest at least these are left, whoever the others are.
      const spared = left === 1 ? next - light : next + (lightest[i + 1]?.[left - 2] ?? Number.POSITIVE_INFINITY);
      if (Math.max(spared, next - light) >= quota) continue;
      chosen.push(i);
      const going = search(i + 1, left - 1, next, light);
      chosen.pop();
      if (!going) return false;
    }
    return true;
  };
  for (let size = 1; size <= n; size++) {
    const before = found.length;
    if ((heaviest[0]?.[size] ?? 0) < quota) {
      bySize.push(0n);
      continue;
    }
    if (!search(0, size, 0, Number.POSITIVE_INFINITY)) break;
    bySize.push(BigInt(found.length - before));
  }
  while (bySize.at(-1) === 0n) bySize.pop();
  return { listed: found, bySize };
}

/** 0, the first, the first two together, … */
function running(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) as number) + value);
  return sums;
}
