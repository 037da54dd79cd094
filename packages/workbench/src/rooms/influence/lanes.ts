/** What a mark takes up beside others on a line, in pixels. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * In which lane each mark lies so that none covers another: the first in which it has room, in the order given.
 * @param gap that two neighbours keep
 */
export function lanes(extents: readonly Extent[], gap: number): number[] {
  const taken: Extent[][] = [];
  return extents.map((extent) => {
    const free = taken.findIndex((lane) =>
      lane.every(({ from, to }) => extent.from >= to + gap || extent.to + gap <= from),
    );
    const lane = free === -1 ? taken.length : free;
    taken[lane] = [...(taken[lane] ?? []), extent];
    return lane;
  });
}

/**
 * Where labels stand on a stretch so that each is as near to its wish as it can be and two are at least `gap` apart; what has no room at all is
 * pushed together evenly.
 * @param wishes in any order
 */
export function dodged(wishes: readonly number[], gap: number, low: number, high: number): number[] {
  const room = wishes.length < 2 ? gap : Math.min(gap, (high - low) / (wishes.length - 1));
  const order = wishes
    .map((wish, i) => ({ wish: Math.min(high, Math.max(low, wish)), i }))
    .sort((a, b) => a.wish - b.wish);
  const places = new Array<number>(wishes.length).fill(low);
  // Neighbours that would touch stand as one block around the middle of their wishes.
  const blocks: { readonly of: number[]; start: number }[] = [];
  for (const { wish, i } of order) {
    blocks.push({ of: [i], start: wish });
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)];
      if (before === undefined || last === undefined) break;
      if (before.start + before.of.length * room <= last.start + 1e-9) break;
      blocks.splice(-2, 2, settled([...before.of, ...last.of]));
    }
  }
  for (const { of, start } of blocks) for (const [at, i] of of.entries()) places[i] = Math.min(high, start + at * room);
  return places;

  function settled(of: number[]): { of: number[]; start: number } {
    const wished = of.reduce((sum, i, at) => sum + Math.min(high, Math.max(low, wishes[i] ?? low)) - at * room, 0);
    const start = wished / of.length;
    return { of, start: Math.max(low, Math.min(high - (of.length - 1) * room, start)) };
  }
}
