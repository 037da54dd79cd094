import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { diskFault, Fault } from "../fault.ts";
import { type Disk, replaceFile, sha256 } from "./disk.ts";
import { type Cause, type Entry, History } from "./history.ts";
import { insidePath, realInside } from "./inside.ts";
import { Lock } from "./lock.ts";
import { type Merge, merge } from "./merge.ts";

/** Files that are edited as texts, by extension; whatever else lies in a dossier is listed and left alone. */
export const TEXT_KINDS: Readonly<Record<string, "agreement" | "source" | "table">> = {
  ".proviso": "agreement",
  ".txt": "source",
  ".md": "source",
  ".csv": "table",
  ".ktab": "table",
};

const MOST_FILES = 5000;
const DEEPEST = 12;

export interface FileEntry {
  /** From the dossier's folder, with forward slashes. */
  readonly path: string;
  readonly kind: "agreement" | "source" | "table" | "other";
  /** In bytes. */
  readonly size: number;
  readonly modified: string;
  /** SHA-256 of its text; absent for what is no text of a dossier. */
  readonly etag?: string;
}

export interface FileText {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
}

/** On what condition a file is written: that it still has this text, that it is not there yet. */
export type Condition = { readonly ifMatch: string } | { readonly ifNew: true };

export interface Doing {
  readonly cause?: Cause;
  readonly by?: string;
  readonly note?: string;
}

/** What a save finds where the file is no longer what it was when the editing began. Nothing was written. */
export interface Changed {
  readonly path: string;
  readonly yours: string;
  /** Null where the file is not there any more. */
  readonly theirs: FileText | null;
  /** The text that the editing began with, where it is known. */
  readonly base?: string;
  /** What a merge would be; only where the base is known. */
  readonly merge?: Merge;
}

export interface Saved {
  readonly path: string;
  readonly etag: string;
  readonly revision: number;
}

export interface FilesOptions {
  readonly disk: Disk;
  /** The largest text, in bytes. */
  readonly maxBytes: number;
  /** As many files are listed. */
  readonly mostFiles?: number;
  readonly now?: () => Date;
  /** Told of every change made through here. */
  readonly onSaved?: (path: string, etag: string | null, by: string | undefined) => void;
}

/** The files of one dossier: read strictly, written whole or not at all, never over what somebody else wrote, and every text kept. */
export class Files {
  /** The dossier's folder, links followed. */
  readonly root: string;
  readonly history: History;
  readonly #options: FilesOptions;
  readonly #lock = new Lock();
  /** Texts that were handed out, so that a change can be merged with what it began with. */
  readonly #handedOut = new Map<string, string>();
  /** SHA-256 by path, as long as the file looks the same to the disk. */
  readonly #known = new Map<string, { readonly looks: string; readonly etag: string }>();

  private constructor(root: string, options: FilesOptions) {
    this.root = root;
    this.#options = options;
    this.history = new History(root, options.disk, options.now ?? (() => new Date()));
  }

  /** @throws Fault `not-found` where there is no such folder */
  static async open(folder: string, options: FilesOptions): Promise<Files> {
    const root = await realpath(folder).catch(() => undefined);
    if (root === undefined || !(await stat(root)).isDirectory())
      throw new Fault("not-found", `There is no folder \`${folder}\`.`);
    return new Files(root, options);
  }

