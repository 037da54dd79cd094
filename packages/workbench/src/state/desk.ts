import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import { Engine } from "../engine/client.ts";
import type { Checked } from "../engine/protocol.ts";
import type { FileState, Files, LeftOut } from "../files/files.ts";
import { drawn } from "./drawn.ts";

/** The dossier as it lies on the desk: its texts as they are being written, what they say, and how far they are saved. */
export interface DeskState {
  readonly name: string;
  readonly files: ReadonlyMap<string, FileState>;
  /** What the texts say; while a text has an error, what they said last. */
  readonly model?: Model;
  readonly revision: number;
  /** Counts what was written, checked or not. */
  readonly written: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the texts can be asked as they stand. */
  readonly sound: boolean;
  readonly opening: boolean;
  /** Files that could not be read as texts, and why. */
  readonly left: readonly LeftOut[];
  /** Why what is written cannot be checked, in a sentence. */
  readonly stopped?: string;
  /** Why the dossier could not be opened, in a sentence. */
  readonly failure?: string;
}

/** Holds the dossier, tells whoever watches, and sees to it that what is typed is checked and saved. */
export class Desk {
  readonly engine: Engine;
  readonly files: Files;
  #state: DeskState;
  readonly #watchers = new Set<() => void>();

  constructor(files: Files, engine = new Engine()) {
    this.files = files;
    this.engine = engine;
    this.#state = {
      name: files.name,
      files: new Map(),
      revision: 0,
      written: 0,
      diagnostics: [],
      sound: false,
      left: [],
      opening: true,
    };
    files.watch((changed) => this.#fromOutside(changed));
  }

  readonly state = (): DeskState => this.#state;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  async open(): Promise<void> {
    try {
      const { files, said, left = [] } = await this.files.open();
      const texts = Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
      // Told before the texts are read: what happens to a file while they are comes on top of this.
      this.#set({ name: this.files.name, files, left });
      const seen = said === undefined ? await this.engine.open(texts) : this.engine.openBehind(texts, said);
      this.#set({ ...this.#seen(seen), opening: false });
    } catch (error) {
      this.#set({ opening: false, failure: error instanceof Error ? error.message : String(error) });
    }
  }

  /**
   * What somebody typed: checked at once, saved soon after. The letter itself goes first: who watches is told when it stands on the screen, and a text
   * that takes long is checked no sooner.
   */
  async write(path: string, text: string): Promise<void> {
    if (this.#state.files.get(path)?.text === text) return;
    const files = new Map(this.#state.files).set(path, this.files.write(path, text));
    this.#state = { ...this.#state, files, written: this.#state.written + 1 };
    const begun = this.engine.takesLong ? undefined : this.#check(path, text);
    await drawn();
    // Whoever has written something else meanwhile has it checked, and tells of it.
    if (this.#state.files.get(path)?.text !== text) return;
    this.#set({});
    this.#set(await (begun ?? this.#check(path, text)));
  }

  /** Has a text checked; where the engine has ended, by the one that takes its place. */
  async #check(path: string, text: string | undefined): Promise<Partial<DeskState>> {
    const checked = await this.engine
      .write(path, text)
      .catch(() => this.engine.write(path, text))
      .catch(({ message }: Error) => message);
    return typeof checked === "string"
      ? { sound: false, stopped: checked }
      : { ...this.#seen(checked), stopped: undefined };
  }

  /** A file was saved, or changed on disk, or could not be saved. */
  async #fromOutside(changed: ReadonlyMap<string, FileState | undefined>): Promise<void> {
    const files = new Map(this.#state.files);
    const rewritten: [string, string | undefined][] = [];
    for (const [path, file] of changed) {
      if (files.get(path)?.text !== file?.text) rewritten.push([path, file?.text]);
      if (file === undefined) files.delete(path);
      else files.set(path, file);
    }
    this.#set({ files });
    for (const [path, text] of rewritten) this.#set(await this.#check(path, text));
  }

  #seen({ revision, model, diagnostics }: Checked): Partial<DeskState> {
    return { revision, diagnostics, sound: model !== undefined, model: model ?? this.#state.model };
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}
