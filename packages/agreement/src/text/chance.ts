/** "98.4% to 98.5%"; one chance where both are told alike. */
export function chanceRange(low: number, high: number): string {
  const [from, to] = [chanceWords(low), chanceWords(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** A chance as people say it, the same wherever one is told: never "0%" or "100%" for what is merely very unlikely or likely. */
export function chanceWords(probability: number): string {
  if (probability === 0) return "0%";
  if (probability === 1) return "100%";
  if (probability < 0.001) return "under 0.1%";
  if (probability > 0.999) return "over 99.9%";
  return `${(probability * 100).toFixed(1)}%`;
}
