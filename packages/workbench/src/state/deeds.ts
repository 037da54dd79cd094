/** Something that was done and can be undone. */
export interface Deed {
  /** What was done, in a few words: they stand after "Undo:" and "Redo:". */
  readonly what: string;
  readonly undo: () => void | Promise<void>;
  readonly redo: () => void | Promise<void>;
  /** Deeds of one name that follow one another closely, such as the steps of a slider, are one. */
  readonly series?: string;
}

/** How long after a deed the next of its series still belongs to it, in milliseconds. */
const CLOSE = 1500;
/** How many deeds are kept: more than anybody takes back. */
const MOST = 200;

/** What was done outside of texts, the last first to be undone. Texts have an undo of their own, which knows where the cursor was. */
export class Deeds {
  readonly #now: () => number;
  #done: readonly Deed[] = [];
  #undone: readonly Deed[] = [];
  #last = Number.NEGATIVE_INFINITY;
  readonly #watchers = new Set<() => void>();
  #state: { readonly undo?: string; readonly redo?: string } = {};

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What would be undone and redone next. */
  readonly state = (): { readonly undo?: string; readonly redo?: string } => this.#state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  did(deed: Deed): void {
    const before = this.#done.at(-1);
    const now = this.#now();
    const joins =
      deed.series !== undefined &&
      before?.series === deed.series &&
      this.#undone.length === 0 &&
      now - this.#last <= CLOSE;
    this.#done = joins
      ? [...this.#done.slice(0, -1), { ...deed, undo: before.undo }]
      : [...this.#done, deed].slice(-MOST);
    this.#undone = [];
    this.#last = now;
    this.#tell();
  }

  async undo(): Promise<void> {
    const deed = this.#done.at(-1);
    if (deed === undefined) return;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, deed];
    this.#tell();
    await deed.undo();
  }

  async redo(): Promise<void> {
    const deed = this.#undone.at(-1);
    if (deed === undefined) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, deed];
    this.#tell();
    await deed.redo();
  }

  #tell(): void {
    this.#state = { undo: this.#done.at(-1)?.what, redo: this.#undone.at(-1)?.what };
    for (const watcher of this.#watchers) watcher();
  }
}
