import { type RefObject, useCallback, useState } from "react";
import type { Layout, Placed } from "./layout.ts";

/** How wide a piece of a row is that comes and goes as a whole. */
export const TILE = 480;
/** What reaches further than this from its middle is looked at whenever its row is in sight. */
const WIDE = TILE / 2;

export interface Window {
  readonly firstTile: number;
  readonly lastTile: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

export interface Tile {
  readonly tile: number | "wide";
  readonly placed: readonly Placed[];
}

/** Each row in pieces, those marks apart that reach over several. */
export function tilesOf({ rows }: Layout): Tile[][] {
  return rows.map(({ placed }) => {
    const pieces = Map.groupBy(placed, ({ x, reach }) =>
      reach !== undefined && (x - reach.from > WIDE || reach.to - x > WIDE) ? "wide" : Math.floor(x / TILE),
    );
    return [...pieces].map(([tile, own]) => ({ tile, placed: own }));
  });
}

/** Which pieces are in sight, and a piece around them; `look` looks again. It changes only when other pieces come into sight. */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  { rows }: Layout,
  names: number,
  axis: number,
): [Window, () => void] {
  const [window, setWindow] = useState<Window>({ firstTile: -1, lastTile: 4, firstRow: 0, lastRow: 24 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    const bottom = scrollTop + clientHeight - axis;
    const firstRow = Math.max(0, rows.findLastIndex(({ top }) => top <= scrollTop) - 2);
    const after = rows.findIndex(({ top }) => top > bottom);
    const next: Window = {
      firstTile: Math.floor(scrollLeft / TILE) - 1,
      lastTile: Math.floor((scrollLeft + clientWidth - names) / TILE) + 1,
      firstRow,
      lastRow: (after === -1 ? rows.length : after) + 1,
    };
    setWindow((before) =>
      before.firstTile === next.firstTile &&
      before.lastTile === next.lastTile &&
      before.firstRow === next.firstRow &&
      before.lastRow === next.lastRow
        ? before
        : next,
    );
  }, [scroller, rows, names, axis]);
  return [window, look];
}
