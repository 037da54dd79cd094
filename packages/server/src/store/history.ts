import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../fault.ts";
import { appendLines, type Disk, replaceFile, sha256 } from "./disk.ts";
import { ownPath, readOwn } from "./own.ts";

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

/** So that nobody commits it by accident; whoever wants to may delete the line. */
const IGNORE = "# Every save of this dossier's files, for undo. Safe to delete when the server is not running.\n*\n";

/**
 * Every text that a dossier's files ever had, append-only: the texts under their SHA-256, and a journal with a line for each time that a file got one.
 * Lies in the dossier's own folder, so that it moves with it and needs no other place to write.
 */
export class History {
  readonly #root: string;
  readonly #disk: Disk;
  readonly #now: () => Date;
  #journal: Revision[] = [];
  #read = 0;

  constructor(root: string, disk: Disk, now: () => Date) {
    this.#root = root;
    this.#disk = disk;
    this.#now = now;
  }

  /** Where something lies in the history's folder. @throws Fault `linked-history` where the way to it leads elsewhere */
  at(...way: readonly string[]): Promise<string> {
    return ownPath(this.#root, ...way);
  }

  /** What keeps this dossier from having a history, if anything does: a link in its place. */
  async trouble(): Promise<Fault | undefined> {
    for (const name of ["texts", "drafts", "journal.jsonl", "reviews.jsonl"]) {
      const found = await this.at(name).catch((error: unknown) => error);
      if (found instanceof Fault) return found;
    }
    return undefined;
  }

  /** The journal, oldest first, with what another program has added meanwhile. @throws Fault `linked-history` */
  async revisions(): Promise<readonly Revision[]> {
    const path = await this.at("journal.jsonl");
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size !== this.#read) {
      const text = size === 0 ? "" : await readOwn(path);
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
    const path = await this.#textPath(id);
    // What is there may be half of it, from a disk that lost its last writes.
    if ((await this.text(id)) !== undefined) return id;
    await this.#prepare();
    await this.#disk.mkdir(dirname(path), { recursive: true });
    await replaceFile(this.#disk, path, text);
    return id;
  }

  /** A text by its SHA-256, if it was kept. @throws Fault `linked-history` */
  async text(id: string): Promise<string | undefined> {
    if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
    const path = await this.#textPath(id);
    const found = await readOwn(path).catch(() => undefined);
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
        await this.at("journal.jsonl"),
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
    await this.#disk.mkdir(await this.at(), { recursive: true });
    await mkdir(await this.at("texts"), { recursive: true });
    // A link there counts as being there.
    await writeFile(join(await this.at(), ".gitignore"), IGNORE, { flag: "wx" }).catch(() => {});
  }

  #textPath(id: string): Promise<string> {
    return this.at("texts", id.slice(0, 2), id);
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
