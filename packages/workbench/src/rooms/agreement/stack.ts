/**
 * Where notes stand so that each is as near to its line as it can be and none covers another: in order, each at its wish or below the one
 * before.
 * @param wishes distance from the top at which each note would like to begin, in pixels, ascending
 * @param heights of the notes, in pixels
 * @param gap between two notes
 */
export function stacked(wishes: readonly number[], heights: readonly number[], gap: number): number[] {
  let free = 0;
  return wishes.map((wish, i) => {
    const top = Math.max(wish, free);
    free = top + (heights[i] ?? 0) + gap;
    return top;
  });
}
