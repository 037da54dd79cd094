import type { ReviewState } from "./decision.ts";

/** What an archive holds. */
export interface ArchiveStatus {
  /** A path, or a server's address without its password. */
  readonly where: string;
  readonly engine: "SQLite" | "Postgres";
  /** The engine's version, as it tells it. */
  readonly version: string;
  /** The newest migration that was run. */
  readonly schema: string;
  readonly bytes: number;
  readonly documents: number;
  /** Of the documents: near-identical copies of others. */
  readonly copies: number;
  /** Places in which documents were found. */
  readonly origins: number;
  /** Days of the earliest and the latest dated document. */
  readonly earliest?: string;
  readonly latest?: string;
  readonly candidates: Readonly<Record<ReviewState, number>>;
  readonly decisions: number;
}
