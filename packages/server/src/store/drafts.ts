import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { diskFault, Fault } from "../fault.ts";
import { type Disk, replaceFile, sha256 } from "./disk.ts";
import type { History } from "./history.ts";
import { insidePath } from "./inside.ts";
import { Lock } from "./lock.ts";
import { readOwn } from "./own.ts";

/** A text being edited and not saved yet. */
export interface Draft {
  readonly file: string;
  /** Who edits it: a tab, as it calls itself. Each has its own draft of a file. */
  readonly tab: string;
  readonly text: string;
  /** SHA-256 of the text that the editing began with; null for a new file. */
  readonly base: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * Texts while they are typed, so that a browser or a server that stops loses at most the last keystrokes. Kept beside the history, one file for each
 * file and tab; and in memory, so that a full disk does not lose them either while the server runs.
 */
export class Drafts {
  readonly #history: History;
  readonly #disk: Disk;
  readonly #maxBytes: number;
  readonly #now: () => Date;
  readonly #unwritten = new Map<string, Draft>();
  readonly #lock = new Lock();

  constructor(history: History, disk: Disk, maxBytes: number, now: () => Date = () => new Date()) {
    this.#history = history;
    this.#disk = disk;
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** All drafts, the last first; what lies behind a link is none. */
  async list(): Promise<Draft[]> {
    const found = new Map<string, Draft>();
    for (const name of await this.#names()) {
      if (!name.endsWith(".json") || name.startsWith(".")) continue;
      const draft = parsed(
        await this.#at(name)
          .then(readOwn)
          .catch(() => ""),
      );
      if (draft !== undefined) found.set(nameOf(draft.file, draft.tab), draft);
    }
    for (const [name, draft] of this.#unwritten) found.set(name, draft);
    return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** @param baseText the text that `base` stands for, if it is at hand, so that the draft can be merged later */
  async put(
    file: string,
    tab: string,
    text: string,
    base: string | null,
    baseText: string | undefined,
  ): Promise<Draft> {
    insidePath(file);
    if (Buffer.byteLength(text) > this.#maxBytes)
      throw new Fault("too-large", `The draft of \`${file}\` is too large to be kept; it stays in this window.`);
    const draft: Draft = { file, tab, text, base, at: this.#now().toISOString() };
    return this.#lock.hold(async () => {
      const name = nameOf(file, tab);
      try {
        const path = await this.#at(name);
        if (baseText !== undefined) await this.#history.keep(baseText);
        await this.#disk.mkdir(dirname(path), { recursive: true });
        await replaceFile(this.#disk, path, JSON.stringify(draft));
        this.#unwritten.delete(name);
        return draft;
      } catch (error) {
        this.#unwritten.set(name, draft);
        throw diskFault(error, file, "The draft is kept in memory as long as the server runs.");
      }
    });
  }

  /** Lets drafts go: those of a file, or of one tab only. Where it is asked for, their texts go into the history first. */
  async drop(file: string, tab: string | undefined, keep: boolean): Promise<number> {
    insidePath(file);
    return this.#lock.hold(async () => {
      const own = (await this.list()).filter(
        (draft) => draft.file === file && (tab === undefined || draft.tab === tab),
      );
      try {
        if (keep) {
          for (const draft of own) {
            const text = await this.#history.keep(draft.text);
            await this.#history.add([{ file, text, before: draft.base, cause: "draft", by: draft.tab }]);
          }
        }
        for (const draft of own) {
          const name = nameOf(file, draft.tab);
          await this.#disk.rm(await this.#at(name), { force: true });
          this.#unwritten.delete(name);
        }
      } catch (error) {
        throw diskFault(error, file, "The draft is kept.");
      }
      return own.length;
    });
  }

  async #names(): Promise<string[]> {
    try {
      return await readdir(await this.#history.at("drafts"));
    } catch {
      return [];
    }
  }

  #at(name: string): Promise<string> {
    return this.#history.at("drafts", name);
  }
}

function nameOf(file: string, tab: string): string {
  return `${sha256(`${file}\0${tab}`).slice(0, 32)}.json`;
}

function parsed(text: string): Draft | undefined {
  try {
    const draft = JSON.parse(text);
    return typeof draft?.file === "string" && typeof draft.text === "string" && typeof draft.tab === "string"
      ? draft
      : undefined;
  } catch {
    return undefined;
  }
}
