import { ProblemError, Unreachable } from "../../files/api.ts";
import type { Decided, Deciding, ReviewDecision } from "./reading-api.ts";

/** A decision on its way to the server. */
export interface Pending {
  readonly document: string;
  readonly deciding: Deciding;
}

/** Why decisions wait: nobody answers, or there is no room for them. */
export interface Trouble {
  readonly kind: "unreachable" | "disk";
  readonly because: string;
}

export interface OutboxState {
  readonly pending: readonly Pending[];
  readonly trouble?: Trouble;
}

export interface OutboxOptions {
  readonly decide: (document: string, deciding: Deciding) => Promise<Decided>;
  /** This tab's name: a decision that it finds made by itself was sent before, and its answer was lost. */
  readonly tab: string;
  readonly keep?: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  /** From a failure to the next try, in milliseconds. */
  readonly retry?: number;
}

/** Told how a decision went. */
export interface Listener {
  readonly done: (pending: Pending, decided: Decided) => void;
  readonly refused: (pending: Pending, error: Error) => void;
}

const KEY = "proviso.decisions";
const RETRY = 2000;

/**
 * Decisions, sent one after the other in the order in which they were taken. While the server is away, or its disk is full, they wait here and in the
 * tab's storage, and are sent when it is back; what the server refuses goes back to whoever decided.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<Listener>();
  #state: OutboxState = { pending: [] };
  #sending: Pending | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    const kept = options.keep?.getItem(KEY);
    if (kept !== null && kept !== undefined) this.#set({ pending: parsed(kept) });
    this.#next();
  }

  readonly state = (): OutboxState => this.#state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** @returns what ends it */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(document: string, deciding: Deciding): void {
    const { pending } = this.#state;
    // What is to come before it decides what it will find.
    const before = pending.some((one) => one.document === document && one.deciding.candidate === deciding.candidate);
    const { seen, ...rest } = deciding;
    const added = { document, deciding: before || seen === undefined ? rest : { ...rest, seen } };
    this.#set({ ...this.#state, pending: [...pending, added] });
    this.#next();
  }

  /** Takes back decisions on a candidate that have not been sent yet. @returns whether all of them could be taken back */
  takeBack(document: string, candidate: string): boolean {
    const isOf = (one: Pending) => one.document === document && one.deciding.candidate === candidate;
    const pending = this.#state.pending.filter((one) => !isOf(one) || one === this.#sending);
    const all = !pending.some(isOf);
    this.#set({ ...this.#state, pending });
    return all;
  }

  /** Tries at once, without waiting for the next time. */
  hurry(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next();
  }

  #next(): void {
    const [first] = this.#state.pending;
    if (first === undefined || this.#sending !== undefined || this.#timer !== undefined) return;
    this.#sending = first;
    void this.#send(first).then((again) => {
      this.#sending = undefined;
      if (again)
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.#next();
        }, this.#options.retry ?? RETRY);
      else this.#next();
    });
  }

  /** @returns whether it has to be sent again */
  async #send(one: Pending): Promise<boolean> {
    try {
      const decided = await this.#options.decide(one.document, one.deciding);
      this.#done(one);
      this.#tell(one, decided);
      return false;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble !== undefined) {
        this.#set({ pending: this.#state.pending, trouble });
        return true;
      }
      this.#done(one);
      const made = madeAlready(error, one, this.#options.tab);
      this.#tell(one, made === undefined ? error : { decision: made, written: null });
      return false;
    }
  }

  #tell(one: Pending, how: unknown): void {
    for (const { done, refused } of this.#listeners)
      if (how instanceof Error) refused(one, how);
      else done(one, how as Decided);
  }

  #done(one: Pending): void {
    this.#set({ pending: this.#state.pending.filter((other) => other !== one) });
  }

  #set(state: OutboxState): void {
    this.#state = state;
    const { keep } = this.#options;
    if (state.pending.length === 0) keep?.removeItem(KEY);
    else
      try {
        keep?.setItem(KEY, JSON.stringify(state.pending));
      } catch {
        // The tab's storage is full: they are still in the page.
      }
    for (const watcher of this.#watchers) watcher();
  }
}

function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof Unreachable)
    return {
      kind: "unreachable",
      because:
        "The server does not answer. What you decide is kept in this window and sent when it is back; leave it open.",
    };
  if (error instanceof ProblemError && error.problem.status === 507)
    return {
      kind: "disk",
      because: `${error.message} Your decision is kept in this window and sent again until there is room.`,
    };
  return undefined;
}

/** The decision in force, where it is this very one: its answer was lost on the way. */
function madeAlready(error: unknown, { deciding }: Pending, tab: string): ReviewDecision | undefined {
  if (!(error instanceof ProblemError) || error.problem.status !== 412) return undefined;
  const { decision } = error.problem as { readonly decision?: ReviewDecision | null };
  return decision?.by === tab && decision.kind === deciding.kind ? decision : undefined;
}

function parsed(kept: string): Pending[] {
  try {
    const found: unknown = JSON.parse(kept);
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}
