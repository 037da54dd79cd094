import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { Fault } from "../fault.ts";
import type { Job, Outcome } from "./job.ts";
import type { Reply, Request } from "./worker.ts";

/** How long a thread that nobody waits for may take to notice, in milliseconds, before it is ended. */
const GRACE = 400;
const MEMORY_MB = 2048;

export interface PoolOptions {
  /** The most that one piece of work may take, in milliseconds. */
  readonly limit: number;
  /** The threads' file. */
  readonly worker: URL;
  readonly size?: number;
}

interface Task {
  readonly id: number;
  readonly job: Job;
  /** Its number turns 1 when nobody waits any more; the thread looks at it while it works. */
  readonly given: Int32Array;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
  /** Ends the thread after so many milliseconds; only while one works on it. */
  endAfter?: (milliseconds: number, why: Fault) => void;
}

/** Threads that answer, so that a large question does not keep others waiting; each piece of work with a time limit, cancelled when nobody waits. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #size: number;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #queue: Task[] = [];
  #count = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#size = options.size ?? Math.max(2, Math.min(4, availableParallelism()));
  }

  /** Starts a thread ahead of the first question. */
  warm(): void {
    if (this.#threads.size === 0) this.#idle.push(this.#thread());
  }

  /**
   * Has a thread do a piece of work.
   * @throws Fault `cancelled`, `takes-too-long`, or `too-complex` where memory does not suffice; Error for a fault of our own
   */
  async run(job: Job, signal?: AbortSignal): Promise<Outcome> {
    if (this.#closed || signal?.aborted) throw takenBack();
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    const task: Task = { id: ++this.#count, job, given: new Int32Array(new SharedArrayBuffer(4)), resolve, reject };
    const cancel = (): void => {
      Atomics.store(task.given, 0, 1);
      const at = this.#queue.indexOf(task);
      if (at >= 0) this.#queue.splice(at, 1);
      task.endAfter?.(GRACE, takenBack());
      reject(takenBack());
    };
    signal?.addEventListener("abort", cancel, { once: true });
    this.#queue.push(task);
    this.#next();
    return promise.finally(() => signal?.removeEventListener("abort", cancel));
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.splice(0)) reject(takenBack());
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
  }

  #next(): void {
    while (!this.#closed && this.#queue.length > 0) {
      const thread = this.#idle.pop() ?? (this.#threads.size < this.#size ? this.#thread() : undefined);
      const task = thread === undefined ? undefined : this.#queue.shift();
      if (thread === undefined || task === undefined) return;
      this.#start(task, thread);
    }
  }

  #start(task: Task, thread: Worker): void {
    let timer: NodeJS.Timeout;
    const leave = (): void => {
      clearTimeout(timer);
      thread.off("message", onMessage).off("error", onGone).off("exit", onGone);
      delete task.endAfter;
    };
    const onMessage = (reply: Reply): void => {
      if (reply.id !== task.id) return;
      leave();
      if ("outcome" in reply) task.resolve(reply.outcome);
      else task.reject(new Error(reply.failed));
      this.#idle.push(thread);
      this.#next();
    };
    const onGone = (error: unknown): void => {
      leave();
      const memory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      task.reject(
        memory
          ? new Fault(
              "too-complex",
              "This takes more memory than there is. Ask about fewer parties, or set a smaller nodeBudget.",
            )
          : error instanceof Error
            ? error
            : this.#closed
              ? takenBack()
              : new Error("a thread ended by itself"),
      );
      this.#next();
    };
    task.endAfter = (milliseconds, why) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        leave();
        task.reject(why);
        this.#threads.delete(thread);
        void thread.terminate();
        this.#next();
      }, milliseconds);
    };
    thread.on("message", onMessage).on("error", onGone).on("exit", onGone);
    const seconds = this.#options.limit / 1000;
    task.endAfter(
      this.#options.limit,
      new Fault(
        "takes-too-long",
        `The answer takes longer than ${seconds} s, and was stopped. Ask about fewer parties or days, or use the command line, which has no limit.`,
      ),
    );
    thread.postMessage({ id: task.id, job: task.job, given: task.given } satisfies Request);
  }

  #thread(): Worker {
    const thread = new Worker(this.#options.worker, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    this.#threads.add(thread);
    // Also without work at hand: a thread that fails then is only not there any more.
    thread.on("error", () => {});
    thread.on("exit", () => {
      this.#threads.delete(thread);
      const at = this.#idle.indexOf(thread);
      if (at >= 0) this.#idle.splice(at, 1);
      // Only now is there room for another, which takes what waits.
      this.#next();
    });
    return thread;
  }
}

function takenBack(): Fault {
  return new Fault("cancelled", "The question was taken back.");
}
