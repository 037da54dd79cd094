import Inline from "./language-worker.ts?worker&inline";

/** As `spawn.ts`, from code that the page itself holds. */
export function spawnLanguageServer(): Worker {
  return new Inline({ name: "proviso-language" });
}
