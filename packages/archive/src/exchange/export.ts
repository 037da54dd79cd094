import type { Candidate } from "@proviso/record";
import { sql } from "kysely";
import { type Archive, inside } from "../archive.ts";
import { entries, entryOf, originsOf } from "../documents/read.ts";
import type { Database } from "../engine/engine.ts";
import { decisionOf } from "../statements/decide.ts";
import { HEAD, type Line } from "./lines.ts";

const AT_ONCE = 100;

/**
 * Everything in an archive as lines of JSON, without the line feeds: the same lines for the same content, whichever engine holds it. What is
 * added while it runs may be in it or not; what it names is always in it.
 */
export async function* exportLines(archive: Archive): AsyncGenerator<string> {
  yield lineOf(HEAD);
  // Copies name their original, decisions their candidate, candidates their document: each comes after what it names. To leave out what is added
  // behind our back, everything is bounded by the last rows that are there now, the last of all things first.
  const [decisions, candidates, documents] = await inside(archive, async ({ db }) => [
    await lastOrdinal(db, "decisions"),
    await lastOrdinal(db, "candidates"),
    await lastOrdinal(db, "documents"),
  ]);
  for (const copies of [false, true])
    yield* pages((after) => inside(archive, ({ db }) => documentLines(db, documents, copies, after)));
  yield* pages((after) => inside(archive, ({ db }) => candidateLines(db, candidates, after)));
  yield* pages((after) => inside(archive, ({ db }) => decisionLines(db, decisions, after)));
}

interface Keyed {
  readonly key: readonly [string, number];
  readonly line: Line;
}

async function* pages(next: (after: readonly [string, number]) => Promise<Keyed[]>): AsyncGenerator<string> {
  let after: readonly [string, number] = ["", 0];
  for (;;) {
    const page = await next(after);
    for (const { line } of page) yield lineOf(line);
    const last = page.at(-1);
    if (last === undefined || page.length < AT_ONCE) return;
    after = last.key;
  }
}

async function documentLines(
  db: Database,
  until: number,
  copies: boolean,
  [after]: readonly [string, number],
): Promise<Keyed[]> {
  const rows = await entries(db)
    .innerJoin("texts as t", "t.document", "d.ordinal")
    .select("t.text")
    .where("d.ordinal", "<=", until)
    .where("d.copy_of", copies ? "is not" : "is", null)
    .where("d.id", ">", after)
    .orderBy("d.id")
    .limit(AT_ONCE)
    .execute();
  const places = await originsOf(
    db,
    rows.map(({ ordinal }) => ordinal),
  );
  const found: Keyed[] = [];
  for (const row of rows) {
    const { length: _, ...entry } = entryOf(row);
    const origins = places.get(row.ordinal) ?? [];
    found.push({ key: [row.id, 0], line: { kind: "document", ...entry, origins, text: row.text } });
  }
  return found;
}

async function candidateLines(db: Database, until: number, [after]: readonly [string, number]): Promise<Keyed[]> {
  const rows = await db
    .selectFrom("candidates")
    .select(["id", "added", "body"])
    .where("ordinal", "<=", until)
    .where("id", ">", after)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id, added, body }) => ({
    key: [id, 0],
    line: { kind: "candidate", added, candidate: JSON.parse(body) as Candidate },
  }));
}

async function decisionLines(
  db: Database,
  until: number,
  [after, number]: readonly [string, number],
): Promise<Keyed[]> {
  const rows = await db
    .selectFrom("decisions as d")
    .innerJoin("candidates as c", "c.ordinal", "d.candidate")
    .select(["c.id as candidateId", "d.id", "d.number", "d.previous", "d.kind", "d.reviewer", "d.note", "d.written"])
    .select(["d.at", "d.body"])
    .where("d.ordinal", "<=", until)
    .where(({ eb, or, and }) =>
      or([eb("c.id", ">", after), and([eb("c.id", "=", after), eb("d.number", ">", number)])]),
    )
    .orderBy("c.id")
    .orderBy("d.number")
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => ({
    key: [row.candidateId, row.number],
    line: { kind: "decision", decision: decisionOf(row) },
  }));
}

async function lastOrdinal(db: Database, table: "documents" | "candidates" | "decisions"): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(ordinal) as last from ${sql.table(table)}`.execute(db);
  return rows[0]?.last ?? 0;
}

function lineOf(line: Line): string {
  return JSON.stringify(line);
}
