import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { Overtaken, Unanswered } from "./overtaken.ts";
import type { Put, Reply } from "./protocol.ts";

interface Standing {
  readonly answer: KindName;
  readonly asked: Asked;
  /** How many texts in a row it was answered of without anybody asking. */
  unasked: number;
  isAsked: boolean;
  /** The answer that is on its way or there, of the text that was sent last. */
  going?: Going;
}

interface Going {
  readonly id: number;
  readonly answers: Promise<readonly Answered[]>;
  readonly resolve: (answers: readonly Answered[]) => void;
  readonly reject: (error: Error) => void;
  isDone: boolean;
}

/** A question that nobody has asked of so many texts in a row is not sent along any more. */
const FORGOTTEN = 3;

/**
 * Questions that are asked anew of every text while somebody types. They go to the worker along with the text, so that it answers them while the page
 * still draws what the text says, and without being asked one by one.
 */
export class Along {
  readonly #standing = new Map<string, Standing>();

  /** Whether some are being answered. */
  get isGoing(): boolean {
    return [...this.#standing.values()].some(({ going }) => going?.isDone === false);
  }

  /** Notes what is asked; the answer where it was sent along with the text, undefined where it has to be put. */
  ask(answer: KindName, asked: Asked): Promise<readonly Answered[]> | undefined {
    const key = JSON.stringify([answer, asked]);
    const known = this.#standing.get(key);
    if (known === undefined) {
      this.#standing.set(key, { answer, asked, unasked: 0, isAsked: true });
      return undefined;
    }
    known.isAsked = true;
    return known.going?.answers;
  }

  /** What is to be sent along with the next text, each under a number of its own. */
  next(number: () => number): readonly Put[] {
    for (const [key, standing] of this.#standing) {
      standing.unasked = standing.isAsked ? 0 : standing.unasked + 1;
      standing.isAsked = false;
      if (standing.unasked >= FORGOTTEN) this.#standing.delete(key);
    }
    return [...this.#standing.values()].map((standing) => {
      standing.going = begun(number());
      return { id: standing.going.id, answer: standing.answer, asked: standing.asked };
    });
  }

  /** Whether the reply was to one of these. */
  settle(reply: Reply): boolean {
    for (const standing of this.#standing.values()) {
      const { going } = standing;
      if (going?.id !== reply.id) continue;
      going.isDone = true;
      if (reply.kind === "answered") going.resolve(reply.answers);
      else {
        // A text that has to be mended first says nothing of whether anybody still wants to know.
        standing.isAsked = true;
        going.reject(new Unanswered(reply.kind === "failed" ? reply.message : "The engine answered something else."));
      }
      return true;
    }
    return false;
  }

  /** The text moves on, or nobody will answer any more. */
  overtake(why: Error = new Overtaken()): void {
    for (const standing of this.#standing.values()) {
      // Of a text that was overtaken nobody had the time to ask.
      if (standing.going?.isDone === false) standing.isAsked = true;
      standing.going?.reject(why);
      standing.going = undefined;
    }
  }
}

function begun(id: number): Going {
  let resolve: Going["resolve"] = () => {};
  let reject: Going["reject"] = () => {};
  const answers = new Promise<readonly Answered[]>((one, other) => {
    resolve = one;
    reject = other;
  });
  // Whoever asks is told; where nobody does, nobody has to be.
  answers.catch(() => {});
  return { id, answers, resolve, reject, isDone: false };
}
