import type { Api } from "./api.ts";
import { plainLines } from "./line-ends.ts";

/** A save, or another change of a file, as the server's journal has it. */
export interface Revision {
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly file?: string;
  readonly cause: "save" | "disk" | "restore" | "accept" | "delete" | "draft" | "mark";
  readonly by?: string;
  readonly note?: string;
}

/** What a revision made of its file; null where there was none. */
export interface RevisionTexts {
  readonly text: string | null;
  readonly before: string | null;
}

/** A term that moved between two texts. */
export interface MovedTerm {
  readonly item: string;
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

export interface ChangedPromise {
  readonly promise: string;
  readonly reading?: string;
  readonly summary?: string;
  readonly voiding?: { readonly gained: readonly (readonly string[])[]; readonly lost: readonly (readonly string[])[] };
  readonly terms?: readonly MovedTerm[];
  readonly notCompared?: string;
}

/** What changed since a revision, in the files and in what they amount to. */
export interface Changes {
  readonly since: number;
  readonly files: readonly {
    readonly path: string;
    readonly change: "added" | "removed" | "changed";
    readonly added: number;
    readonly removed: number;
  }[];
  /** Null where a text has errors. */
  readonly agreements: {
    readonly unreadable: boolean;
    readonly added?: readonly string[];
    readonly removed?: readonly string[];
    readonly promises: readonly ChangedPromise[];
  } | null;
}

/** Every text that the dossier's files ever had. */
export class Past {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** The saves of a file, the last first. */
  async revisions(path: string): Promise<readonly Revision[]> {
    const { revisions } = await this.#api.get<{ revisions: readonly Revision[] }>(
      `/api/history?file=${encodeURIComponent(path)}&limit=200`,
    );
    return revisions;
  }

  async revision(number: number): Promise<RevisionTexts> {
    const { text, before } = await this.#api.get<RevisionTexts>(`/api/history/${number}`);
    return { text: text && plainLines(text), before: before && plainLines(before) };
  }

  /** Notes the texts as they are now. @returns the revision by which they can be told again */
  async mark(note: string): Promise<number> {
    return (await this.#api.post<{ revision: number }>("/api/history", { note })).revision;
  }

  changes(since: number): Promise<Changes> {
    return this.#api.get(`/api/changes?since=${since}`);
  }
}
