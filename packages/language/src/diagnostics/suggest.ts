/** How many single-letter changes (a swap of neighbours is one) turn `a` into `b`; `limit + 1` as soon as it is more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The candidates nearest to a misspelt word, best first, at most three; none when nothing is near. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  const folded = fold(word);
  const limit = folded.length <= 3 ? 1 : folded.length <= 7 ? 2 : 3;
  const near: { candidate: string; distance: number }[] = [];
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (seen.has(candidate) || candidate === word) continue;
    seen.add(candidate);
    const other = fold(candidate);
    let distance = editDistance(folded, other, limit);
    if (distance > limit && folded.length >= 5 && (other.startsWith(folded) || folded.startsWith(other))) {
      if (other.length >= 5) distance = limit;
    }
    if (distance <= limit) near.push({ candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  const best = near[0]?.distance ?? 0;
  return near
    .filter((each) => each.distance <= best + (best === 0 ? 0 : 1))
    .slice(0, 3)
    .map((each) => each.candidate);
}

/** `` `a`, `b` or `c` ``. */
export function listed(words: readonly string[], joiner: "or" | "and" = "or"): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length <= 1
    ? (quoted[0] ?? "")
    : `${quoted.slice(0, -1).join(", ")} ${joiner} ${quoted[quoted.length - 1]}`;
}

/** `` Did you mean `a` or `b`? `` or nothing. */
export function didYouMean(candidates: readonly string[]): string | undefined {
  return candidates.length === 0 ? undefined : `Did you mean ${listed(candidates)}?`;
}

function fold(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
