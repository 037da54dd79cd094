/** Intervals in ascending order, one array for each part. */
interface Run {
  readonly low: number[];
  readonly high: number[];
  readonly value: number[];
}

/**
 * Disjoint half-open intervals (low, high], each with a value, found by any point inside. Kept sorted in short runs, so that finding
 * and adding stay cheap with hundreds of thousands of them.
 *
 * Points are numbers, or bigints throughout: only comparisons are made.
 */
export class Intervals {
  readonly #runs: Run[] = [{ low: [], high: [], value: [] }];

  /** The interval that contains the point. */
  find(point: number): { low: number; high: number; value: number } | undefined {
    const run = this.#runs[this.#runAt(point)] as Run;
    const at = firstAtLeast(run.high, point);
    const low = run.low[at];
    if (low === undefined || low >= point) return undefined;
    return { low, high: run.high[at] as number, value: run.value[at] as number };
  }

  /** Adds an interval that overlaps none there is. */
  add(low: number, high: number, value: number): void {
    const index = this.#runAt(high);
    const run = this.#runs[index] as Run;
    const at = firstAtLeast(run.high, high);
    run.low.splice(at, 0, low);
    run.high.splice(at, 0, high);
    run.value.splice(at, 0, value);
    if (run.high.length < 1024) return;
    const half = run.high.length / 2;
    this.#runs.splice(index + 1, 0, {
      low: run.low.splice(half),
      high: run.high.splice(half),
      value: run.value.splice(half),
    });
  }

  /** The run where a point belongs: the first that reaches it, else the last. */
  #runAt(point: number): number {
    let from = 0;
    let to = this.#runs.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      const last = this.#runs[middle]?.high.at(-1) as number;
      if (last < point) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The first index whose element is not below the point. */
function firstAtLeast(sorted: readonly number[], point: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < point) from = middle + 1;
    else to = middle;
  }
  return from;
}
