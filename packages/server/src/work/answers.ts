import { Fault } from "../fault.ts";
import { sha256 } from "../store/disk.ts";
import { dossierHost, isAsItWas, type Trace } from "./host.ts";
import type { Job, Outcome } from "./job.ts";
import type { Pool } from "./pool.ts";

export interface Answer {
  readonly body: string | Uint8Array;
  readonly type: string;
  /** SHA-256 of question and texts: the same as long as the answer is. */
  readonly etag: string;
  readonly cached: boolean;
}

interface Kept {
  readonly outcome: Outcome & { readonly ok: true };
  readonly trace: Trace;
  readonly etag: string;
}

const MOST_BYTES = 64_000_000;
const MOST_EACH = 8;

/**
 * Answers, each worked out once: kept under its question together with the texts that it was read from, and good as long as these are what they were.
 * Two who ask the same at once wait for the same work, if the texts are still those that it has read.
 */
export class Answers {
  readonly #pool: Pool;
  readonly #kept = new Map<string, Kept[]>();
  readonly #running = new Map<
    string,
    { readonly work: Promise<Outcome>; readonly stop: AbortController; waiting: number }
  >();
  #bytes = 0;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws Fault for all that whoever asked can mend */
  async of(job: Job, signal?: AbortSignal): Promise<Answer> {
    const key = sha256(canonical(job));
    const host = dossierHost(job.root, job.maxBytes);
    for (const kept of this.#kept.get(key) ?? []) {
      if (await isAsItWas(host, kept.trace)) return { ...kept.outcome, etag: kept.etag, cached: true };
    }
    const outcome = await this.#lately(key, job, signal);
    if (!outcome.ok) throw new Fault(outcome.code, outcome.message, outcome.more);
    const etag = sha256(`${key} ${JSON.stringify(outcome.trace)}`);
    this.#keep(key, { outcome, trace: outcome.trace, etag });
    return { ...outcome, etag, cached: false };
  }

  /** The outcome of work that has read the texts as they were when it was asked for, or later. */
  async #lately(key: string, job: Job, signal: AbortSignal | undefined): Promise<Outcome> {
    const host = dossierHost(job.root, job.maxBytes);
    for (;;) {
      const { outcome, joined } = await this.#shared(key, job, signal);
      // Work that was under way before may have read what has been written over since.
      if (!joined || (await isAsItWas(host, outcome.trace ?? []))) return outcome;
    }
  }

  /** Joins work under way for the same question; the work is taken back when all who wait for it are gone. */
  async #shared(
    key: string,
    job: Job,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly outcome: Outcome; readonly joined: boolean }> {
    let running = this.#running.get(key);
    const joined = running !== undefined;
    if (running === undefined) {
      const stop = new AbortController();
      const work = this.#pool.run(job, stop.signal).finally(() => {
        if (this.#running.get(key)?.work === work) this.#running.delete(key);
      });
      work.catch(() => {});
      running = { work, stop, waiting: 0 };
      this.#running.set(key, running);
    }
    const own = running;
    own.waiting++;
    const { promise: left, reject } = Promise.withResolvers<never>();
    left.catch(() => {});
    const leave = (): void => {
      reject(new Fault("cancelled", "The question was taken back."));
    };
    if (signal?.aborted) leave();
    signal?.addEventListener("abort", leave, { once: true });
    try {
      return { outcome: await Promise.race([own.work, left]), joined };
    } finally {
      signal?.removeEventListener("abort", leave);
      if (--own.waiting === 0) {
        if (this.#running.get(key) === own) this.#running.delete(key);
        own.stop.abort();
      }
    }
  }

  #keep(key: string, kept: Kept): void {
    const before = this.#kept.get(key) ?? [];
    this.#forget(key);
    const own = [kept, ...before].slice(0, MOST_EACH);
    this.#kept.set(key, own);
    this.#bytes += sizeOf(own);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= sizeOf(this.#kept.get(key) ?? []);
    this.#kept.delete(key);
  }
}

/** The same text for the same question, in whatever order its parts were written. */
function canonical(job: Job): string {
  return JSON.stringify(job, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function sizeOf(kept: readonly Kept[]): number {
  return kept.reduce((sum, { outcome }) => sum + outcome.body.length, 0);
}
