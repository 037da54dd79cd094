import type { Part } from "../parts/later.tsx";

/** How long nobody may have touched anything, in milliseconds, before something is fetched that nobody has asked for. */
const QUIET = 3000;

/**
 * Fetches parts of the page one after the other while nobody is doing anything, so that they open at once, and also where the server has gone away.
 * @returns what ends it
 */
export function fetchAhead(parts: readonly Part[]): () => void {
  const left = [...parts];
  let touched = performance.now();
  const touch = (): void => {
    touched = performance.now();
  };
  const kinds = ["keydown", "pointerdown", "wheel"] as const;
  for (const kind of kinds) addEventListener(kind, touch, { passive: true, capture: true });
  let timer = setTimeout(next, QUIET);
  function next(): void {
    const rest = QUIET - (performance.now() - touched);
    if (rest > 0) {
      timer = setTimeout(next, rest);
      return;
    }
    // One that cannot be fetched now is fetched when it is wanted.
    void left
      .shift()
      ?.fetch()
      .catch(() => {})
      .then(() => {
        if (left.length > 0) timer = setTimeout(next, 50);
      });
  }
  return () => {
    clearTimeout(timer);
    left.length = 0;
    for (const kind of kinds) removeEventListener(kind, touch, { capture: true });
  };
}
