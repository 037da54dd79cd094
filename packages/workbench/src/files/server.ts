import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { type Api, fileAddress, ProblemError, Unreachable } from "./api.ts";
import type { FileState, Files, LeftOut, Opened } from "./files.ts";
import { type Keep, Kept } from "./kept.ts";
import { type LineEnd, lineEndOf, plainLines, withLineEnd } from "./line-ends.ts";
import { Past } from "./past.ts";

interface Entry {
  readonly path: string;
  readonly kind: "agreement" | "source" | "table" | "other";
}
interface FileText {
  readonly path: string;
  readonly text: string;
  readonly etag: string;
}
interface OpenedByServer {
  readonly dossier: string;
  /** The last of what had happened before the texts were read. */
  readonly events?: string;
  readonly files: readonly FileText[];
  readonly left: readonly LeftOut[];
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
}
interface Draft {
  readonly file: string;
  readonly tab: string;
  readonly text: string;
  readonly base: string | null;
}

export interface Options {
  /** From the last change to the save, in milliseconds. */
  readonly pause?: number;
  /** From a failure to the next try. */
  readonly retry?: number;
  readonly keep?: Keep;
  /** Tells of files that others changed, from what has happened since. */
  readonly events?: (listener: (happening: Happening) => void, since: string | undefined) => void;
  /** The tabs that are open; undefined where nobody can tell. */
  readonly tabs?: () => Promise<ReadonlySet<string> | undefined>;
}

export type Happening =
  | { readonly kind: "review"; readonly document: string; readonly by?: string }
  | { readonly kind: "file"; readonly path: string; readonly etag: string | null; readonly by?: string }
  | { readonly kind: "reset" };

type Watcher = Parameters<Files["watch"]>[0];

const UNREACHABLE =
  "The server does not answer. What you write is kept in this browser and saved when it is back; leave this page open.";

/**
 * The dossier on the house's server. What is typed goes into the server's journal of drafts and is saved a moment after; a save names the text that
 * it began from, so that nobody's work is written over; what both sides changed apart is merged, and where both changed the same lines one is asked.
 */
export class ServerFiles implements Files {
  readonly keeps = true;
  readonly past: Past;
  #name = "";
  readonly #api: Api;
  readonly #options: Required<Pick<Options, "pause" | "retry">> & Pick<Options, "events" | "tabs">;
  readonly #kept: Kept;
  readonly #files = new Map<string, FileState>();
  /** How the lines of each file end on disk. Here all end plainly, and are given their own end when they leave. */
  readonly #lineEnds = new Map<string, LineEnd>();
  readonly #watchers = new Set<Watcher>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Files of which a change was told while what was typed here was not saved. */
  readonly #passedOver = new Set<string>();
  readonly #saving = new Map<string, Promise<void>>();

