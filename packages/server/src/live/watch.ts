import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../store/files.ts";

const DEBOUNCE = 80;
const POLL = 2000;

type OnChange = (path: string, etag: string | null) => void;

/**
 * Finds out which files of a dossier get another text, whoever writes them. The system only says that something stirs in a folder; what has changed is
 * found by looking, so that editors that write beside and rename are no trouble, and neither are events that the system drops.
 */
export class Watch {
  readonly #files: Files;
  readonly #onChange: OnChange;
  readonly #watchers = new Map<string, FSWatcher>();
  #known = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #poll: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(files: Files, onChange: OnChange) {
    this.#files = files;
    this.#onChange = onChange;
  }

  static async start(files: Files, onChange: OnChange): Promise<Watch> {
    const made = new Watch(files, onChange);
    made.#known = await made.#look();
    // Some systems and network disks do not say when something changes.
    made.#poll = setInterval(() => made.#stir(), POLL);
    made.#poll.unref();
    return made;
  }

  /** Takes a change as known, so that it is not told again. */
  expect(path: string, etag: string | null): void {
    if (etag === null) this.#known.delete(path);
    else this.#known.set(path, etag);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#poll);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #stir(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#looking = this.#looking.then(() => this.#compare()).catch(() => {});
    }, DEBOUNCE);
    this.#timer.unref();
  }

  async #compare(): Promise<void> {
    const found = await this.#look();
    if (this.#closed) return;
    for (const [path, etag] of found) {
      if (this.#known.get(path) === etag) continue;
      // Saved through here while looking: told already.
      const now = await this.#files.etag(path);
      if (now === null || now === this.#known.get(path)) continue;
      this.#known.set(path, now);
      this.#onChange(path, now);
    }
    for (const path of [...this.#known.keys()]) {
      if (found.has(path) || !(await this.#files.isGone(path)) || !this.#known.delete(path)) continue;
      this.#onChange(path, null);
    }
  }

  async #look(): Promise<Map<string, string>> {
    const list = await this.#files.list();
    this.#watchFolders(new Set([".", ...list.flatMap(({ path }) => foldersOf(path))]));
    return new Map(list.flatMap(({ path, etag }) => (etag === undefined ? [] : [[path, etag] as const])));
  }

  #watchFolders(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (this.#watchers.has(folder) || this.#closed) continue;
      try {
        const watcher = watch(join(this.#files.root, folder), { persistent: false }, () => this.#stir());
        watcher.on("error", () => {
          watcher.close();
          this.#watchers.delete(folder);
        });
        this.#watchers.set(folder, watcher);
      } catch {
        // Looking now and then finds it as well.
      }
    }
  }
}

function foldersOf(path: string): string[] {
  const found: string[] = [];
  for (let at = dirname(path); at !== "."; at = dirname(at)) found.push(at);
  return found;
}