  /**
   * Every file, sorted; hidden ones, and links that lead out of the dossier, are left out. So is what lies too deep, in a folder that cannot be read, or
   * past the number that is listed: whether a file that is not here is gone, `isGone` says.
   */
  async list(): Promise<FileEntry[]> {
    const { mostFiles = MOST_FILES } = this.#options;
    const found: FileEntry[] = [];
    const walk = async (folder: string, depth: number): Promise<void> => {
      const names = await readdir(join(this.root, folder), { withFileTypes: true }).catch(() => []);
      for (const { name } of names) {
        if (found.length >= mostFiles) return;
        const path = folder === "" ? name : `${folder}/${name}`;
        const full = await this.#readable(path);
        if (full === undefined) continue;
        const about = await stat(full).catch(() => undefined);
        if (about?.isDirectory() && depth < DEEPEST) await walk(path, depth + 1);
        if (!about?.isFile()) continue;
        const kind = TEXT_KINDS[extname(name).toLowerCase()] ?? "other";
        const entry: FileEntry = { path, kind, size: about.size, modified: about.mtime.toISOString() };
        const etag =
          kind === "other" || about.size > this.#options.maxBytes ? undefined : await this.#etagOf(path, full);
        found.push(etag === undefined ? entry : { ...entry, etag });
      }
    };
    await walk("", 0);
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The `.proviso` files. */
  async agreements(): Promise<string[]> {
    return (await this.list()).filter(({ kind }) => kind === "agreement").map(({ path }) => path);
  }

  /** @throws Fault where it is not there, no text, too large, or not within the dossier */
  async read(path: string): Promise<FileText> {
    const full = await realInside(this.root, path);
    const bytes = await this.#bytes(path, full);
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Fault(
        "not-a-text",
        `\`${path}\` is not written in UTF-8, so it cannot be shown or edited as a text; save it in that encoding.`,
      );
    }
    if (text.includes("\0"))
      throw new Fault(
        "not-a-text",
        `\`${path}\` is not a text: it holds binary data. Take it out of the dossier, or write it anew as a text.`,
      );
    const etag = sha256(bytes);
    this.#remember(etag, text);
    return { path, text, etag };
  }

  /** The SHA-256 of a file as it is now; null where it is not there or may not be read. */
  async etag(path: string): Promise<string | null> {
    const full = await this.#readable(path);
    return full === undefined ? null : ((await this.#etagOf(path, full)) ?? null);
  }

  /** Whether a file of the dossier is certainly not there any more: not one that is only not listed, or cannot be read now. */
  async isGone(path: string): Promise<boolean> {
    try {
      return !(await stat(await realInside(this.root, path))).isFile();
    } catch (error) {
      // What has become a link to elsewhere is no file of the dossier.
      if (error instanceof Fault) return error.code === "bad-path";
      return ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
    }
  }

  /**
   * Writes a file if it is still what the writer saw.
   * @throws Fault `changed`, with both texts and a merge of them, where it is not
   */
  async write(path: string, text: string, condition: Condition, doing: Doing = {}): Promise<Saved> {
    this.#checkText(path, text);
    return this.#lock.hold(async () => {
      const full = await realInside(this.root, path);
      await this.#check(path, text, condition);
      return this.#replace(path, full, text, condition, doing);
    });
  }

