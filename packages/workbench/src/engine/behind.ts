import type { Answered, Asked, KindName } from "@proviso/report/ask";

type Ask = (kind: KindName, asked: Asked) => Promise<readonly Answered[]>;

/** The workers are not held back for longer than this, in milliseconds. */
const LONGEST = 3000;
/** After the last answer, so that the page is drawn first. */
const REST = 120;

/**
 * Somebody else who answers while the workers are not up yet. They are woken once the first answers are there, since until then they would only take
 * the machine from whoever answers and from the page.
 */
export class Behind {
  #ask: Ask | undefined;
  #wake: (() => Promise<void>) | undefined;
  #waiting = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param wake gets the workers up; resolves when they answer */
  begin(ask: Ask, wake: () => Promise<void>): void {
    this.#ask = ask;
    this.#wake = wake;
    this.#soon(LONGEST);
  }

  /** @returns undefined where the workers answer */
  ask(kind: KindName, asked: Asked): Promise<readonly Answered[]> | undefined {
    if (this.#ask === undefined) return undefined;
    this.#waiting += 1;
    return this.#ask(kind, asked).finally(() => {
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

  /** The texts have changed, or the workers are up: nobody stands in any more. */
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
