import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { type RawBuilder, SqliteDialect, sql } from "kysely";
import type { Term } from "../query/query.ts";
import type { Engine } from "./engine.ts";
import { ArchiveError } from "./error.ts";

export interface SqliteOptions {
  readonly readOnly?: boolean;
  /** How long to wait for another process that is writing, in milliseconds. */
  readonly patience: number;
  /** The most pages of 4096 bytes that the file may have. */
  readonly mostPages?: number;
}

/** "PRVS": marks the file as an archive of Proviso, for us and for the `file` command. */
const APPLICATION_ID = 0x50525653;

/** SQLite in a file: write-ahead log, so that readers and a writer do not wait for each other; FTS5 for the words. */
export function sqliteEngine(path: string, options: SqliteOptions): Engine {
  const where = path;
  const readOnly = options.readOnly === true;
  const open = async () => {
    if (!readOnly && !existsSync(dirname(path)))
      throw new ArchiveError("missing", `There is no folder \`${dirname(path)}\` for the archive; make it first.`);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new ArchiveError("not-an-archive", `\`${path}\` is a folder; an archive is a file.`);
    if (readOnly && !existsSync(path)) throw missing(path);
    const file = new Sqlite(path, { readonly: readOnly, timeout: options.patience });
    try {
      await ready(file, path, options);
    } catch (error) {
      file.close();
      throw error;
    }
    return file;
  };
  return {
    name: "SQLite",
    where,
    dialect: new SqliteDialect({ database: open }),
    ready: async (db) => {
      await sql`select 1`.execute(db); // opens the file
    },
    alone: (db, work) =>
      db.connection().execute(async (connection) => {
        // SQLite waits by holding the thread, and the one who writes may be another connection of this thread: so we do the waiting.
        await sql`pragma busy_timeout = 0`.execute(connection);
        await patiently(options.patience, () => sql`begin immediate`.execute(connection));
        await sql`pragma busy_timeout = ${sql.lit(options.patience)}`.execute(connection);
        try {
          const result = await work(connection);
          await sql`commit`.execute(connection);
          return result;
        } catch (error) {
          // A full disk may have rolled back already.
          await sql`rollback`.execute(connection).catch(() => {});
          throw error;
        }
      }),
    ordinal: (column) => column.primaryKey().autoIncrement(),
    exactText: sql`text`,
    real: sql`real`,
    createWordIndex: async (db) => {
      // `ascii` parts words at the blanks between those that we give, and at nothing else.
      await sql`create virtual table words using fts5(title, text, content='', columnsize=0, prefix='2 3', tokenize='ascii')`.execute(
        db,
      );
    },
    index: async (db, documents) => {
      const rows = documents.map(
        ({ document, fields }) => sql`(${document}, ${sql.join(fields.map((words) => words.join(" ")))})`,
      );
      await sql`insert into words(rowid, title, text) values ${sql.join(rows)}`.execute(db);
    },
    documentsWith,
    makeAppendOnly: async (db, table) => {
      for (const change of ["update", "delete"])
        await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
          begin select raise(abort, 'an archive only grows'); end`.execute(db);
    },
    // Its index of words is asked without counting.
    count: async () => {},
    about: async (db) => {
      const found = await sql<{ version: string; bytes: number }>`
        select sqlite_version() as version, (select page_count from pragma_page_count) * (select page_size from pragma_page_size) as bytes`.execute(
        db,
      );
      return found.rows[0] as { version: string; bytes: number };
    },
    explain: (fault) => explain(fault, where),
  };
}

function missing(path: string): ArchiveError {
  return new ArchiveError(
    "missing",
    `There is no archive \`${path}\` yet. \`proviso archive import\` makes one and fills it.`,
  );
}

async function ready(file: Sqlite.Database, path: string, { readOnly, patience, mostPages }: SqliteOptions) {
  if (mostPages !== undefined) file.pragma(`max_page_count = ${mostPages}`);
  file.pragma("foreign_keys = on");
  file.pragma("synchronous = full");
  const id = file.pragma("application_id", { simple: true });
  const tables = file.prepare("select count(*) from sqlite_schema").pluck().get();
  if (id !== APPLICATION_ID && (tables !== 0 || id !== 0))
    throw new ArchiveError(
      "not-an-archive",
      `\`${path}\` is a database of another program. Choose another file for the archive.`,
    );
  if (readOnly) {
    if (tables === 0) throw missing(path);
    return;
  }
  // SQLite itself does not wait when it changes the kind of log.
  await patiently(patience, () => {
    if (file.pragma("journal_mode", { simple: true }) !== "wal") file.pragma("journal_mode = wal");
    if (id !== APPLICATION_ID) file.pragma(`application_id = ${APPLICATION_ID}`);
  });
}

/** Tries again while another connection writes. */
async function patiently(patience: number, change: () => unknown): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await change();
      return;
    } catch (error) {
      if (!codeOf(error)?.startsWith("SQLITE_BUSY") || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + 20 * Math.random()));
    }
  }
}

function documentsWith({ words, prefix }: Term): RawBuilder<number> {
  // Words are letters and digits, so that nothing in them can end the quotation.
  const match = `"${words.join(" ")}"${prefix ? " *" : ""}`;
  return sql<number>`select rowid from words where words match ${match}`;
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && "code" in fault && typeof fault.code === "string" ? fault.code : undefined;
}

function explain(fault: unknown, where: string): ArchiveError | undefined {
  const code = codeOf(fault) ?? "";
  const made = (kind: ArchiveError["code"], text: string) => new ArchiveError(kind, text, fault);
  const is = (...prefixes: readonly string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  if (is("SQLITE_FULL", "ENOSPC"))
    return made(
      "full",
      `The disk with the archive \`${where}\` is full. Nothing was half written; make room and run the same again.`,
    );
  if (is("SQLITE_READONLY", "EROFS"))
    return made(
      "read-only",
      `The archive \`${where}\` can only be read: the file, its folder or how it was opened allows no writing.`,
    );
  if (is("SQLITE_BUSY", "SQLITE_LOCKED"))
    return made(
      "locked",
      `The archive \`${where}\` is being written by another program and stays locked. Wait for it, or end it.`,
    );
  if (is("SQLITE_NOTADB"))
    return made(
      "corrupt",
      `\`${where}\` is no archive, or it is damaged at its beginning. Choose another file, or restore a backup.`,
    );
  if (is("SQLITE_CORRUPT"))
    return made(
      "corrupt",
      `The archive \`${where}\` is damaged. Keep the file, restore a backup, and import again what is newer.`,
    );
  if (is("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "EACCES", "EPERM"))
    return made(
      "unreachable",
      `The archive \`${where}\` cannot be opened: this user may not read it, or write in its folder.`,
    );
  if (is("SQLITE_IOERR"))
    return made(
      "unreachable",
      `The disk with the archive \`${where}\` fails (${code}). What was stored before is kept.`,
    );
  return undefined;
}
