import type { ColumnDefinitionBuilder, Dialect, Kysely, RawBuilder } from "kysely";
import type { Term } from "../query/query.ts";
import type { Tables } from "../schema/tables.ts";
import type { ArchiveError } from "./error.ts";

export type Database = Kysely<Tables>;

export interface Indexed {
  readonly document: number;
  readonly fields: readonly (readonly string[])[];
}

/** All that differs between the two databases; one file each implements it, and nothing else asks which one it is. */
export interface Engine {
  readonly name: "SQLite" | "Postgres";
  /** The archive as people know it: a path, or an address without its password. */
  readonly where: string;
  readonly dialect: Dialect;
  /** Readies a new connection and looks whether an archive is there or may be made. */
  readonly ready: (db: Database) => Promise<void>;
  /** Runs work alone: nobody else writes until it has ended, and all of it is stored or nothing. */
  readonly alone: <T>(db: Database, work: (db: Database) => Promise<T>) => Promise<T>;
  /** The archive's engine-made number. */
  readonly ordinal: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** The type of a text that is compared byte by byte, in every language of the machine. */
  readonly exactText: RawBuilder<unknown>;
  readonly real: RawBuilder<unknown>;
  /** Makes the index of words. */
  readonly createWordIndex: (db: Database) => Promise<void>;
  /** Puts documents' words, in order, into the index: of each its title's and its text's. */
  readonly index: (db: Database, documents: readonly Indexed[]) => Promise<void>;
  /** Lets the database count what there is, after much was added, so that it plans searches well. Nothing depends on it but their pace. */
  readonly count: (db: Database) => Promise<void>;
  /** A subquery: the ordinals of the documents in which a term stands. */
  readonly documentsWith: (term: Term) => RawBuilder<number>;
  /** From now on the database itself refuses to change or delete a row of this table. */
  readonly makeAppendOnly: (db: Database, table: keyof Tables) => Promise<void>;
  /** The database's own version, and how large the archive is. */
  readonly about: (db: Database) => Promise<{ readonly version: string; readonly bytes: number }>;
  /** What a fault of the database means, in words. `undefined` for one that is ours. */
  readonly explain: (fault: unknown) => ArchiveError | undefined;
}
