/** The engine in a thread of its own. In a page that holds everything itself, `vite.page.config.ts` puts `spawn-inline.ts` in this one's place. */
export function spawnEngine(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "proviso-engine" });
}
