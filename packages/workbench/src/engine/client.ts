import type { Answered, Asked, KindName } from "@proviso/report/ask";
import type { Checked, Progress, Reply, Request, ValueOf } from "./protocol.ts";
import { spawnEngine } from "./spawn.ts";

/** What a question that can no longer be answered is rejected with: the text moved on, or has to be mended first. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
}

type Waiting = {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
  readonly tell?: (progress: Progress) => void;
};

/** The engine in its worker: texts go in, what they say and answers come out. Runs on this machine and nowhere else. */
export class Engine {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(worker = spawnEngine()) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      if (data.kind === "progress") return waiting?.tell?.(data.progress);
      this.#waiting.delete(data.id);
      waiting?.resolve(data);
    });
    worker.addEventListener("error", (event) => this.#fail(event.message));
  }

  async open(files: Readonly<Record<string, string>>): Promise<Checked> {
    return checkedIn(await this.#send({ id: this.#next(), kind: "open", files }));
  }

  /** Replaces one text; `undefined` takes the file away. */
  async write(path: string, text: string | undefined): Promise<Checked> {
    return checkedIn(await this.#send({ id: this.#next(), kind: "write", path, text }));
  }

  /**
   * @param tell told how far the answer is, where it takes its time
   * @throws Unanswered with the engine's sentence where there is no answer
   */
  async ask<K extends KindName>(
    answer: K,
    asked: Asked,
    tell?: (progress: Progress) => void,
  ): Promise<readonly Answered<ValueOf<K>>[]> {
    const reply = await this.#send({ id: this.#next(), kind: "ask", answer, asked, tell: tell !== undefined }, tell);
    if (reply.kind === "answered") return reply.answers as readonly Answered<ValueOf<K>>[];
    throw new Unanswered(reply.kind === "failed" ? reply.message : "The engine answered something else.");
  }

  close(): void {
    this.#worker.terminate();
    this.#fail("The engine was closed.");
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }

  #send(request: Request, tell?: (progress: Progress) => void): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject, tell });
      this.#worker.postMessage(request);
    });
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(`The engine stopped: ${message}`));
    this.#waiting.clear();
  }
}

function checkedIn(reply: Reply): Checked {
  if (reply.kind === "checked") return reply.checked;
  throw new Error(reply.kind === "failed" ? reply.message : "The engine answered something else.");
}
