/** How long nobody has asked anything before a round begins, and how long it rests between two, in milliseconds. */
export const QUIET = 600;
export const BETWEEN = 20;
/** So many rounds it takes until the browser has compiled what runs again and again: it does so while the code is used. */
export const ROUNDS = 80;
/** A round that takes longer, in milliseconds, would keep somebody waiting who begins to type in the middle of it; the first few are always slow. */
const LONG = 200;
const SLOW_ONES = 3;

/**
 * Goes through what will be asked with the first letters while nobody asks anything, so that those come as fast as later ones: a browser compiles code for
 * speed only where it is used much. Stops at once where somebody asks, and goes on in the next pause until it has been through all its rounds.
 */
export class Rehearsal {
  readonly #round: (number: number) => Promise<void>;
  #done = 0;
  #slow = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param round asks once, of a text that is a little different each time, and tells nobody */
  constructor(round: (number: number) => Promise<void>) {
    this.#round = round;
  }

  /** Somebody asks. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Nobody asks any more. */
  start(rest: number = QUIET): void {
    this.stop();
    if (this.#done >= ROUNDS || this.#slow > SLOW_ONES) return;
    const timer = setTimeout(async () => {
      await this.#once();
      // Somebody may have asked meanwhile.
      if (this.#timer === timer) this.start(BETWEEN);
    }, rest);
    this.#timer = timer;
  }

  async #once(): Promise<void> {
    const begun = performance.now();
    this.#done += 1;
    // What cannot be asked now is answered when somebody does ask.
    await this.#round(this.#done).catch(() => {});
    if (performance.now() - begun > LONG) this.#slow += 1;
  }
}
