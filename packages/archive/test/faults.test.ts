import { spawn } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { openWith } from "../src/archive.ts";
import { sqliteEngine } from "../src/engine/sqlite.ts";
import { addDocuments, archiveStatus, openArchive, searchArchive } from "../src/index.ts";
import { serverPlaces, sqlitePlaces, temporaryFolder } from "./engines.ts";
import { initdb, postgres } from "./postgres.ts";
import { document, prose, random } from "./sample.ts";

const now = () => "2025-09-01T00:00:00.000Z";
const MANY = Array.from({ length: 60 }, (_, i) => document(`${i}`, prose(random(i), 300)));

async function filled(where: string): Promise<string> {
  const archive = await openArchive(where);
  await addDocuments(archive, MANY);
  await archive.close();
  return where;
}

/** One line for people, with the archive's name in it. */
function clearError(code: string, names: string) {
  return expect.objectContaining({
    name: "ArchiveError",
    code,
    message: expect.stringMatching(new RegExp(`^[^\n]*${names}[^\n]*\\.$`)),
  });
}

describe("SQLite", () => {
  const { place } = sqlitePlaces();
  const folder = temporaryFolder();

  it("says that the disk is full, and keeps what was there", async () => {
    const where = await place();
    const pages = 60;
    const archive = await openWith(sqliteEngine(where, { patience: 1000, mostPages: pages }), { now });
    await addDocuments(archive, MANY.slice(0, 3));
    await expect(addDocuments(archive, MANY)).rejects.toEqual(clearError("full", "archive\\d+.db` is full"));
    expect((await archiveStatus(archive)).documents).toBe(3);
    expect((await searchArchive(archive, "the OR russia")).total).toBe(3);
    await archive.close();
    const again = await openArchive(where);
    expect((await addDocuments(again, MANY)).filter(({ outcome }) => outcome === "known")).toHaveLength(3);
    await again.close();
  });

  it("is only read where it was opened for reading", async () => {
    const archive = await openArchive(await filled(await place()), { readOnly: true });
    await expect(addDocuments(archive, MANY.slice(0, 1))).rejects.toEqual(clearError("read-only", "can only be read"));
    expect((await archiveStatus(archive)).documents).toBe(60);
    await archive.close();
  });

  it("says that a file may not be written", async () => {
    const where = await filled(join(folder(), "readonly.db"));
    chmodSync(where, 0o444);
    chmodSync(folder(), 0o555);
    const child = join(import.meta.dirname, "ingest-child.ts");
    // Root may write whatever it likes.
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const said = await new Promise<string>((resolve) => {
      const running = spawn(process.execPath, [child, where, folder()], {
        ...user,
        stdio: ["ignore", "ignore", "pipe"],
      });
      let text = "";
      running.stderr.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      running.on("close", () => resolve(text));
    });
    chmodSync(folder(), 0o755);
    expect(said).toMatch(/ArchiveError: The archive `.*` (can only be read|cannot be opened): /);
  });

  it("waits for who is writing, and says so if it takes too long", async () => {
    const where = await filled(await place());
    const writer = new Sqlite(where);
    writer.exec("begin immediate");
    const archive = await openArchive(where, { patience: 100 });
    expect((await archiveStatus(archive)).documents).toBe(60);
    await expect(addDocuments(archive, MANY.slice(0, 1))).rejects.toEqual(
      clearError("locked", "is being written by another program"),
    );
    writer.exec("rollback");
    expect(await addDocuments(archive, MANY.slice(0, 1))).toHaveLength(1);
    await archive.close();
    writer.close();
  });

  it.each<[string, (where: string) => void]>([
    ["overwritten", (where) => scribble(where, 0, 100)],
    ["overwritten further on", (where) => scribble(where, 4096, statSync(where).size - 4096)],
    ["cut off", (where) => writeFileSync(where, readFileSync(where).subarray(0, 5 * 4096))],
    [
      "no database",
      (where) => writeFileSync(where, "Dear Sir or Madam, this is a letter and not a database.".repeat(100)),
    ],
  ])("says that a file is damaged: %s", async (_, damage) => {
    const where = await filled(await place());
    damage(where);
    const use = async () => {
      const archive = await openArchive(where);
      try {
        await searchArchive(archive, "the");
        await addDocuments(archive, [document("more", "Something more.")]);
      } finally {
        await archive.close();
      }
    };
    await expect(use()).rejects.toEqual(clearError("corrupt", "archive\\d+.db`"));
  });

  it("leaves what is not its own as it is", async () => {
    const where = await place();
    const other = new Sqlite(where);
    other.exec("create table recipes (name text)");
    other.close();
    const before = readFileSync(where);
    await expect(openArchive(where)).rejects.toEqual(clearError("not-an-archive", "database of another program"));
    expect(readFileSync(where)).toEqual(before);
    const inner = join(folder(), "inner");
    mkdirSync(inner);
    await expect(openArchive(inner)).rejects.toEqual(clearError("not-an-archive", "is a folder"));
    await expect(openArchive(join(inner, "none", "a.db"))).rejects.toEqual(clearError("missing", "There is no folder"));
    await expect(openArchive(join(inner, "a.db"), { readOnly: true })).rejects.toEqual(
      clearError("missing", "There is no archive"),
    );
  });
});

