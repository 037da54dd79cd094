import { gaussLegendre } from "./quadrature.ts";
import type { Approximate } from "./rational.ts";

/**
 * Points of quadrature. Half the number of players makes it exact; the integrand is smooth enough that with 190 players 48 points differ
 * from 95 by less than 1e-15.
 */
const MOST_POINTS = 48;

/**
 * Shapley–Shubik indices of the game in which at most `most` of the weights may stay away: ∫ P(player i is a swing) dp, each other
 * staying away with probability p. See `weightedIndices`.
 *
 * At each p the distribution of the sum is one table. A player of weight w is taken out of it by one of two alternating series of
 * windows of width w, with r = p / (1 − p): downwards, Σₖ (−r)ᵏ C₋ₖ / (1 − p), or upwards, Σⱼ (−1/r)ʲ C₊ⱼ / p. Rounding errors grow with
 * the series' terms, which are bounded on the way; the better series is taken.
 */
export function shapleyByQuadrature(weights: readonly number[], most: number): Approximate[] {
  const players = weights.filter((weight) => weight > 0).sort((a, b) => a - b);
  const total = players.reduce((a, b) => a + b, 0);
  const limit = Math.min(total, Math.floor(1.3 * most) + 1024);
  const table = new Float64Array(limit + 1);
  const value = new Float64Array(weights.length);
  const error = new Float64Array(weights.length);
  // Two roundings a player in the table, a few in its compensated running sum.
  const rounding = (2 * players.length + 8) * 2 ** -53;
  for (const { at: p, weight: share } of gaussLegendre(Math.min(MOST_POINTS, Math.ceil(players.length / 2)))) {
    fillTable(table, players, p);
    weights.forEach((weight, i) => {
      if (weight === 0) return;
      const down = downwards(table, most, weight, p, rounding);
      const up = upwards(table, most, weight, p, rounding, total);
      const best = up.error < down.error ? up : down;
      value[i] = (value[i] as number) + share * best.value;
      error[i] = (error[i] as number) + share * best.error;
    });
  }
  // The indices sum to 1; what is missing is a measure of the quadrature's own error.
  const missing = Math.abs(1 - value.reduce((a, b) => a + b, 0));
  return weights.map((weight, i) => ({
    value: value[i] as number,
    error: weight === 0 ? 0 : (error[i] as number) + missing,
  }));
}

/** P(the weights of those who stay away sum to at most x), for each x that the table holds. */
function fillTable(table: Float64Array, ascending: readonly number[], p: number): void {
  table.fill(0);
  table[0] = 1;
  const stay = 1 - p;
  let reached = 0;
  for (const weight of ascending) {
    reached = Math.min(table.length - 1, reached + weight);
    for (let x = reached; x >= weight; x--) table[x] = stay * (table[x] as number) + p * (table[x - weight] as number);
    for (let x = Math.min(weight - 1, reached); x >= 0; x--) table[x] = stay * (table[x] as number);
  }
  // Compensated (Kahan), so that half a million terms cost no more than a few roundings.
  let lost = 0;
  for (let x = 1; x < table.length; x++) {
    const before = table[x - 1] as number;
    const term = (table[x] as number) - lost;
    const sum = before + term;
    lost = sum - before - term;
    table[x] = sum;
  }
}

function downwards(table: Float64Array, most: number, weight: number, p: number, rounding: number): Approximate {
  let value = 0;
  let error = 0;
  let factor = 1 / (1 - p);
  const ratio = -p / (1 - p);
  for (let high = most; high >= 0; high -= weight) {
    const upper = table[high] as number;
    value += factor * (upper - (high >= weight ? (table[high - weight] as number) : 0));
    error += Math.abs(factor) * upper;
    factor *= ratio;
  }
  return finite(value, error * rounding);
}

function upwards(
  table: Float64Array,
  most: number,
  weight: number,
  p: number,
  rounding: number,
  total: number,
): Approximate {
  let value = 0;
  let error = 0;
  let factor = 1 / p;
  const ratio = -(1 - p) / p;
  let low = most;
  for (; low < total; low += weight) {
    const high = Math.min(low + weight, total);
    if (high >= table.length) break;
    const upper = table[high] as number;
    value += factor * (upper - (table[low] as number));
    error += Math.abs(factor) * upper;
    factor *= ratio;
    if (Math.abs(factor) < 2 ** -70) break;
  }
  // Cut short, the rest is no more than the next factor, as the window that remains is at most a certainty.
  const rest = low < total ? Math.abs(factor) * p : 0;
  return finite(value, error * rounding + rest);
}

/** A series that overflows says nothing; probabilities are at most 1. */
function finite(value: number, error: number): Approximate {
  return Number.isFinite(value) && Number.isFinite(error) ? { value, error } : { value: 0, error: 1 };
}
