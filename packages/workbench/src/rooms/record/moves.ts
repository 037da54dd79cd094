import type { Layout } from "./layout.ts";

/**
 * Where a key leads from a mark: left and right to the one before or after it by the same speaker, up and down to the nearest in time by the speaker
 * above or below, Home and End to the speaker's first and last. Undefined where the key leads nowhere.
 */
export function moved({ rows, at }: Layout, from: string | undefined, key: string): string | undefined {
  if (!KEYS.has(key)) return undefined;
  const here = from === undefined ? undefined : at.get(from);
  if (here === undefined || from === undefined)
    return rows.find(({ placed }) => placed.length > 0)?.placed[0]?.mark.key;
  const own = rows[here.row]?.placed ?? [];
  const index = own.findIndex(({ mark }) => mark.key === from);
  switch (key) {
    case "ArrowLeft":
      return own[index - 1]?.mark.key ?? from;
    case "ArrowRight":
      return own[index + 1]?.mark.key ?? from;
    case "Home":
      return own[0]?.mark.key;
    case "End":
      return own.at(-1)?.mark.key;
  }
  const step = key === "ArrowUp" ? -1 : 1;
  for (let row = here.row + step; row >= 0 && row < rows.length; row += step) {
    const placed = rows[row]?.placed ?? [];
    const [first] = placed;
    if (first === undefined) continue;
    const distance = (x: number) => Math.abs(x - here.placed.x);
    return placed.reduce((best, each) => (distance(each.x) < distance(best.x) ? each : best), first).mark.key;
  }
  return from;
}

const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);
