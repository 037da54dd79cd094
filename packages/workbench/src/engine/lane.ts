import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { Along } from "./along.ts";
import { Overtaken, Unanswered } from "./overtaken.ts";
import type { Beside, Checked, Progress, Rehearse, Reply, Request } from "./protocol.ts";

/** As much of a worker as a lane needs. */
export interface Port {
  postMessage(request: Request | Rehearse): void;
  addEventListener(type: "message", listener: (event: { readonly data: Reply }) => void): void;
  addEventListener(type: "error", listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

interface Question {
  readonly answer: KindName;
  readonly asked: Asked;
  readonly tell?: (progress: Progress) => void;
  readonly beside?: Beside;
  readonly resolve: (answers: readonly Answered[]) => void;
  readonly reject: (error: Error) => void;
}

export interface LaneOptions {
  /** Which of the waiting questions is put first: the one with the lowest number. */
  readonly rank: (kind: KindName) => number;
  /** Questions that are asked anew of every text, so that they are sent along with it; none unless told. */
  readonly standing?: ReadonlySet<KindName>;
}

type Texts = Map<string, string | undefined>;

/** A check that takes no longer than this is made at every keystroke, in milliseconds. */
const SHORT = 25;
/** Otherwise it waits until nothing has been written for this long, */
const PAUSE = 120;
/** and no longer than this after the last one. */
const LONGEST_REST = 500;

/**
 * One worker with its texts. It is sent one thing at a time, so that what has been overtaken never begins: of the texts of a file only the newest is
 * checked, and questions that wait while a text changes are given back. Only what is asked of every text anew goes along with it. A long text is checked where whoever types it pauses, so that the letters have
 * the machine to themselves.
 */
export class Lane {
  readonly #port: Port;
  readonly #rank: LaneOptions["rank"];
  readonly #standing: ReadonlySet<KindName>;
  readonly #along = new Along();
  #opening: Readonly<Record<string, string>> | undefined;
  #texts: Texts = new Map();
  #checks: { readonly resolve: (checked: Checked) => void; readonly reject: (error: Error) => void }[] = [];
  #questions: Question[] = [];
  #busy:
    | { readonly id: number; readonly done: (reply: Reply) => void; readonly tell?: (progress: Progress) => void }
    | undefined;
  #last = 0;
  /** Settles when the texts that it was opened with have been read. */
  opened: Promise<unknown> = Promise.resolve();
  #ended: string | undefined;
  /** When the last check ended that took long; undefined after a short one. */
  #longEnded: number | undefined;
  #checkedOnce = false;
  #written = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(port: Port, { rank, standing = new Set() }: LaneOptions) {
    this.#port = port;
    this.#rank = rank;
    this.#standing = standing;
    port.addEventListener("message", ({ data }) => {
      if (data.kind === "progress") {
        if (this.#busy?.id === data.id) this.#busy.tell?.(data.progress);
        return;
      }
      if (this.#busy?.id === data.id) {
        const { done } = this.#busy;
        this.#busy = undefined;
        done(data);
        this.#next();
      } else if (this.#along.settle(data)) this.#next();
    });
    port.addEventListener("error", ({ message }) => {
      port.terminate();
      // A worker whose code could not be fetched says nothing.
      this.#end(message ? `The engine stopped: ${message}` : "The engine could not be started.");
    });
  }

  /** Whether its worker is gone: whoever comes now is only told so. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** Whether a check takes so long that it is felt by whoever types: so it was with the last one, or there was none yet. */
  get takesLong(): boolean {
    return this.#checkedOnce ? this.#longEnded !== undefined : true;
  }

  open(files: Readonly<Record<string, string>>): Promise<Checked> {
    this.#opening = files;
    this.#texts = new Map();
    const checked = this.#check();
    this.opened = checked.catch(() => {});
    return checked;
  }

  /** Replaces a text; `undefined` takes the file away. Whoever waits for a check that is overtaken gets the one that takes its place. */
  write(path: string, text: string | undefined): Promise<Checked> {
    this.#texts.set(path, text);
    this.#written = performance.now();
    return this.#check();
  }

  /** Takes a text without checking it now: the next question does. */
  note(path: string, text: string | undefined): void {
    this.#texts.set(path, text);
    this.#overtake();
  }

  /** Has the worker go through what is asked of every text, while nobody asks anything: it is faster at what it has done often. */
  rehearse(): void {
    if (this.#ended === undefined) this.#port.postMessage({ kind: "rehearse", kinds: [...this.#standing] });
  }

  ask(
    answer: KindName,
    asked: Asked,
    tell?: (progress: Progress) => void,
    beside?: Beside,
  ): Promise<readonly Answered[]> {
    const along =
      this.#standing.has(answer) && beside === undefined && this.#ended === undefined
        ? this.#along.ask(answer, asked)
        : undefined;
    if (along !== undefined) return along;
    return new Promise((resolve, reject) => {
      this.#questions.push({ answer, asked, resolve, reject, ...(tell && { tell }), ...(beside && { beside }) });
      this.#next();
    });
  }

  close(): void {
    this.#port.terminate();
    this.#end("The engine was closed.");
  }

  #check(): Promise<Checked> {
    this.#overtake();
    return new Promise((resolve, reject) => {
      this.#checks.push({ resolve, reject });
      this.#next();
    });
  }

  #overtake(): void {
    const overtaken = this.#questions;
    this.#questions = [];
    for (const { reject } of overtaken) reject(new Overtaken());
    this.#along.overtake();
  }

  #next(): void {
    if (this.#ended !== undefined) {
      this.#end(this.#ended);
      return;
    }
    if (this.#busy !== undefined) return;
    if (this.#opening !== undefined) {
      const files = { ...this.#opening };
      this.#opening = undefined;
      this.#send({ id: this.#id(), kind: "open", files }, this.#settleChecks());
    } else if (this.#texts.size > 0 && (this.#checks.length > 0 || this.#questions.length > 0)) {
      if (this.#rests()) return;
      const texts = this.#texts;
      this.#texts = new Map();
      const settle = this.#settleChecks();
      const begun = performance.now();
      const id = this.#id();
      const along = this.#along.next(() => this.#id());
      this.#send({ id, kind: "write", texts, along }, (reply) => {
        const now = performance.now();
        this.#longEnded = now - begun > SHORT ? now : undefined;
        this.#checkedOnce = true;
        settle(reply);
      });
    } else if (!this.#along.isGoing) this.#put();
  }

  /** Whether the check of what was written waits for a pause; it is tried again when that may have come. */
  #rests(): boolean {
    if (this.#longEnded === undefined) return false;
    const rest = Math.min(this.#written + PAUSE, this.#longEnded + LONGEST_REST) - performance.now();
    if (rest <= 0) return false;
    this.#rest ??= setTimeout(() => {
      this.#rest = undefined;
      this.#next();
    }, rest);
    return true;
  }

  /** Those who wait for a check wait for the last of what was written until it begins. */
  #settleChecks(): (reply: Reply) => void {
    const waiting = this.#checks;
    this.#checks = [];
    return (reply) => {
      // More was written meanwhile: the check of that is the answer.
      if (this.#checks.length > 0) this.#checks.unshift(...waiting);
      else
        for (const { resolve, reject } of waiting)
          if (reply.kind === "checked") resolve(reply.checked);
          else reject(new Error(reply.kind === "failed" ? reply.message : "The engine answered something else."));
    };
  }

  #put(): void {
    const first = this.#questions.reduce<Question | undefined>(
      (best, one) => (best === undefined || this.#rank(one.answer) < this.#rank(best.answer) ? one : best),
      undefined,
    );
    if (first === undefined) return;
    this.#questions = this.#questions.filter((one) => one !== first);
    const { answer, asked, tell, beside, resolve, reject } = first;
    this.#send(
      { id: this.#id(), kind: "ask", answer, asked, tell: tell !== undefined, ...(beside && { beside }) },
      (reply) => {
        if (reply.kind === "answered") resolve(reply.answers);
        else reject(new Unanswered(reply.kind === "failed" ? reply.message : "The engine answered something else."));
      },
      tell,
    );
  }

  #send(request: Request, done: (reply: Reply) => void, tell?: (progress: Progress) => void): void {
    this.#busy = { id: request.id, done, ...(tell && { tell }) };
    this.#port.postMessage(request);
  }

  #id(): number {
    this.#last += 1;
    return this.#last;
  }

  #end(why: string): void {
    clearTimeout(this.#rest);
    this.#ended = why;
    const busy = this.#busy;
    this.#busy = undefined;
    busy?.done({ id: busy.id, kind: "failed", message: why });
    this.#along.overtake(new Error(why));
    for (const { reject } of [...this.#checks, ...this.#questions]) reject(new Error(why));
    this.#checks = [];
    this.#questions = [];
  }
}
