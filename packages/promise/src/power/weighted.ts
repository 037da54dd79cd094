import type { Formula, Variable } from "../diagram/index.ts";
import { fromRemainders, primesFor } from "./modular.ts";
import { type Approximate, gcd, rational } from "./rational.ts";
import { fromSwings, type Indices, type NotComputed } from "./result.ts";
import { shapleyByQuadrature } from "./shapley-quadrature.ts";

/** Who wins has at least `quota` of the weights. */
export interface WeightedGame {
  readonly players: readonly Variable[];
  readonly quota: bigint;
  /** Positive or zero, one for each player. */
  readonly weights: readonly bigint[];
}

/** The largest table of sums: 128 MB of doubles. */
const MOST_SUMS = 2 ** 24;

/**
 * The indices of a weighted game with so many players, or such weights, that its diagram would not fit.
 *
 * Swings are exact: the number of ways to reach each sum, by dynamic programming modulo a few primes (Mann and Shapley 1962; the Chinese
 * remainder theorem puts them together), and from these a player's own by taking it out again. A player of weight w is a swing
 * where what stays away sums to (m − w, m], m the most that may stay away; with Cₖ the ways of all players to sum to
 * (m − (k+1)w, m − kw], that is C₀ − C₁ + C₂ − … So it costs players · m, then m/w a player, whatever the number of coalitions.
 *
 * Shapley–Shubik is the integral over p of the probability of a swing when each other stays away with probability p (Owen 1972), a
 * polynomial in p, so Gauss–Legendre quadrature is exact but for rounding, which the error given covers.
 *
 * @throws RangeError if the weights are negative, or the table of sums would be too large: divide them by a common factor
 */
export function weightedIndices(game: WeightedGame): Indices {
  const { players, weights } = game;
  if (weights.length !== players.length || weights.some((weight) => weight < 0n))
    throw new RangeError("a weighted game needs one weight of zero or more for each player");
  const total = weights.reduce((a, b) => a + b, 0n);
  if (game.quota <= 0n || game.quota > total) return { kind: "constant", value: game.quota <= 0n };
  const divisor = weights.reduce(gcd, 0n);
  const scaled = weights.map((weight) => Number(weight / divisor));
  const sum = total / divisor;
  const quota = (game.quota + divisor - 1n) / divisor;
  // A game and its dual have the same swings; the one where less may stay away has the smaller table.
  const away = sum - quota;
  const isDual = quota - 1n < away;
  const most = isDual ? quota - 1n : away;
  if (most > BigInt(MOST_SUMS))
    throw new RangeError(
      `the game has ${most} sums to keep apart, and at most ${MOST_SUMS} fit: divide the weights by a common factor`,
    );
  const { swings, within } = exactSwings(scaled, Number(most));
  const n = players.length;
  const winning = isDual ? (1n << BigInt(n)) - within : within;
  const all = swings.reduce((a, b) => a + b, 0n);
  const shapley = shapleyByQuadrature(scaled, Number(most));
  return {
    kind: "indices",
    winning,
    colemanAct: rational(winning, 1n << BigInt(n)),
    players: players.map((player, i) => ({
      player,
      ...fromSwings(swings[i] as bigint, all, winning, n),
      shapleyShubik: shapley[i] as Approximate,
    })),
    notComputed: (["johnston", "deeganPackel", "holler"] as const).map(
      (index): NotComputed => ({ index, why: "the game is too large for a diagram of its coalitions" }),
    ),
  };
}

/**
 * The formula as a weighted game, if it is one threshold over the players and its diagram might outgrow the budget; the diagram of
 * a threshold has at most (players) · (the smaller of what must come and what may stay away) nodes.
 */
export function weightedGameOf(
  formula: Formula,
  players: readonly Variable[],
  nodeBudget: number,
): WeightedGame | undefined {
  if (formula.kind !== "threshold") return undefined;
  const weights = new Map(players.map(({ name }) => [name, 0n]));
  let total = 0n;
  for (const [i, term] of formula.of.entries()) {
    const weight = BigInt(formula.weights[i] as number | bigint);
    if (
      term.kind !== "literal" ||
      term.variable.levels !== 2 ||
      term.in.length !== 1 ||
      term.in[0] !== 1 ||
      weight < 0n
    )
      return undefined;
    const known = weights.get(term.variable.name);
    if (known === undefined) return undefined;
    weights.set(term.variable.name, known + weight);
    total += weight;
  }
  const quota = BigInt(formula.quota);
  const least = quota < total - quota + 1n ? quota : total - quota + 1n;
  if (least * BigInt(players.length) <= BigInt(nodeBudget)) return undefined;
  return { players, quota, weights: players.map(({ name }) => weights.get(name) as bigint) };
}

/** How many sets of players sum to at most `most`, and for each player how many sets of others do so, but not with it. */
function exactSwings(weights: readonly number[], most: number): { swings: bigint[]; within: bigint } {
  const primes = primesFor(weights.length);
  const ascending = weights.filter((weight) => weight > 0).sort((a, b) => a - b);
  const remainders: number[][] = weights.map(() => []);
  const within: number[] = [];
  for (const prime of primes) {
    const upTo = sumsModulo(ascending, most, prime);
    // A player without weight is in or out alike.
    let dummies = 1;
    for (const weight of weights) if (weight === 0) dummies = (dummies * 2) % prime;
    const times = (value: number): number => Number((BigInt(value) * BigInt(dummies)) % BigInt(prime));
    within.push(times(upTo[most] as number));
    for (const [i, weight] of weights.entries())
      remainders[i]?.push(weight === 0 ? 0 : times(alternating(upTo, most, weight, prime)));
  }
  return {
    swings: remainders.map((each) => fromRemainders(each, primes)),
    within: fromRemainders(within, primes),
  };
}

/** For each x to `most`, the number of sets with a sum of at most x, modulo the prime. */
function sumsModulo(ascending: readonly number[], most: number, prime: number): Int32Array {
  const ways = new Int32Array(most + 1);
  ways[0] = 1;
  let reached = 0;
  for (const weight of ascending) {
    reached = Math.min(most, reached + weight);
    for (let x = reached; x >= weight; x--) {
      const sum = (ways[x] as number) + (ways[x - weight] as number);
      ways[x] = sum >= prime ? sum - prime : sum;
    }
  }
  for (let x = 1; x <= most; x++) {
    const sum = (ways[x - 1] as number) + (ways[x] as number);
    ways[x] = sum >= prime ? sum - prime : sum;
  }
  return ways;
}

/** C₀ − C₁ + C₂ − …, modulo the prime. */
function alternating(upTo: Int32Array, most: number, weight: number, prime: number): number {
  let sum = 0;
  for (let high = most, sign = 1; high >= 0; high -= weight, sign = -sign) {
    const low = high - weight;
    const ways = (upTo[high] as number) - (low >= 0 ? (upTo[low] as number) : 0);
    sum = (sum + sign * ways) % prime;
  }
  return (sum + prime) % prime;
}
