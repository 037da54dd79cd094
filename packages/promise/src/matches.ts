/**
 * Which items of two lists are taken as the same: pairs of indices, rising in both; as many as there can be (E. W. Myers, “An O(ND) difference
 * algorithm and its variations”, Algorithmica 1, 1986, the greedy form).
 * @param most gives up, with the common beginning and end only, where more than so many items differ
 */
export function matches<T>(a: readonly T[], b: readonly T[], most = 4000): [number, number][] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const found: [number, number][] = [];
  for (let i = 0; i < start; i++) found.push([i, i]);
  for (const [i, j] of greedy(a.slice(start, a.length - end), b.slice(start, b.length - end), most))
    found.push([i + start, j + start]);
  for (let i = end; i > 0; i--) found.push([a.length - i, b.length - i]);
  return found;
}

function greedy<T>(a: readonly T[], b: readonly T[], most: number): [number, number][] {
  const [n, m] = [a.length, b.length];
  const farthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  const at = (of: Map<number, number> | undefined, k: number): number => of?.get(k) ?? -1;
  for (let d = 0; d <= Math.min(n + m, most); d++) {
    trace.push(new Map(farthest));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(farthest, k - 1) < at(farthest, k + 1));
      let x = down ? at(farthest, k + 1) : at(farthest, k - 1) + 1;
      while (x < n && x - k < m && a[x] === b[x - k]) x++;
      farthest.set(k, x);
      if (x >= n && x - k >= m) return backwards(trace, n, m, d, at);
    }
  }
  return [];
}

function backwards(
  trace: readonly Map<number, number>[],
  n: number,
  m: number,
  steps: number,
  at: (of: Map<number, number> | undefined, k: number) => number,
): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = steps; d >= 0; d--) {
    const before = trace[d];
    const k = x - y;
    const down = k === -d || (k !== d && at(before, k - 1) < at(before, k + 1));
    const fromK = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(before, fromK);
    const fromY = d === 0 ? 0 : fromX - fromK;
    while (x > fromX && y > fromY) found.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return found.reverse();
}
