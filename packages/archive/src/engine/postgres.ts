import { PostgresDialect, type RawBuilder, sql } from "kysely";
import { type ClientBase, Pool, types } from "pg";
import type { Term } from "../query/query.ts";
import { shownAddress, withoutPasswords } from "./address.ts";
import type { Engine } from "./engine.ts";
import { ArchiveError } from "./error.ts";
import { vectorsOf } from "./vectors.ts";

export interface PostgresOptions {
  readonly readOnly?: boolean;
  /** How long to wait for the server, or for another process that is writing, in milliseconds. */
  readonly patience: number;
  readonly connections?: number;
}

/** Of the lock that a writer holds; any number that is ours. */
const WRITER = 0x50525653;
/** Of four parameters each, of which a statement may have 65,535. */
const ROWS_AT_ONCE = 1000;
/** `int8`: counts. They come as texts unless read as numbers, and ours are far below 2^53. */
const INT8 = 20;

/** A database on a Postgres server, 13 or newer: `tsvector` with a GIN index for the words. */
export function postgresEngine(address: string, options: PostgresOptions): Engine {
  const where = shownAddress(address);
  const pool = new Pool({
    connectionString: address,
    application_name: "proviso",
    connectionTimeoutMillis: options.patience,
    max: options.connections ?? 4,
    types: { getTypeParser: (type, format) => (type === INT8 ? Number : types.getTypeParser(type, format as "text")) },
    onConnect: async (client: ClientBase) => {
      await client.query(`set lock_timeout = ${Math.max(1, Math.floor(options.patience))}`);
      await client.query("set client_min_messages = warning");
      // Compiling a query takes longer than running any of ours.
      await client.query("set jit = off");
      // The planner takes reading every word of the archive for cheap, since it does not count what is stored out of line (TOAST). Each of our queries has
      // an index; a table is still read through where there is none.
      await client.query("set enable_seqscan = off");
      if (options.readOnly === true) await client.query("set default_transaction_read_only = on");
    },
  });
  // A server that goes away while nothing is asked is told of at the next question.
  pool.on("error", () => {});
  return {
    name: "Postgres",
    where,
    dialect: new PostgresDialect({ pool }),
    ready: async (db) => {
      const found = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
      const encoding = found.rows[0]?.server_encoding;
      if (encoding !== "UTF8")
        throw new ArchiveError(
          "not-an-archive",
          `The database ${where} stores text as ${encoding}, which lacks most letters. Make one with: createdb --encoding=UTF8 --template=template0.`,
        );
    },
    alone: (db, work) =>
      db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(WRITER)})`.execute(transaction);
        return work(transaction);
      }),
    ordinal: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
    exactText: sql`text collate "C"`,
    real: sql`double precision`,
    createWordIndex: async (db) => {
      await sql`create table words (
        document integer not null references documents (ordinal), field integer not null, part integer not null,
        words tsvector not null, primary key (document, field, part))`.execute(db);
      await sql`create index words_index on words using gin (words)`.execute(db);
    },
    index: async (db, documents) => {
      const rows = documents.flatMap(({ document, fields }) =>
        fields.flatMap((words, field) =>
          vectorsOf(words).map((vector, part) => sql`(${document}, ${field}, ${part}, ${vector}::tsvector)`),
        ),
      );
      for (let i = 0; i < rows.length; i += ROWS_AT_ONCE)
        await sql`insert into words values ${sql.join(rows.slice(i, i + ROWS_AT_ONCE))}`.execute(db);
    },
    count: async (db) => {
      // Another import may be counting at this moment, or the user may not be allowed to: the server counts by itself in a while.
      await sql`analyze documents, words`.execute(db).catch(() => {});
    },
    documentsWith,
    makeAppendOnly: async (db, table) => {
      await sql`create or replace function archive_only_grows() returns trigger language plpgsql as
        $$ begin raise exception 'an archive only grows'; end $$`.execute(db);
      await sql`create trigger ${sql.id(`${table}_only_grows`)} before update or delete or truncate on ${sql.table(table)}
        for each statement execute function archive_only_grows()`.execute(db);
    },
    about: async (db) => {
      const found = await sql<{ version: string; bytes: number }>`
        select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db);
      return found.rows[0] as { version: string; bytes: number };
    },
    explain: (fault) => explain(fault, where, address),
  };
}

function documentsWith({ words, prefix }: Term): RawBuilder<number> {
  // Cast, not parsed: the server's dictionaries have no say. Words are letters and digits, so that nothing in them needs an escape.
  const query = words.map((word, i) => `'${word}'${prefix && i === words.length - 1 ? ":*" : ""}`).join(" <-> ");
  // `offset 0` keeps the planner from looking the words up document by document, which it does where it has not counted them yet.
  return sql<number>`select document from words where words @@ ${query}::tsquery offset 0`;
}

/** By SQLSTATE (PostgreSQL documentation, appendix A) or by what the network said. */
function explain(fault: unknown, where: string, address: string): ArchiveError | undefined {
  if (!(fault instanceof Error)) return undefined;
  const code = "code" in fault && typeof fault.code === "string" ? fault.code : "";
  const said = withoutPasswords(fault.message, address);
  // The fault itself is not passed on: what `pg` keeps in it may hold the connection string.
  const made = (kind: ArchiveError["code"], text: string) => new ArchiveError(kind, text);
  if (code === "53100")
    return made(
      "full",
      `The disk of the server of ${where} is full. Nothing was half written; make room and run the same again.`,
    );
  if (code === "25006")
    return made("read-only", `The archive ${where} can only be read: so the server, or how it was opened, says.`);
  if (code === "55P03" || code === "57014" || code === "40P01")
    return made(
      "locked",
      `The archive ${where} is being written by another program and stays locked. Wait for it, or end it.`,
    );
  if (code.startsWith("XX"))
    return made("corrupt", `The server says that the archive ${where} is damaged (${said}). Restore a backup.`);
  if (code.startsWith("28") || /^SASL|password must be a string/.test(fault.message))
    return made("forbidden", `The server does not let this user in: ${where}. Check name and password.`);
  if (code === "42501") return made("forbidden", `This user may not do that in ${where} (${said}).`);
  if (code === "3D000") return made("missing", `There is no such database: ${where}. Make it with createdb.`);
  if (/^(08|57P|53)/.test(code)) return made("unreachable", `The server of ${where} does not serve us now (${said}).`);
  if (
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|ENOENT|EACCES)/.test(code) ||
    /timeout|terminated|SSL/i.test(fault.message)
  )
    return made(
      "unreachable",
      `The server of ${where} does not answer (${said === "" ? code : said}). Is it running, and is the address right?`,
    );
  return undefined;
}
