import type { CoalitionAnswer } from "./coalitions.ts";

/** What all games that are played alike have in common. */
export interface Played {
  readonly coalitions: CoalitionAnswer;
  /** Names of the choices that matter. */
  readonly dependsOn: ReadonlySet<string>;
}

/** Keys that are kept at most, in characters: a few dozen large games, or thousands of small ones. */
const ROOM = 4_000_000;

/**
 * What is known of games that were asked about before, by how they are played: whoever writes on a text changes few of its games with a letter. What was
 * not asked for the longest makes room for what is new.
 */
export class GameMemory {
  readonly #room: number;
  readonly #known = new Map<string, Played>();
  #taken = 0;

  /** @param room characters that the keys may take */
  constructor(room = ROOM) {
    this.#room = room;
  }

  get(played: string): Played | undefined {
    const found = this.#known.get(played);
    if (found === undefined) return undefined;
    // Asked for last, so the last to go.
    this.#known.delete(played);
    this.#known.set(played, found);
    return found;
  }

  set(played: string, found: Played): void {
    if (this.#known.delete(played)) this.#taken -= played.length;
    this.#known.set(played, found);
    this.#taken += played.length;
    for (const oldest of this.#known.keys()) {
      if (this.#taken <= this.#room) break;
      this.#known.delete(oldest);
      this.#taken -= oldest.length;
    }
  }
}
