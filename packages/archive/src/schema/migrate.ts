import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Database, Engine } from "../engine/engine.ts";
import { ArchiveError } from "../engine/error.ts";
import { first, TABLES } from "./first.ts";

/** Every migration, in order; forward only. */
function migrationsOf(engine: Engine): Readonly<Record<string, Migration>> {
  return { "0001-first": first(engine) };
}

/** Where Kysely notes which migrations were run. */
const NOTES = "archive_migrations";
const LOCK = "archive_migrations_lock";

/** Migrations that were run on this archive, oldest first; none on a new one. */
export async function migrationsRun(db: Database): Promise<string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === NOTES)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(NOTES)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * Brings an archive to this version's schema, all or nothing. Where two processes do so at once, one does the work and the other waits.
 * @throws ArchiveError `newer` where a newer Proviso has written it; nothing is touched then
 */
export async function migrate(db: Database, engine: Engine): Promise<void> {
  const migrations = migrationsOf(engine);
  if (isCurrent(await migrationsRun(db), migrations, engine)) return;
  await engine.alone(db, async (alone) => {
    const run = await migrationsRun(alone);
    if (isCurrent(run, migrations, engine)) return;
    if (run.length === 0) await mustBeFree(alone, engine);
    const provider = { getMigrations: async () => ({ ...migrations }) };
    const migrator = new Migrator({ db: alone, provider, migrationTableName: NOTES, migrationLockTableName: LOCK });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  });
}

/** @throws ArchiveError `not-an-archive` where tables of another program have our names */
async function mustBeFree(db: Database, { where }: Engine): Promise<void> {
  const taken = (await db.introspection.getTables()).find(({ name }) => (TABLES as readonly string[]).includes(name));
  if (taken !== undefined)
    throw new ArchiveError(
      "not-an-archive",
      `The database ${where} holds tables of another program (${taken.name}). Give the archive a database of its own.`,
    );
}

/** @throws ArchiveError `missing`, `older` or `newer` where an archive cannot be read as it is */
export async function mustBeCurrent(db: Database, engine: Engine): Promise<void> {
  const run = await migrationsRun(db);
  if (isCurrent(run, migrationsOf(engine), engine)) return;
  if (run.length === 0)
    throw new ArchiveError(
      "missing",
      `There is no archive in ${engine.where} yet. \`proviso archive import\` makes one.`,
    );
  throw new ArchiveError(
    "older",
    `The archive ${engine.where} was written by an older Proviso. Run \`proviso archive import\` on it once: that brings it up to date and keeps all that is in it.`,
  );
}

function isCurrent(
  run: readonly string[],
  migrations: Readonly<Record<string, Migration>>,
  { where }: Engine,
): boolean {
  const unknown = run.find((name) => !(name in migrations));
  if (unknown !== undefined)
    throw new ArchiveError(
      "newer",
      `The archive ${where} was written by a newer Proviso (its schema is ${unknown}). Update this one; nothing was changed.`,
    );
  return run.length === Object.keys(migrations).length;
}
