export interface Measured {
  readonly name: string;
  /** Median of the runs, in milliseconds. */
  readonly median: number;
  readonly runs: number;
  readonly note: string;
}

/** Runs until a few runs, or enough time, are spent, after one run to warm up unless a run alone is long. */
export function measure(name: string, run: () => string): Measured {
  const times: number[] = [];
  let note = "";
  const begin = performance.now();
  do {
    const start = performance.now();
    note = run();
    times.push(performance.now() - start);
  } while (times.length < 9 && performance.now() - begin < 2000);
  if (times.length > 2) times.shift();
  times.sort((a, b) => a - b);
  return { name, median: times[times.length >> 1] as number, runs: times.length, note };
}

export function row({ name, median, runs, note }: Measured): string {
  return `${name.padEnd(52)} ${median.toFixed(1).padStart(9)} ms  ×${String(runs).padEnd(2)} ${note}`;
}
