import type { Model } from "@proviso/agreement";
import type { Diagnostic } from "@proviso/language";
import type { Answered, Asked, KindName } from "@proviso/report/ask";
import type { Past } from "./past.ts";

/** A text of the dossier and how far it is saved. */
export interface FileState {
  readonly text: string;
  /** What is on disk has this mark; a save names it, so that nobody's work is written over. */
  readonly etag?: string;
  readonly saving: "saved" | "unsaved" | "failed" | "conflict";
  /** Why it is not saved, in a sentence that says what to do. */
  readonly because?: string;
  /** The text that somebody else wrote meanwhile, where both changed the same lines; null where the file was taken away. */
  readonly theirs?: string | null;
}

/** A dossier as it was found. */
export interface Opened {
  readonly files: ReadonlyMap<string, FileState>;
  /** What has been made of these very texts where they are kept, so that a page can show it before it has read them itself. */
  readonly said?: Said;
  /** Files of the dossier that cannot be shown as texts, and why. */
  readonly left?: readonly LeftOut[];
}

export interface LeftOut {
  readonly path: string;
  /** In a sentence that says what to do. */
  readonly because: string;
}

export interface Said {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Answers about these texts, as long as they are what they were.
   * @param signal takes the question back
   * @throws where there is no answer, for whatever reason
   */
  ask(kind: KindName, asked: Asked, signal: AbortSignal): Promise<readonly Answered[]>;
}

/** Where the dossier's texts are kept: on the house's server, or in the page itself. */
export interface Files {
  readonly name: string;
  /** Whether what is written is kept beyond this page. */
  readonly keeps: boolean;
  open(): Promise<Opened>;
  /** Takes a text to be saved and says how it stands; how it went comes through `watch`. */
  write(path: string, text: string): FileState;
  /**
   * Settles a conflict: keeps one's own text, or takes the other's; one's own then goes into the history.
   * @throws where that could not be done; the conflict stays
   */
  settle(path: string, take: "mine" | "theirs"): Promise<void>;
  /**
   * Takes a file away; where texts are kept, its text stays in the history.
   * @throws where that could not be done; the file stays
   */
  remove(path: string): Promise<void>;
  /** Looks at files anew that the server has written because this page asked for it. */
  refresh?(paths: readonly string[]): Promise<void>;
  /** Every text that there was; where none is kept, nothing. */
  readonly past?: Past;
  watch(watcher: (changed: ReadonlyMap<string, FileState | undefined>) => void): () => void;
}
