import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { type Api, fileAddress, ProblemError, Unreachable } from "./api.ts";
import type { FileState, Files, LeftOut, Opened } from "./files.ts";
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

/** Where a text is kept that the server could not be given. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface Options {
  /** From the last change to the save, in milliseconds. */
  readonly pause?: number;
  /** From a failure to the next try. */
  readonly retry?: number;
  readonly keep?: Keep;
  /** Tells of files that others changed. */
  readonly events?: (listener: (happening: Happening) => void) => void;
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
  readonly #options: Required<Omit<Options, "events" | "keep">> & Pick<Options, "events" | "keep">;
  readonly #files = new Map<string, FileState>();
  readonly #watchers = new Set<Watcher>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  /** Files of which a change was told while what was typed here was not saved. */
  readonly #passedOver = new Set<string>();
  readonly #saving = new Map<string, Promise<void>>();
  /** Files of which a text was kept a moment ago, and whether it has changed since. */
  readonly #keeping = new Map<string, boolean>();

  constructor(api: Api, { pause = 600, retry = 2000, keep, events }: Options = {}) {
    this.#api = api;
    this.past = new Past(api);
    this.#options = { pause, retry, ...(keep && { keep }), ...(events && { events }) };
    // Whoever goes away leaves nothing behind that was typed last.
    globalThis.window?.addEventListener("pagehide", () => {
      for (const [path, isBehind] of this.#keeping) if (isBehind) this.#keep(path);
    });
  }

  get name(): string {
    return this.#name;
  }

  async open(): Promise<Opened> {
    const [{ dossier, files, left, model, diagnostics }, { drafts }] = await Promise.all([
      this.#api.get<OpenedByServer>("/api/opened"),
      this.#api.get<{ drafts: readonly Draft[] }>("/api/drafts"),
    ]);
    this.#name = dossier;
    for (const { path, text, etag } of files) this.#files.set(path, { text, etag, saving: "saved" });
    this.#takeUpDrafts(drafts);
    this.#options.events?.((happening) => void this.#heard(happening));
    const opened = new Map(this.#files);
    const isAsThere = [...opened.values()].every(({ saving }) => saving === "saved");
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
    this.#keepSoon(path);
    this.#soon(path, this.#options.pause);
    return next;
  }

  /** Settles a conflict: keeps one's own text, or takes the other's. */
  async settle(path: string, take: "mine" | "theirs"): Promise<void> {
    const file = this.#files.get(path);
    if (file?.saving !== "conflict") return;
    const theirs = await this.#api.get<FileText>(fileAddress(path));
    if (take === "theirs") {
      this.#forget(path);
      this.#tell(path, { text: theirs.text, etag: theirs.etag, saving: "saved" });
      return;
    }
    this.#tell(path, { text: file.text, etag: theirs.etag, saving: "unsaved" });
    await this.#save(path);
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
    for (const { file, text, base } of own) this.#takeUp(file, text, base);
    for (const path of this.#kept()) {
      const { text, base } = JSON.parse(this.#options.keep?.getItem(keyOf(path)) ?? "null") as {
        text: string;
        base: string | null;
      };
      this.#takeUp(path, text, base);
    }
  }

  /** Paths of the texts that this tab keeps, of files that the server knows nothing of as well. */
  #kept(): string[] {
    const { keep } = this.#options;
    if (keep === undefined) return [];
    return Array.from({ length: keep.length }, (_, at) => keep.key(at)).flatMap((key) =>
      key?.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [],
    );
  }

  #takeUp(path: string, text: string, base: string | null): void {
    if (this.#files.get(path)?.text === text) {
      this.#forget(path);
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
    try {
      await this.#api.put(fileAddress(path, "drafts"), { text, base: etag ?? null });
      const saved = await this.#api.put<{ etag: string }>(
        fileAddress(path),
        { text },
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
    this.#forget(path);
    this.#tell(path, { text, etag, saving: "saved" });
    if (this.#passedOver.delete(path)) void this.#changed(path);
  }

  #failed(path: string, text: string, error: unknown): void {
    const now = this.#files.get(path) ?? { text, saving: "unsaved" as const };
    if (error instanceof ProblemError && error.problem.theirs !== undefined) {
      const { theirs, merge } = error.problem;
      if (merge?.clean === true && theirs !== null && now.text === text) {
        this.#tell(path, { text: merge.text, etag: theirs.etag, saving: "unsaved" });
        this.#soon(path, 0);
        return;
      }
      if (now.text !== text) {
        this.#soon(path, this.#options.pause);
        return;
      }
      this.#tell(path, { ...now, saving: "conflict", because: error.message, theirs: theirs?.text ?? "" });
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
      const { files } = await this.#api.get<{ files: readonly Entry[] }>("/api/files");
      for (const { path, kind } of files) if (kind !== "other") await this.#changed(path);
      return;
    }
    if (happening.kind === "review" || happening.by === this.#api.tab) return;
    if (happening.etag === null) {
      if (this.#files.get(happening.path)?.saving === "saved") this.#tell(happening.path, undefined);
      return;
    }
    if (this.#files.get(happening.path)?.etag !== happening.etag) await this.#changed(happening.path);
  }

  /** A file has another text: taken over where nothing was typed here, else the next save brings both together. */
  async #changed(path: string): Promise<void> {
    const found = await this.#api.get<FileText>(fileAddress(path)).catch((error: unknown) => {
      const isGone = error instanceof ProblemError && error.problem.status === 404;
      if (isGone && this.#files.get(path)?.saving === "saved") this.#tell(path, undefined);
      return undefined;
    });
    const now = this.#files.get(path);
    if (found === undefined || found.etag === now?.etag) return;
    if (now !== undefined && now.saving !== "saved") {
      // A save that is on its way may have been taken before this: it is looked at again when that has come back.
      this.#passedOver.add(path);
      return;
    }
    this.#tell(path, { text: found.text, etag: found.etag, saving: "saved" });
  }

  /** Keeps a text at once, and what is typed right after it in one go, since a browser takes its time to keep a long one. */
  #keepSoon(path: string): void {
    if (this.#keeping.has(path)) this.#keeping.set(path, true);
    else {
      this.#keep(path);
      this.#keeping.set(path, false);
      setTimeout(() => {
        const isBehind = this.#keeping.get(path) === true;
        this.#keeping.delete(path);
        if (isBehind) this.#keep(path);
      }, KEEP_EACH);
    }
  }

  /** A browser keeps some megabytes of texts and no more; what is larger is safe only once it is saved. */
  #keep(path: string): void {
    const file = this.#files.get(path);
    if (file === undefined || file.saving === "saved") return;
    const { text, etag } = file;
    try {
      this.#options.keep?.setItem(keyOf(path), JSON.stringify({ text, base: etag ?? null }));
    } catch {
      this.#forget(path);
    }
  }

  #forget(path: string): void {
    this.#options.keep?.removeItem(keyOf(path));
  }

  #tell(path: string, file: FileState | undefined): void {
    if (file === undefined) this.#files.delete(path);
    else this.#files.set(path, file);
    for (const watcher of this.#watchers) watcher(new Map([[path, file]]));
  }
}

const PREFIX = "proviso.unsaved.";
/** What is typed is kept no more often than this, in milliseconds. */
const KEEP_EACH = 250;

function keyOf(path: string): string {
  return `${PREFIX}${path}`;
}
