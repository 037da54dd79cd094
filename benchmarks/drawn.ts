/** Parties of the dossiers that are drawn by chance. */
export const PARTIES = [
  "Russia",
  "Ukraine",
  "France",
  "Poland",
  "Germany",
  "Norway",
  "Iceland",
  "Moldova",
  "Romania",
  "Italy",
] as const;

/** Draws by a linear congruential generator (Knuth, The Art of Computer Programming 2, 3.3.4): the same seed draws the same. */
export function drawing(seed: number): { below(n: number): number; of<T>(all: readonly T[]): T } {
  let state = seed;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return { below, of: <T>(all: readonly T[]): T => all[below(all.length)] as T };
}
