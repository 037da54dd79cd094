/** Where a text is kept that the server could not be given. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A text as it is being written, and the state of the file that it began from; null for a new file. */
export interface KeptText {
  readonly text: string;
  readonly base: string | null;
}

const PREFIX = "proviso.unsaved.";
/** What is typed is kept no more often than this, in milliseconds. */
const EACH_MS = 250;

/** Texts that are not saved yet, in the tab's own storage, so that they outlive the page and the server. */
export class Kept {
  readonly #keep: Keep | undefined;
  readonly #textOf: (path: string) => KeptText | undefined;
  /** Files of which a text was kept a moment ago, and whether it has changed since. */
  readonly #keeping = new Map<string, boolean>();

  /** @param textOf what is not saved of a file; undefined where all is */
  constructor(keep: Keep | undefined, textOf: (path: string) => KeptText | undefined) {
    this.#keep = keep;
    this.#textOf = textOf;
    // Whoever goes away leaves nothing behind that was typed last.
    globalThis.window?.addEventListener("pagehide", () => {
      for (const [path, isBehind] of this.#keeping) if (isBehind) this.#put(path);
    });
  }

  /** All that is kept, of files that the server knows nothing of as well. */
  all(): (KeptText & { readonly path: string })[] {
    const keep = this.#keep;
    if (keep === undefined) return [];
    const keys = Array.from({ length: keep.length }, (_, at) => keep.key(at));
    return keys.flatMap((key) => {
      if (key === null || !key.startsWith(PREFIX)) return [];
      const kept = readKept(keep.getItem(key));
      return kept === undefined ? [] : [{ path: key.slice(PREFIX.length), ...kept }];
    });
  }

  /** Keeps a text at once, and what is typed right after it in one go, since a browser takes its time to keep a long one. */
  soon(path: string): void {
    if (this.#keeping.has(path)) {
      this.#keeping.set(path, true);
      return;
    }
    this.#put(path);
    this.#keeping.set(path, false);
    setTimeout(() => {
      const isBehind = this.#keeping.get(path) === true;
      this.#keeping.delete(path);
      if (isBehind) this.#put(path);
    }, EACH_MS);
  }

  forget(path: string): void {
    this.#keep?.removeItem(`${PREFIX}${path}`);
  }

  /** A browser keeps some megabytes of texts and no more; what is larger is safe only once it is saved. */
  #put(path: string): void {
    const text = this.#textOf(path);
    if (text === undefined) return;
    try {
      this.#keep?.setItem(`${PREFIX}${path}`, JSON.stringify(text));
    } catch {
      this.forget(path);
    }
  }
}

function readKept(json: string | null): KeptText | undefined {
  try {
    const { text, base } = JSON.parse(json ?? "null") as Partial<KeptText>;
    return typeof text === "string" ? { text, base: base ?? null } : undefined;
  } catch {
    return undefined;
  }
}