  /** Takes a file away if it is still what the writer saw; its text stays in the history. */
  async remove(path: string, condition: Condition, doing: Doing = {}): Promise<{ readonly revision: number }> {
    this.#kindOf(path);
    return this.#lock.hold(async () => {
      const full = await realInside(this.root, path);
      const now = await this.#check(path, "", condition);
      if (now === null) throw new Fault("not-found", `There is no file \`${path}\` in this dossier.`);
      try {
        await this.#keepWhatIsThere(path);
        await this.#check(path, "", condition);
        await this.#options.disk.rm(full);
      } catch (error) {
        throw diskFault(error, path, "It is as it was.");
      }
      this.#known.delete(path);
      this.#options.onSaved?.(path, null, doing.by);
      const { by, note } = doing;
      return {
        revision: await this.#note([
          { file: path, text: null, before: now.etag, cause: doing.cause ?? "delete", by, note },
        ]),
      };
    });
  }

  /** Takes files, or one, back to what they were after a revision. What they are now stays in the history, so this can be undone too. */
  async restore(revision: number, only: string | undefined, doing: Doing = {}): Promise<readonly Saved[]> {
    const state = await this.history.stateAt(revision);
    const files = only === undefined ? [...state] : [...state].filter(([file]) => file === only);
    if (files.length === 0)
      throw new Fault(
        "not-found",
        only === undefined
          ? `The history has no revision ${revision}.`
          : `The history has no text of \`${only}\` at revision ${revision}.`,
      );
    const texts = await Promise.all(
      files.map(async ([file, id]) => {
        const text = id === null ? null : await this.history.text(id);
        if (text === undefined)
          throw new Fault(
            "not-found",
            `The text of \`${file}\` at revision ${revision} is not kept any more; nothing was changed.`,
          );
        return { file, id, text };
      }),
    );
    return this.#lock.hold(async () => {
      const saved: Saved[] = [];
      for (const { file, id, text } of texts) {
        const full = await realInside(this.root, file);
        const now = await this.etag(file);
        if (now === id) continue;
        const note = doing.note ?? `as it was at revision ${revision}`;
        const asSeen: Condition = now === null ? { ifNew: true } : { ifMatch: now };
        if (text !== null)
          saved.push(await this.#replace(file, full, text, asSeen, { ...doing, cause: "restore", note }));
        else {
          await this.#keepWhatIsThere(file);
          await this.#check(file, "", asSeen);
          await this.#options.disk.rm(full, { force: true });
          this.#options.onSaved?.(file, null, doing.by);
          await this.#note([{ file, text: null, before: now, cause: "restore", by: doing.by, note }]);
        }
      }
      return saved;
    });
  }

  /** Notes the texts as they are now, so that later changes can be told from here. @returns the revision */
  async mark(doing: Doing = {}): Promise<number> {
    return this.#lock.hold(async () => {
      try {
        await this.#keepWhatIsThere();
        return await this.history.add([{ cause: "mark", by: doing.by, note: doing.note }]);
      } catch (error) {
        throw diskFault(error, "the history", "Your files are unchanged.");
      }
    });
  }

  /** A text that was handed out or kept, by its SHA-256. */
  async textOf(etag: string): Promise<string | undefined> {
    // Where the history cannot be used, what was kept in it is not at hand; whoever writes into it is told.
    return this.#handedOut.get(etag) ?? (await this.history.text(etag).catch(() => undefined));
  }

  async #check(path: string, yours: string, condition: Condition): Promise<FileText | null> {
    const now = await this.read(path).catch((error: unknown) => {
      if (error instanceof Fault && error.code === "not-found") return null;
      throw error;
    });
    if ("ifNew" in condition ? now === null : now?.etag === condition.ifMatch) return now;
    const base = "ifNew" in condition ? undefined : await this.textOf(condition.ifMatch);
    const changed: Changed = {
      path,
      yours,
      theirs: now,
      ...(base === undefined ? {} : { base }),
      ...(base === undefined || now === null ? {} : { merge: merge(base, yours, now.text) }),
    };
    throw new Fault(
      "changed",
      now === null
        ? `\`${path}\` is not there any more; somebody has moved or deleted it. Nothing was written. Save it as a new file, or let it go.`
        : "ifNew" in condition
          ? `There is a file \`${path}\` already. Nothing was written. Choose another name, or open it.`
          : `\`${path}\` was changed on disk after you opened it. Nothing was written. Take the merged text, or choose between yours and theirs.`,
      { ...changed },
    );
  }

  async #replace(
    path: string,
    full: string,
    text: string,
    condition: Condition,
    { cause = "save", by, note }: Doing,
  ): Promise<Saved> {
    const kept = "The file is as it was, and your text is kept as a draft where there was room for it.";
    try {
      await this.#keepWhatIsThere(path);
      const before = await this.etag(path);
      const etag = await this.history.keep(text);
      await this.#options.disk.mkdir(join(full, ".."), { recursive: true });
      // To keep what is there takes its time, in which another program may write.
      await replaceFile(this.#options.disk, full, text, () => this.#check(path, text, condition));
      this.#remember(etag, text);
      this.#options.onSaved?.(path, etag, by);
      const revision = await this.#note([{ file: path, text: etag, before, cause, by, note }]);
      return { path, etag, revision };
    } catch (error) {
      throw diskFault(error, path, kept);
    }
  }

  /** The journal's line for what is done; where the disk is too full for it, the next save notes what is there. */
  async #note(entries: readonly Entry[]): Promise<number> {
    try {
      return await this.history.add(entries);
    } catch {
      return (await this.history.revisions()).at(-1)?.revision ?? 0;
    }
  }

  /**
   * Texts that came to be outside, by another editor or before the first save, go into the history before anything is written over them.
   * @param about what is about to be written over, listed or not
   */
  async #keepWhatIsThere(...about: readonly string[]): Promise<void> {
    const state = await this.history.stateAt(Number.POSITIVE_INFINITY);
    const listed = new Map((await this.list()).map(({ path, etag }) => [path, etag]));
    const known = [...state].filter(([, etag]) => etag !== null).map(([path]) => path);
    const entries: Entry[] = [];
    for (const path of new Set([...listed.keys(), ...known, ...about])) {
      const before = state.get(path) ?? null;
      const etag = listed.has(path) ? listed.get(path) : await this.etag(path);
      if (etag === before) continue;
      const found = typeof etag === "string" ? await this.read(path).catch(() => undefined) : undefined;
      if (found !== undefined) {
        await this.history.keep(found.text);
        entries.push({ file: path, text: found.etag, before, cause: "disk" });
      } else if (before !== null && !listed.has(path) && (await this.isGone(path)))
        entries.push({ file: path, text: null, before, cause: "disk" });
    }
    await this.history.add(entries);
  }

  #checkText(path: string, text: string): void {
    this.#kindOf(path);
    const bytes = Buffer.byteLength(text);
    if (bytes > this.#options.maxBytes)
      throw new Fault(
        "too-large",
        `The text has ${megabytes(bytes)} MB; at most ${megabytes(this.#options.maxBytes)} MB are kept in one file. Divide it into several.`,
      );
    if (text.includes("\0") || !text.isWellFormed())
      throw new Fault("not-a-text", "The text holds characters that no text file can hold.");
  }

  #kindOf(path: string): string {
    const kind = TEXT_KINDS[extname(insidePath(path)).toLowerCase()];
    if (kind === undefined)
      throw new Fault(
        "wrong-type",
        `\`${path}\` cannot be written here: texts of a dossier end in ${Object.keys(TEXT_KINDS).join(", ")}.`,
      );
    return kind;
  }

  /** Where a path really is; undefined for what is hidden or leads out. */
  async #readable(path: string): Promise<string | undefined> {
    try {
      return await realInside(this.root, path);
    } catch {
      return undefined;
    }
  }

  async #etagOf(path: string, full: string): Promise<string | undefined> {
    const about = await stat(full, { bigint: true }).catch(() => undefined);
    if (about === undefined || !about.isFile()) {
      this.#known.delete(path);
      return undefined;
    }
    const looks = `${about.ino} ${about.size} ${about.mtimeNs} ${about.ctimeNs}`;
    const known = this.#known.get(path);
    // A file that changed within the clock's last tick may change again and look the same.
    const settled = Number(about.mtimeNs / 1_000_000n) < Date.now() - 50;
    if (settled && known?.looks === looks) return known.etag;
    const bytes = await this.#bytes(path, full).catch(() => undefined);
    if (bytes === undefined) return undefined;
    const etag = sha256(bytes);
    this.#known.set(path, { looks, etag });
    return etag;
  }

  async #bytes(path: string, full: string): Promise<Buffer> {
    const { maxBytes } = this.#options;
    try {
      const about = await stat(full);
      if (about.isDirectory()) throw new Fault("not-a-text", `\`${path}\` is a folder.`);
      // To open a pipe would wait for somebody to write into it.
      if (!about.isFile()) throw new Fault("not-a-text", `\`${path}\` is not a file.`);
      if (about.size > maxBytes)
        throw new Fault(
          "too-large",
          `\`${path}\` has ${megabytes(about.size)} MB; at most ${megabytes(maxBytes)} MB are read.`,
        );
      const handle = await open(full, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
      return await handle.readFile().finally(() => handle.close());
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EACCES" || code === "EPERM") throw new Fault("not-allowed", `\`${path}\` may not be read.`);
      throw diskFault(error, path, "");
    }
  }

  #remember(etag: string, text: string): void {
    this.#handedOut.delete(etag);
    this.#handedOut.set(etag, text);
    for (const oldest of this.#handedOut.keys()) {
      if (this.#handedOut.size <= 200) break;
      this.#handedOut.delete(oldest);
    }
  }
}

export function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}
