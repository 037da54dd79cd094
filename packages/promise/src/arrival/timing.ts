import { type Rational, rational } from "../power/rational.ts";
import { exactly, minus, nearly, ONE, plus, times, ZERO } from "./chance.ts";
import type { Timing } from "./procedure.ts";

export const AT_ONCE: Timing = { kind: "fixed", points: 0 };

/** The last point that a timing can take; infinite where there is none. */
export function lastPoint(timing: Timing): number {
  switch (timing.kind) {
    case "fixed":
      return timing.points;
    case "range":
      return timing.to;
    case "each point":
      return exactly(timing.probability).numerator === 0n ? -1 : Number.POSITIVE_INFINITY;
    case "distribution": {
      let last = timing.weights.length - 1;
      while (last >= 0 && nearly(timing.weights[last] ?? 0) === 0) last--;
      return last;
    }
  }
}

/** The probability that it takes `points`. */
export function exactAt(timing: Timing, points: number): Rational {
  switch (timing.kind) {
    case "fixed":
      return points === timing.points ? ONE : ZERO;
    case "range":
      return points < timing.from || points > timing.to ? ZERO : rational(1n, BigInt(timing.to - timing.from + 1));
    case "each point": {
      const waited = points - (timing.from ?? 1);
      if (waited < 0) return ZERO;
      const { numerator, denominator } = exactly(timing.probability);
      return rational(numerator * (denominator - numerator) ** BigInt(waited), denominator ** BigInt(waited + 1));
    }
    case "distribution":
      return exactly(timing.weights[points] ?? 0);
  }
}

/** The probability that it takes at most `points`; with no points, that it ever happens. */
export function exactBy(timing: Timing, points = Number.POSITIVE_INFINITY): Rational {
  switch (timing.kind) {
    case "fixed":
      return points >= timing.points ? ONE : ZERO;
    case "range": {
      const count = Math.min(points, timing.to) - timing.from + 1;
      return count <= 0 ? ZERO : rational(BigInt(count), BigInt(timing.to - timing.from + 1));
    }
    case "each point": {
      const { numerator, denominator } = exactly(timing.probability);
      const count = points - (timing.from ?? 1) + 1;
      if (numerator === 0n || count <= 0) return ZERO;
      if (count === Number.POSITIVE_INFINITY) return ONE;
      return minus(ONE, rational((denominator - numerator) ** BigInt(count), denominator ** BigInt(count)));
    }
    case "distribution":
      return timing.weights.reduce<Rational>(
        (sum, weight, n) => (n <= points ? plus(sum, exactly(weight)) : sum),
        ZERO,
      );
  }
}

/** The probability that it takes `points`, in double precision. */
export function nearlyAt(timing: Timing, points: number): number {
  if (timing.kind === "each point") {
    const waited = points - (timing.from ?? 1);
    const p = nearly(timing.probability);
    return waited < 0 ? 0 : p * (1 - p) ** waited;
  }
  if (timing.kind === "distribution") return nearly(timing.weights[points] ?? 0);
  return exactAt(timing, points).value;
}

/** The probability that it takes at most `points`, in double precision. */
export function nearlyBy(timing: Timing, points = Number.POSITIVE_INFINITY): number {
  if (timing.kind === "each point") {
    const count = points - (timing.from ?? 1) + 1;
    const p = nearly(timing.probability);
    return count <= 0 || p === 0 ? 0 : 1 - (1 - p) ** count;
  }
  if (timing.kind === "distribution")
    return timing.weights.reduce<number>((sum, weight, n) => (n <= points ? sum + nearly(weight) : sum), 0);
  return exactBy(timing, points).value;
}

/** Two timings one after the other, as far as `horizon`; what comes later still happens. */
export function exactSum(a: readonly Rational[], b: readonly Rational[], horizon: number): Rational[] {
  return Array.from({ length: horizon + 1 }, (_, n) =>
    a.reduce<Rational>((sum, left, i) => {
      const right = b[n - i];
      return i > n || right === undefined || left.numerator === 0n ? sum : plus(sum, times(left, right));
    }, ZERO),
  );
}
