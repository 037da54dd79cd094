import Inline from "./worker.ts?worker&inline";

/** As `spawn.ts`, from code that the page itself holds. */
export function spawnEngine(): Worker {
  return new Inline({ name: "proviso-engine" });
}
