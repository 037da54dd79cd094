import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { Overtaken } from "./overtaken.ts";

type Ask = (kind: KindName, asked: Asked, signal: AbortSignal) => Promise<readonly Answered[]>;

/** The workers are not held back for longer than this, in milliseconds. */
const LONGEST = 1500;
/** After the last answer, so that the page is drawn first. */
const REST = 120;

/**
 * Somebody else who answers while the workers are not up yet. They are woken once the first answers are there, since until then they would only take
 * the machine from whoever answers and from the page.
 */
export class Behind {
  #ask: Ask | undefined;
  #asking = new AbortController();
  #wake: (() => Promise<void>) | undefined;
  #waiting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param wake gets the workers up; resolves when they answer */
  begin(ask: Ask, wake: () => Promise<void>): void {
    this.#ask = ask;
    this.#asking = new AbortController();
    this.#wake = wake;
    this.#soon(LONGEST);
  }

  /**
   * @returns undefined where the workers answer
   * @throws Unanswered where the texts change before there is an answer
   */
  ask(kind: KindName, asked: Asked): Promise<readonly Answered[]> | undefined {
    if (this.#ask === undefined) return undefined;
    this.#waiting += 1;
    const { signal } = this.#asking;
    const overtaken = new Promise<never>((_resolve, reject) =>
      signal.addEventListener("abort", () => reject(new Overtaken()), { once: true }),
    );
    return Promise.race([this.#ask(kind, asked, signal), overtaken]).finally(() => {
      this.#waiting -= 1;
      if (this.#waiting === 0 && this.#wake !== undefined) this.#soon(REST);
    });
  }

  /** Gets the workers up now; until they are, they are still stood in for. */
  wake(): void {
    clearTimeout(this.#timer);
    const wake = this.#wake;
    this.#wake = undefined;
    // Where they do not come up, their own questions say so.
    void wake?.().then(
      () => this.end(),
      () => this.end(),
    );
  }

  /** The texts have changed: what was asked about them is taken back, so that nobody goes on working on it. */
  overtake(): void {
    this.end();
    this.#asking.abort();
  }

  /** The workers are up: nobody stands in any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#ask = undefined;
    this.#wake = undefined;
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), milliseconds);
  }
}
