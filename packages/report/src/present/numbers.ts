/** A probability as people say it: never "0%" or "100%" for what is merely very unlikely or likely. */
export function percent(probability: number): string {
  if (probability === 0) return "0%";
  if (probability === 1) return "100%";
  if (probability < 0.001) return "under 0.1%";
  if (probability > 0.999) return "over 99.9%";
  return `${(probability * 100).toFixed(1)}%`;
}

export function percentRange(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** An index to six places, without an exponent. */
export function index(value: number): string {
  return value.toFixed(6);
}
