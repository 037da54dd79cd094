import { Kysely } from "kysely";
import { isServerAddress } from "./engine/address.ts";
import type { Database, Engine } from "./engine/engine.ts";
import { ArchiveError } from "./engine/error.ts";
import { postgresEngine } from "./engine/postgres.ts";
import { sqliteEngine } from "./engine/sqlite.ts";
import { migrate, migrationsRun, mustBeCurrent } from "./schema/migrate.ts";
import type { Tables } from "./schema/tables.ts";

/** An archive that is open. What can be done with it are the functions of this package that take it first. */
export interface Archive {
  /** A path, or a server's address without its password. */
  readonly where: string;
  readonly engine: "SQLite" | "Postgres";
  /** It was opened to be read only. */
  readonly readOnly: boolean;
  /** Waits for what is under way and lets go of the file or the server. */
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  /** Nothing is made, migrated or changed. @default false */
  readonly readOnly?: boolean;
  /** How long to wait for a server, or for another process that is writing, in milliseconds. @default 15000 */
  readonly patience?: number;
  /** The time that is noted with what is added, ISO 8601. @default the machine's, in UTC */
  readonly now?: () => string;
}

interface Inside {
  readonly db: Database;
  readonly engine: Engine;
  readonly now: () => string;
}

const PATIENCE = 15_000;
const insides = new WeakMap<Archive, Inside>();

/**
 * Opens an archive, and makes it where there is none: `where` is the path of a file (SQLite, embedded) or a connection string `postgres://…`. Several
 * processes may have one archive open; writers take turns, readers never wait.
 * @throws ArchiveError where it cannot be opened; one line that says why and what to do, without any password
 */
export async function openArchive(where: string, options: OpenOptions = {}): Promise<Archive> {
  const { readOnly, patience = PATIENCE, now = () => new Date().toISOString() } = options;
  const engine = isServerAddress(where)
    ? postgresEngine(where, { readOnly, patience })
    : sqliteEngine(where, { readOnly, patience });
  return openWith(engine, { readOnly, now });
}

/** {@link openArchive} for an engine that is made already. */
export async function openWith(
  engine: Engine,
  { readOnly, now }: { readonly readOnly?: boolean; readonly now: () => string },
): Promise<Archive> {
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  const archive: Archive = {
    where: engine.where,
    engine: engine.name,
    readOnly: readOnly === true,
    close: () => db.destroy(),
  };
  insides.set(archive, { db, engine, now });
  try {
    await inside(archive, async () => {
      await engine.ready(db);
      await (readOnly === true ? mustBeCurrent(db, engine) : migrate(db, engine));
    });
  } catch (error) {
    await db.destroy().catch(() => {}); // it may never have opened
    throw error;
  }
  return archive;
}

/** Work on an open archive; what the database says of a fault is told in our words. */
export async function inside<T>(archive: Archive, work: (inside: Inside) => Promise<T>): Promise<T> {
  const found = insides.get(archive);
  if (found === undefined) throw new TypeError("This is not an archive that openArchive has opened.");
  try {
    return await work(found);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw found.engine.explain(error) ?? error;
  }
}

/** As {@link inside}, alone: all of it is stored or nothing. */
export async function insideAlone<T>(archive: Archive, work: (inside: Inside) => Promise<T>): Promise<T> {
  return inside(archive, ({ db, engine, now }) => engine.alone(db, (alone) => work({ db: alone, engine, now })));
}

/** The newest migration that was run. */
export async function schemaOf(db: Database): Promise<string> {
  return (await migrationsRun(db)).at(-1) ?? "";
}
