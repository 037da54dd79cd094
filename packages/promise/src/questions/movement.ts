/** What the answer to a question does to one figure. */
export interface Movement {
  /** How far, on average, learning the answer moves the figure from what was expected before: E |v(o) − E v|. */
  readonly expected: number;
  /** Of `expected` where the ways of answering the others were sampled. */
  readonly standardError?: number;
  /** The most that the answer moves it in any way of answering the others: max (max v − min v). */
  readonly worst: number;
  /** What whoever counts on the better answer and gets the worse loses on average: E v(better) − E v(worse). */
  readonly regret: number;
  /** The figure's mean under each option, in the order of the options. */
  readonly means: readonly number[];
}

/** A figure under each option of a question, all else equal, and how much this way of being equal weighs. */
export interface Row {
  readonly values: readonly number[];
  readonly weight: number;
}

/**
 * What an answer moves.
 * @param weights of the options, adding up to 1; those of the rows add up to 1 too
 */
export function movement(rows: readonly Row[], weights: readonly number[], sampled: boolean): Movement {
  const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);
  const moved = rows.map(({ values }) => {
    // Nothing moves where all are equal; no rounding shall say otherwise.
    if (values.every((value) => value === values[0])) return 0;
    const mean = sum(values.map((value, i) => value * (weights[i] as number)));
    return sum(values.map((value, i) => Math.abs(value - mean) * (weights[i] as number)));
  });
  const expected = sum(rows.map(({ weight }, i) => weight * (moved[i] as number)));
  const means = weights.map((_, option) => sum(rows.map(({ values, weight }) => weight * (values[option] as number))));
  // An answer that weighs nothing is not to be reckoned with.
  const possible = weights.flatMap((weight, option) => (weight > 0 ? [option] : []));
  const ranges = rows.map(({ values }) => range(possible.map((option) => values[option] as number)));
  const variance = sum(rows.map(({ weight }, i) => weight * ((moved[i] as number) - expected) ** 2));
  return {
    expected,
    ...(sampled ? { standardError: Math.sqrt(variance / Math.max(rows.length - 1, 1)) } : {}),
    worst: Math.max(0, ...ranges),
    regret: range(possible.map((option) => means[option] as number)),
    means,
  };
}

function range(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}