describe("Postgres", () => {
  const { place } = serverPlaces(postgres);

  // PGlite has one session for all, in which nobody can lock out anybody.
  it.runIf(initdb() !== undefined)("waits for who is writing, and says so if it takes too long", async () => {
    const where = await filled(await place());
    const writer = new Client({ connectionString: where });
    await writer.connect();
    await writer.query("begin");
    await writer.query(`select pg_advisory_xact_lock(${0x50525653})`);
    const archive = await openArchive(where, { patience: 300 });
    expect((await archiveStatus(archive)).documents).toBe(60);
    await expect(addDocuments(archive, MANY.slice(0, 1))).rejects.toEqual(
      clearError("locked", "is being written by another program"),
    );
    await writer.query("rollback");
    expect(await addDocuments(archive, MANY.slice(0, 1))).toHaveLength(1);
    await archive.close();
    await writer.end();
  });

  it("is only read where it was opened for reading", async () => {
    const where = await filled(await place());
    const archive = await openArchive(where, { readOnly: true });
    await expect(addDocuments(archive, MANY.slice(0, 1))).rejects.toEqual(clearError("read-only", "can only be read"));
    await archive.close();
    await expect(openArchive(await place(), { readOnly: true })).rejects.toEqual(
      clearError("missing", "There is no archive"),
    );
  });

  it.each([
    ["53100", "full"],
    ["XX001", "corrupt"],
    ["42501", "forbidden"],
    ["53300", "unreachable"],
  ])("says in words what the server means by %s", async (state, code) => {
    const where = await filled(await place());
    const client = new Client({ connectionString: where });
    await client.connect();
    await client.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '${state}'; end $$;
       create trigger fail before insert on buckets execute function fail()`,
    );
    await client.end();
    const archive = await openArchive(where);
    await expect(addDocuments(archive, [document("new", "A new document.")])).rejects.toEqual(
      clearError(code, "/(archive\\d+|postgres)"),
    );
    // All or nothing: the document came before the buckets.
    expect((await archiveStatus(archive)).documents).toBe(60);
    await archive.close();
  });

  it("leaves tables of others as they are", async () => {
    const where = await place();
    const client = new Client({ connectionString: where });
    await client.connect();
    await client.query("create table documents (name text)");
    await expect(openArchive(where)).rejects.toEqual(clearError("not-an-archive", "tables of another program"));
    const { rows } = await client.query(
      "select table_name from information_schema.tables where table_schema = 'public'",
    );
    expect(rows).toEqual([{ table_name: "documents" }]);
    await client.end();
  });

  it("never prints a password", async () => {
    const where = await place();
    const wrong = where.replace(/:[^:@/]+@/, ":WRONGsecret@");
    const addresses = [
      "postgres://me:WRONGsecret@127.0.0.1:1/archive",
      "postgres://me:WRONG%73ecret@127.0.0.1:1/archive?password=WRONGsecret",
      "postgres://me:WRONGsecret@no.such.host.invalid/archive",
      "postgres://me:WRONGsecret@127.0.0.1:port/archive",
      "postgres://me:WRONG/secret@127.0.0.1:1/archive",
      "postgres://me:WRONGsecret@127.0.0.1:1/archive?sslmode=verify-full&sslrootcert=/none/WRONGsecret.pem",
      ...(wrong.includes("sslmode") ? [] : [wrong, wrong.replace(/archive\d+/, "none")]),
    ];
    for (const address of addresses) {
      const failed = await openArchive(address, { patience: 3000 }).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failed, address).toMatchObject({ name: "ArchiveError" });
      const all = `${failed} ${(failed as Error).stack} ${JSON.stringify(failed, Object.getOwnPropertyNames(failed))}`;
      expect(all).not.toMatch(/secret/i);
      expect((failed as Error).message).toMatch(/^[^\n]+\.$|\?$/);
    }
  });

  it("shows its address without the password", async () => {
    const archive = await openArchive(await place());
    expect(archive.where).toMatch(/^postgres:\/\/(proviso|postgres)@127\.0\.0\.1:\d+\/\w+$/);
    expect((await archiveStatus(archive)).where).toBe(archive.where);
    await archive.close();
  });
});

describe("an archive", () => {
  const engines = { SQLite: sqlitePlaces(), Postgres: serverPlaces(postgres) };

  it.each(["SQLite", "Postgres"] as const)("of a newer Proviso is left as it is (%s)", async (engine) => {
    const where = await filled(await engines[engine].place());
    await statement(where, "insert into archive_migrations (name, timestamp) values ('0099-future', '2031-01-01')");
    for (const readOnly of [false, true])
      await expect(openArchive(where, { readOnly })).rejects.toEqual(
        clearError("newer", "newer Proviso \\(its schema is 0099-future\\)"),
      );
  });

  it.each(["SQLite", "Postgres"] as const)("is made once by four who open it at once (%s)", async (engine) => {
    const where = await engines[engine].place();
    const archives = await Promise.all([1, 2, 3, 4].map(() => openArchive(where)));
    await Promise.all(archives.map((archive, i) => addDocuments(archive, MANY.slice(10 * i, 10 * i + 20))));
    for (const archive of archives) expect((await archiveStatus(archive)).documents).toBe(50);
    await Promise.all(archives.map((archive) => archive.close()));
  });
});

function scribble(path: string, from: number, length: number): void {
  const file = openSync(path, "r+");
  const next = random(1);
  writeSync(
    file,
    Uint8Array.from({ length }, () => Math.floor(next() * 256)),
    0,
    length,
    from,
  );
  closeSync(file);
}

async function statement(where: string, text: string): Promise<void> {
  if (!where.startsWith("postgres:")) {
    const file = new Sqlite(where);
    file.exec(text);
    file.close();
    return;
  }
  const client = new Client({ connectionString: where });
  await client.connect();
  await client.query(text);
  await client.end();
}
