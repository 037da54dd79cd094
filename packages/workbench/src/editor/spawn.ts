/** The language server in a thread of its own. In a page that holds everything itself, `spawn-inline.ts` takes this one's place. */
export function spawnLanguageServer(): Worker {
  return new Worker(new URL("./language-worker.ts", import.meta.url), { type: "module", name: "proviso-language" });
}
