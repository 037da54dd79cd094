/** Where those at a table meet, if nobody moves another: the two default forecasts. */

/** A position and the weight behind it, influence × salience. */
export interface Weighted {
  readonly position: number;
  readonly weight: number;
}

export type Centre = (of: readonly Weighted[]) => number;

/** The compromise model: Σ weight·position / Σ weight. NaN if nobody has weight. */
export function weightedMean(of: readonly Weighted[]): number {
  let [sum, total] = [0, 0];
  for (const { position, weight } of of) {
    sum += position * weight;
    total += weight;
  }
  return sum / total;
}

/** Weights are stated to a few digits and added up in double precision: sums this close to one half of the total, relatively, are one half. */
const HALF = 1e-12;

/**
 * Between which positions the weighted median lies: neither side of it has more than half the weight. One position, unless exactly half the weight
 * lies on either side. No other position beats it, weight against weight (Black 1948).
 */
export function medianRange(of: readonly Weighted[]): { readonly low: number; readonly high: number } {
  const heavy = of.filter(({ weight }) => weight > 0).sort((a, b) => a.position - b.position);
  const total = heavy.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const [i, { position, weight }] of heavy.entries()) {
    below += weight;
    const over = below - total / 2;
    if (over > HALF * total) return { low: position, high: position };
    if (over >= -HALF * total) return { low: position, high: heavy[i + 1]?.position ?? position };
  }
  return { low: Number.NaN, high: Number.NaN };
}

/** The weighted median; the middle where two positions hold half the weight each. NaN if nobody has weight. */
export function weightedMedian(of: readonly Weighted[]): number {
  const { low, high } = medianRange(of);
  return (low + high) / 2;
}
