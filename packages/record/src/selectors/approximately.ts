/** A stretch of a text that differs from the words wanted by so many characters changed, added or left out. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/**
 * The stretches of a text that are nearest to the words, no more than `most` changes away, one for each place where one ends: Sellers (1980), with the
 * cut-off of Ukkonen (1985), so that the work is about `text.length * most`. Of the stretches that end in one place the shortest of the nearest.
 * @param most fewer than there are characters in the words
 */
export function approximately(text: string, words: string, most: number): Match[] {
  const length = words.length;
  const bound = Math.min(most, length - 1);
  if (bound < 0) return [];
  // costs[i]: the least cost of ending here with the first i characters; starts[i]: where that begins.
  let costs = new Int32Array(length + 1);
  let starts = new Int32Array(length + 1);
  let nextCosts = new Int32Array(length + 1);
  let nextStarts = new Int32Array(length + 1);
  const far = bound + 1;
  for (let i = 0; i <= length; i++) costs[i] = Math.min(i, far);
  /** Beyond this row every cost is above the bound. */
  let last = Math.min(bound, length);
  let found: Match[] = [];
  let least = bound;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    nextCosts[0] = 0;
    nextStarts[0] = at + 1;
    const rows = Math.min(last + 1, length);
    if (rows > last) costs[rows] = far;
    for (let i = 1; i <= rows; i++) {
      const same = words.charCodeAt(i - 1) === unit ? 0 : 1;
      let cost = (costs[i - 1] ?? far) + same;
      let start = starts[i - 1] ?? 0;
      const left = (nextCosts[i - 1] ?? far) + 1;
      const leftStart = nextStarts[i - 1] ?? 0;
      if (left < cost || (left === cost && leftStart > start)) {
        cost = left;
        start = leftStart;
      }
      const above = (costs[i] ?? far) + 1;
      const aboveStart = starts[i] ?? 0;
      if (above < cost || (above === cost && aboveStart > start)) {
        cost = above;
        start = aboveStart;
      }
      nextCosts[i] = Math.min(cost, far);
      nextStarts[i] = start;
    }
    last = rows;
    while (last > 0 && (nextCosts[last] ?? far) > bound) last--;
    for (let i = last + 1; i <= Math.min(last + 1, length); i++) nextCosts[i] = far;
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
    const distance = last === length ? (costs[length] ?? far) : far;
    if (distance > least) continue;
    if (distance < least) found = [];
    least = distance;
    found.push({ start: starts[length] ?? 0, end: at + 1, distance });
  }
  return found;
}
