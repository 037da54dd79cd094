import type { Archive } from "@proviso/archive";
import type { Endpoint } from "@proviso/reader/assistant";
import type { Events } from "./live/events.ts";
import type { Drafts } from "./store/drafts.ts";
import type { Files } from "./store/files.ts";
import type { Reviews } from "./store/reviews.ts";
import type { Answers } from "./work/answers.ts";
import type { Pool } from "./work/pool.ts";

export interface Limits {
  /** The largest text of a dossier, in bytes. */
  readonly textBytes: number;
  /** The largest upload, in bytes. */
  readonly uploadBytes: number;
  /** The longest text that is read for statements, in bytes. */
  readonly readBytes: number;
  /** The most that one answer may take, in milliseconds. */
  readonly answerMs: number;
}

export const LIMITS: Limits = {
  textBytes: 20_000_000,
  uploadBytes: 30_000_000,
  readBytes: 3_000_000,
  answerMs: 120_000,
};

/** What the routes work with. */
export interface Site {
  readonly version: string;
  /** What the dossier's folder is called. */
  readonly name: string;
  readonly files: Files;
  readonly drafts: Drafts;
  readonly events: Events;
  readonly reviews: Reviews;
  readonly answers: Answers;
  readonly pool: Pool;
  /** Documents to search, where there are any. */
  readonly archive?: Archive;
  /** The language model that whoever started the server has named; there is none otherwise, and no request can name one. */
  readonly languageModel?: Endpoint;
  /** The workbench as one page into which a dossier is put; absent where it was not built. */
  readonly page?: string;
  readonly limits: Limits;
}
