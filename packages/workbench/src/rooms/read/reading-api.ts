import type { Bearing, Candidate } from "@proviso/record";
import type { Api } from "../../files/api.ts";

/** A document that was read for the dossier. */
export interface ReadDocument {
  /** SHA-256 of its words. */
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly title?: string;
  /** ISO day, month or year. */
  readonly dated?: string;
  readonly author?: string;
  /** Offsets at which pages begin. */
  readonly pages?: readonly number[];
  /** Whether it is built like a treaty. */
  readonly treaty?: boolean;
  /** How many statements were found when it was read. */
  readonly statements?: number;
  readonly at: string;
}

export type Listed = ReadDocument & { readonly decided: number };

export type DecisionKind = "accepted" | "mended" | "rejected" | "reopened";

export interface ReviewDecision {
  readonly candidate: string;
  readonly kind: DecisionKind;
  readonly mended?: Candidate;
  /** The file that holds the statement, and the lines that were written for it. */
  readonly written?: string;
  readonly block?: string;
  readonly note?: string;
  readonly by?: string;
  readonly at: string;
}

/** What a language model made of a document, where one was asked to read it. */
export interface SecondReading {
  readonly model: string;
  readonly url: string;
  readonly here: boolean;
  readonly words: number;
  readonly given: number;
  readonly rejected: readonly { readonly part: string; readonly words: string }[];
  readonly dropped: readonly { readonly part: string; readonly words: string }[];
}

export interface Reading {
  readonly document: ReadDocument;
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly counts: { readonly words: number; readonly sentences: number; readonly leftOut: number };
  readonly decisions: readonly ReviewDecision[];
  readonly languageModel?: SecondReading;
}

/** What the server is and allows. */
export interface About {
  readonly limits: { readonly uploadBytes: number; readonly readBytes: number };
  readonly languageModel?: { readonly url: string; readonly model: string; readonly here: boolean } | null;
}

/** A decision as it is sent. */
export interface Deciding {
  readonly candidate: string;
  readonly kind: DecisionKind;
  readonly mended?: Candidate;
  readonly bears?: Bearing | null;
  /** Why, in a few words. */
  readonly note?: string;
  /** The `at` of the decision that whoever decides knows of; null for none; absent where it is not known. */
  readonly seen?: string | null;
  readonly takeOut?: boolean;
  readonly preview?: boolean;
}

export interface Written {
  readonly file: string;
  readonly block: string;
  readonly added: boolean;
  readonly paths: readonly string[];
}

export interface Decided {
  readonly decision: ReviewDecision | null;
  readonly written: Written | null;
}

export interface Draft {
  readonly file: string;
  readonly text: string;
  readonly articles: number;
  readonly norms: number;
  readonly left: readonly string[];
  readonly paths: readonly string[];
  readonly saved: boolean;
}

/** What is read: a file, words that were pasted, or a file that the dossier has. */
export type Sent =
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "text"; readonly text: string; readonly name: string }
  | { readonly kind: "source"; readonly path: string };

/** The server's part of this room. */
export class ReadingApi {
  readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  about(): Promise<About> {
    return this.api.get("/api/server");
  }

  async documents(): Promise<readonly Listed[]> {
    return (await this.api.get<{ documents: readonly Listed[] }>("/api/read")).documents;
  }

  open(document: string): Promise<Reading> {
    return this.api.get(`/api/read/${document}`);
  }

  read(sent: Sent, dated: string | undefined, signal: AbortSignal): Promise<Reading> {
    const day = dated === undefined ? {} : { dated };
    if (sent.kind === "file") {
      const body = new FormData();
      body.append("file", sent.file);
      if (dated !== undefined) body.append("dated", dated);
      return this.api.request("/api/read", { method: "POST", body, signal });
    }
    const said = sent.kind === "text" ? { text: sent.text, name: sent.name } : { source: sent.path };
    return this.#send("POST", "/api/read", { ...said, ...day }, signal);
  }

  date(document: string, dated: string | null): Promise<Reading> {
    return this.#send("PATCH", `/api/read/${document}`, { dated });
  }

  decide(document: string, deciding: Deciding): Promise<Decided> {
    return this.#send("POST", `/api/read/${document}/decisions`, deciding);
  }

  draft(document: string, asked: { readonly file?: string; readonly save?: boolean }): Promise<Draft> {
    return this.#send("POST", `/api/read/${document}/draft`, asked);
  }

  /** Sends the document's words to the language model that the server names. */
  askModel(document: string, signal: AbortSignal): Promise<Reading> {
    return this.#send("POST", `/api/read/${document}/language-model`, {}, signal);
  }

  #send<T>(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.api.request(path, {
      method,
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
