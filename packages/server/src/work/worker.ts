/** A thread that answers: works on what it is sent, one piece at a time. A file of its own, which the bundle keeps. */
import { parentPort } from "node:worker_threads";
import { doJob } from "./do.ts";
import type { Job, Outcome } from "./job.ts";

export interface Request {
  readonly id: number;
  readonly job: Job;
  /** Its first number turns 1 when nobody waits any more. */
  readonly given: Int32Array;
}

export type Reply =
  | { readonly id: number; readonly outcome: Outcome }
  | { readonly id: number; readonly failed: string };

parentPort?.on("message", async ({ id, job, given }: Request) => {
  const reply = await doJob(job, signalOf(given)).then(
    (outcome): Reply => ({ id, outcome }),
    (error): Reply => ({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(reply);
});

/** A signal that can turn while this thread is busy: it is looked up, not listened for. */
function signalOf(given: Int32Array): AbortSignal {
  const aborted = (): boolean => Atomics.load(given, 0) === 1;
  const own = new AbortController().signal;
  return Object.defineProperties(own, {
    aborted: { get: aborted },
    throwIfAborted: {
      value: () => {
        if (aborted()) throw new DOMException("The question was taken back.", "AbortError");
      },
    },
  });
}