  constructor(api: Api, { pause = 600, retry = 2000, keep, events, tabs }: Options = {}) {
    this.#api = api;
    this.past = new Past(api);
    this.#options = { pause, retry, ...(events && { events }), ...(tabs && { tabs }) };
    this.#kept = new Kept(keep, (path) => {
      const file = this.#files.get(path);
      return file === undefined || file.saving === "saved" ? undefined : { text: file.text, base: file.etag ?? null };
    });
  }

  get name(): string {
    return this.#name;
  }

  async open(): Promise<Opened> {
    const [{ dossier, events, files, left, model, diagnostics }, { drafts }] = await Promise.all([
      this.#api.get<OpenedByServer>("/api/opened"),
      this.#api.get<{ drafts: readonly Draft[] }>("/api/drafts"),
    ]);
    this.#name = dossier;
    for (const { path, text, etag } of files)
      this.#files.set(path, { text: this.#arrived(path, text), etag, saving: "saved" });
    this.#takeUpDrafts(drafts);
    void this.#layOthersAside(drafts).catch(() => {});
    this.#options.events?.((happening) => void this.#heard(happening), events);
    const opened = new Map(this.#files);
    // What the server says about its texts, it says of places in them: they have to be these very letters.
    const isAsThere =
      [...opened.values()].every(({ saving }) => saving === "saved") && !files.some(({ text }) => text.includes("\r"));
    if (model === null || !isAsThere) return { files: opened, left };
    return { files: opened, left, said: { model, diagnostics, ask: (...question) => this.#ask(...question) } };
  }

  async #ask(kind: KindName, asked: Asked, signal: AbortSignal): Promise<readonly Answered[]> {
    const { answers } = await this.#api.post<{ answers: readonly Answered[] }>(`/api/answers/${kind}`, asked, signal);
    return answers;
  }

  write(path: string, text: string): FileState {
    const before = this.#files.get(path);
    const next: FileState = { text, saving: "unsaved", ...(before?.etag === undefined ? {} : { etag: before.etag }) };
    this.#files.set(path, next);
    this.#kept.soon(path);
    this.#soon(path, this.#options.pause);
    return next;
  }

  async settle(path: string, take: "mine" | "theirs"): Promise<void> {
    if (this.#files.get(path)?.saving !== "conflict") return;
    const theirs = await this.#api.get<FileText>(fileAddress(path)).catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
    if (take === "theirs") {
      await this.#layAside(path);
      clearTimeout(this.#timers.get(path));
      this.#kept.forget(path);
      this.#tell(path, theirs && { text: this.#arrived(path, theirs.text), etag: theirs.etag, saving: "saved" });
      return;
    }
    // What was typed while the server was asked is one's own as well.
    const { text } = this.#files.get(path) ?? { text: "" };
    this.#tell(path, { text, saving: "unsaved", ...(theirs && { etag: theirs.etag }) });
    await this.#save(path);
  }

  /** Puts one's own text into the history, and takes it off the drafts, where it would be found again. */
  async #layAside(path: string): Promise<void> {
    const file = this.#files.get(path);
    if (file === undefined) return;
    const address = fileAddress(path, "drafts");
    await this.#api.put(address, { text: this.#leaving(path, file.text), base: file.etag ?? null });
    await this.#api.delete(address);
  }

  async remove(path: string): Promise<void> {
    clearTimeout(this.#timers.get(path));
    // What was typed last goes into the history with the rest.
    await this.#save(path);
    const { saving, etag, because } = this.#files.get(path) ?? {};
    if (saving !== "saved" || etag === undefined) throw new Error(because ?? `${path} is not saved yet.`);
    await this.#api.request(fileAddress(path), { method: "DELETE", headers: { "If-Match": `"${etag}"` } });
    this.#tell(path, undefined);
  }

  /** Looks at files anew that the server has written because this tab asked for it. */
  async refresh(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#changed(path);
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Saves at once what is not saved yet; for the moment before a page is left, and for tests. */
  async flush(): Promise<void> {
    for (const [path, { saving }] of this.#files) {
      if (saving === "unsaved" || saving === "failed") {
        clearTimeout(this.#timers.get(path));
        await this.#save(path);
      }
    }
  }

  /** Goes on with what was being typed when the page, the browser or the server ended. */
  #takeUpDrafts(drafts: readonly Draft[]): void {
    const own = drafts.filter(({ tab }) => tab === this.#api.tab);
    for (const { file, text, base } of own) this.#takeUp(file, plainLines(text), base);
    for (const { path, text, base } of this.#kept.all()) this.#takeUp(path, text, base);
  }

  /** What tabs left that are closed, in a conflict that was never settled, is found in the history from now on. */
  async #layOthersAside(drafts: readonly Draft[]): Promise<void> {
    const others = drafts.filter(({ tab }) => tab !== this.#api.tab);
    const open = others.length === 0 ? undefined : await this.#options.tabs?.();
    if (open === undefined) return;
    for (const { file, tab } of others)
      if (!open.has(tab)) await this.#api.delete(`${fileAddress(file, "drafts")}?tab=${encodeURIComponent(tab)}`);
  }

  #takeUp(path: string, text: string, base: string | null): void {
    if (this.#files.get(path)?.text === text) {
      this.#kept.forget(path);
      return;
    }
    this.#files.set(path, { text, saving: "unsaved", ...(base === null ? {} : { etag: base }) });
    this.#soon(path, 0);
  }

  #soon(path: string, milliseconds: number): void {
    clearTimeout(this.#timers.get(path));
    this.#timers.set(
      path,
      setTimeout(() => void this.#save(path), milliseconds),
    );
  }

  /** One save of a file at a time: each begins from what the one before left. */
  #save(path: string): Promise<void> {
    const next = (this.#saving.get(path) ?? Promise.resolve()).then(() => this.#saveOnce(path));
    this.#saving.set(path, next);
    return next;
  }

  async #saveOnce(path: string): Promise<void> {
    const file = this.#files.get(path);
    if (file === undefined || file.saving === "saved" || file.saving === "conflict") return;
    const { text, etag } = file;
    const leaving = this.#leaving(path, text);
    try {
      await this.#api.put(fileAddress(path, "drafts"), { text: leaving, base: etag ?? null });
      const saved = await this.#api.put<{ etag: string }>(
        fileAddress(path),
        { text: leaving },
        etag === undefined ? { "If-None-Match": "*" } : { "If-Match": `"${etag}"` },
      );
      this.#saved(path, text, saved.etag);
    } catch (error) {
      this.#failed(path, text, error);
    }
  }

  #saved(path: string, text: string, etag: string): void {
    const now = this.#files.get(path);
    // What was typed while the save was on its way begins from the text that was saved.
    if (now !== undefined && now.text !== text) {
      this.#tell(path, { text: now.text, etag, saving: "unsaved" });
      this.#soon(path, this.#options.pause);
      return;
    }
    this.#kept.forget(path);
    this.#tell(path, { text, etag, saving: "saved" });
    if (this.#passedOver.delete(path)) void this.#changed(path);
  }

  #failed(path: string, text: string, error: unknown): void {
    const now = this.#files.get(path) ?? { text, saving: "unsaved" as const };
    if (error instanceof ProblemError && error.problem.theirs !== undefined) {
      const { theirs, merge } = error.problem;
      if (merge?.clean === true && theirs !== null && now.text === text) {
        this.#tell(path, { text: this.#arrived(path, merge.text), etag: theirs.etag, saving: "unsaved" });
        this.#soon(path, 0);
        return;
      }
      if (now.text !== text) {
        this.#soon(path, this.#options.pause);
        return;
      }
      this.#tell(path, {
        ...now,
        saving: "conflict",
        because: error.message,
        theirs: theirs === null ? null : plainLines(theirs.text),
      });
      return;
    }
    const because = error instanceof Unreachable ? UNREACHABLE : error instanceof Error ? error.message : String(error);
    this.#tell(path, { ...now, saving: "failed", because });
    // What the server will not have, it will not have in two seconds either: the next change is tried again.
    const final = error instanceof ProblemError && error.problem.status < 500;
    if (!final) this.#soon(path, this.#options.retry);
  }

  async #heard(happening: Happening): Promise<void> {
    if (happening.kind === "reset") {
      await this.#lookAtAll();
      return;
    }
    if (happening.kind === "review" || happening.by === this.#api.tab) return;
    if (happening.etag === null) {
      if (this.#files.get(happening.path)?.saving === "saved") this.#tell(happening.path, undefined);
      return;
    }
    const known = this.#files.get(happening.path);
    if (known?.etag === happening.etag) return;
    // News of a file that has been taken away since comes late.
    if (known === undefined && !(await this.#isThere(happening.path))) return;
    await this.#changed(happening.path);
  }

  async #isThere(path: string): Promise<boolean> {
    return (await this.#listed())?.some((one) => one.path === path) ?? false;
  }

  /** The files that there are now; undefined where nobody answers. */
  async #listed(): Promise<readonly Entry[] | undefined> {
    const found = await this.#api.get<{ files: readonly Entry[] }>("/api/files").catch(() => undefined);
    return found?.files;
  }

  /** Looks at everything anew, where nobody can say what happened meanwhile. */
  async #lookAtAll(): Promise<void> {
    // Where nobody answers, the line breaks as well, and comes back with another reset.
    const listed = await this.#listed();
    if (listed === undefined) return;
    const there = new Set(listed.map(({ path }) => path));
    for (const { path, kind } of listed) if (kind !== "other") await this.#changed(path);
    for (const [path, { saving }] of [...this.#files])
      if (saving === "saved" && !there.has(path)) this.#tell(path, undefined);
  }

  /** A file has another text: taken over where nothing was typed here, else the next save brings both together. */
  async #changed(path: string): Promise<void> {
    const found = await this.#api.get<FileText>(fileAddress(path)).catch((error: unknown) => {
      if (isGone(error) && this.#files.get(path)?.saving === "saved") this.#tell(path, undefined);
      return undefined;
    });
    const now = this.#files.get(path);
    if (found === undefined || found.etag === now?.etag) return;
    if (now !== undefined && now.saving !== "saved") {
      // A save that is on its way may have been taken before this: it is looked at again when that has come back.
      this.#passedOver.add(path);
      return;
    }
    this.#tell(path, { text: this.#arrived(path, found.text), etag: found.etag, saving: "saved" });
  }

  /** A text from disk with plain line ends; how they were is remembered. */
  #arrived(path: string, text: string): string {
    this.#lineEnds.set(path, lineEndOf(text));
    return plainLines(text);
  }

  #leaving(path: string, text: string): string {
    return withLineEnd(text, this.#lineEnds.get(path) ?? "\n");
  }

  #tell(path: string, file: FileState | undefined): void {
    if (file === undefined) this.#files.delete(path);
    else this.#files.set(path, file);
    for (const watcher of this.#watchers) watcher(new Map([[path, file]]));
  }
}

function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}
