import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appendLines, type Disk, replaceFile, sha256 } from "./disk.ts";

/** Why a text came to be: saved by somebody, found on disk, taken back to, put in by a review, deleted, a draft that was let go, or a mark. */
export type Cause = "save" | "disk" | "restore" | "accept" | "delete" | "draft" | "mark";

/** One entry of the history. Its number counts lines of the journal from 1 and never changes. */
export interface Revision {
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Absent for a mark. */
  readonly file?: string;
  /** SHA-256 of the text; null where the file was deleted. */
  readonly text?: string | null;
  readonly before?: string | null;
  readonly cause: Cause;
  /** The tab or program that did it, as it calls itself. */
  readonly by?: string;
  readonly note?: string;
}

export type Entry = Omit<Revision, "revision" | "at">;

export const HISTORY_FOLDER = ".proviso-history";
/** So that nobody commits it by accident; whoever wants to may delete the line. */
const IGNORE = "# Every save of this dossier's files, for undo. Safe to delete when the server is not running.\n*\n";

/**
 * Every text that a dossier's files ever had, append-only: the texts under their SHA-256, and a journal with a line for each time that a file got one.
 * Lies in the dossier's own folder, so that it moves with it and needs no other place to write.
 */
export class History {
  readonly folder: string;
  readonly #disk: Disk;
  readonly #now: () => Date;
  #journal: Revision[] = [];
  #read = 0;

  constructor(root: string, disk: Disk, now: () => Date) {
    this.folder = join(root, HISTORY_FOLDER);
    this.#disk = disk;
    this.#now = now;
  }

  /** The journal, oldest first, with what another program has added meanwhile. */
  async revisions(): Promise<readonly Revision[]> {
    const path = join(this.folder, "journal.jsonl");
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size !== this.#read) {
      const text = size === 0 ? "" : await readFile(path, "utf8");
      this.#journal = text
        .split("\n")
        .slice(0, -1)
        .flatMap((line, index) => {
          const entry = parsed(line);
          return entry === undefined ? [] : [{ ...entry, revision: index + 1 }];
        });
      this.#read = size;
    }
    return this.#journal;
  }

  /** Keeps a text, so that a revision can name it. @returns its SHA-256 */
  async keep(text: string): Promise<string> {
    const id = sha256(text);
    const path = this.#textPath(id);
    if ((await stat(path).catch(() => undefined)) !== undefined) return id;
    await this.#prepare();
    await this.#disk.mkdir(join(this.folder, "texts", id.slice(0, 2)), { recursive: true });
    await replaceFile(this.#disk, path, text);
    return id;
  }

  /** A text by its SHA-256, if it was kept. */
  async text(id: string): Promise<string | undefined> {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    const found = await readFile(this.#textPath(id), "utf8").catch(() => undefined);
    // Half a text, from a disk that lost its last writes, is none.
    return found !== undefined && sha256(found) === id ? found : undefined;
  }

  /** @returns the number of the last of them, or of the last there is */
  async add(entries: readonly Entry[]): Promise<number> {
    if (entries.length > 0) {
      await this.#prepare();
      const at = this.#now().toISOString();
      await appendLines(
        this.#disk,
        join(this.folder, "journal.jsonl"),
        entries.map((entry) => JSON.stringify({ at, ...entry })),
      );
    }
    return (await this.revisions()).at(-1)?.revision ?? 0;
  }

  /** The text that each file had after a revision, by its SHA-256; null for one that was deleted. */
  async stateAt(revision: number): Promise<ReadonlyMap<string, string | null>> {
    const state = new Map<string, string | null>();
    for (const { revision: number, file, text, cause } of await this.revisions()) {
      if (number > revision) break;
      if (file !== undefined && text !== undefined && cause !== "draft") state.set(file, text);
    }
    return state;
  }

  async #prepare(): Promise<void> {
    await this.#disk.mkdir(this.folder, { recursive: true });
    await mkdir(join(this.folder, "texts"), { recursive: true });
    await writeFile(join(this.folder, ".gitignore"), IGNORE, { flag: "wx" }).catch(() => {});
  }

  #textPath(id: string): string {
    return join(this.folder, "texts", id.slice(0, 2), id);
  }
}

function parsed(line: string): Omit<Revision, "revision"> | undefined {
  try {
    const entry = JSON.parse(line);
    return typeof entry === "object" && entry !== null && typeof entry.cause === "string" ? entry : undefined;
  } catch {
    return undefined; // torn when the machine stopped; its text is kept all the same
  }
}
