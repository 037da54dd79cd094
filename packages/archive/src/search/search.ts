import { type Expression, type RawBuilder, sql } from "kysely";
import { type Archive, inside } from "../archive.ts";
import type { SearchHit, SearchOptions, SearchPage } from "../contract/index.ts";
import { mustBeDate } from "../documents/date.ts";
import { entries, entryOf, originsOf } from "../documents/read.ts";
import type { Database, Engine } from "../engine/engine.ts";
import { hitsIn, soughtTerms } from "../query/hits.ts";
import { parseQuery } from "../query/parse.ts";
import type { Query, Term } from "../query/query.ts";
import { meantBy } from "../statements/filter.ts";
import { mustBeLimit, pageEnd, pageOf } from "./page.ts";
import { passagesOf } from "./passages.ts";

/**
 * Searches titles and texts: words that must all be there, "a phrase", guarant*, AND, OR, NOT, brackets; capitals and accents do not matter. An empty
 * query finds every document. Both engines find the same, in the same order.
 * @throws ArchiveError `query` where the query cannot be understood
 * @throws RangeError where a date or a limit is none
 */
export async function searchArchive(archive: Archive, query: string, options: SearchOptions = {}): Promise<SearchPage> {
  const asked = parseQuery(query);
  const limit = mustBeLimit(options.limit ?? 20, 200);
  for (const name of ["from", "to"] as const) if (options[name] !== undefined) mustBeDate(options[name], `\`${name}\``);
  const after = pageOf(options.after, ["string", "string"]) as [string, string] | undefined;
  return inside(archive, async ({ db, engine }) => {
    const matched = matchedBy(engine, asked, options);
    const newest = options.order !== "oldest";
    // Undated documents come last either way.
    const day = sql<string>`coalesce(dated, ${newest ? "" : "9999"})`;
    const beyond =
      after === undefined
        ? sql<boolean>`1 = 1`
        : sql<boolean>`(day ${sql.raw(newest ? "<" : ">")} ${after[0]} or (day = ${after[0]} and id > ${after[1]}))`;
    const found = foundBy(matched, day);
    const { rows } = await sql<{ ordinal: number; id: string; day: string; copies: number; total: number }>`
      ${found} select ordinal, id, day,
        (select count(*) from documents c where c.copy_of = f.lead) as copies,
        (select count(*) from found) as total
      from found f where ${beyond}
      order by day ${sql.raw(newest ? "desc" : "asc")}, id
      limit ${sql.lit(limit + 1)}`.execute(db);
    const [first] = rows;
    const total =
      first?.total ??
      (await sql<{ total: number }>`${found} select count(*) as total from found`.execute(db)).rows[0]?.total;
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      query,
      total: total ?? 0,
      hits: await hitsOf(db, shown, soughtTerms(asked)),
      ...(rows.length > limit && last !== undefined ? { next: pageEnd([last.day, last.id]) } : {}),
    };
  });
}

/**
 * `found`: what matches, worked out once, for the page and for the count. Of near-identical documents only the original, else, where the words are in
 * copies alone, the copy that came first.
 */
function foundBy(matched: RawBuilder<boolean>, day: RawBuilder<string>): RawBuilder<unknown> {
  return sql`with matched as materialized (
      select d.ordinal, d.id, d.dated, d.copy_of, d.added from documents d where ${matched}),
    copies as (
      select ordinal, id, dated, copy_of, row_number() over (partition by copy_of order by added, id) as place
      from matched
      where copy_of is not null and copy_of not in (select ordinal from matched where copy_of is null)),
    found as materialized (
      select ordinal, id, ordinal as lead, ${day} as day from matched where copy_of is null
      union all
      select ordinal, id, copy_of as lead, ${day} as day from copies where place = 1)`;
}

/** A condition on `d`, a document. */
function matchedBy(engine: Engine, query: Query | undefined, filter: SearchOptions): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [];
  if (query !== undefined) conditions.push(condition(engine, query));
  const { from, to } = filter;
  // A month may be of every day in it: only as much of the two dates is compared as both have.
  if (from !== undefined) conditions.push(sql<boolean>`d.dated >= substr(${from}, 1, length(d.dated))`);
  if (to !== undefined) conditions.push(sql<boolean>`substr(d.dated, 1, ${sql.lit(to.length)}) <= ${to}`);
  const meant = meantBy(filter);
  if (meant !== undefined)
    conditions.push(sql<boolean>`d.ordinal in (
      select s.document from standing s where s.state <> 'rejected' and ${meant})`);
  return conditions.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

function condition(engine: Engine, query: Query): RawBuilder<boolean> {
  switch (query.kind) {
    case "term":
      return sql<boolean>`d.ordinal in (${engine.documentsWith(query)})`;
    case "not":
      return sql<boolean>`not (${condition(engine, query.of)})`;
    default: {
      const parts: Expression<boolean>[] = query.of.map((part) => condition(engine, part));
      return sql<boolean>`(${sql.join(parts, sql.raw(` ${query.kind} `))})`;
    }
  }
}

async function hitsOf(
  db: Database,
  found: readonly { readonly ordinal: number; readonly copies: number }[],
  terms: readonly Term[],
): Promise<SearchHit[]> {
  if (found.length === 0) return [];
  const rows = await entries(db)
    .innerJoin("texts as t", "t.document", "d.ordinal")
    .select("t.text")
    .where(
      "d.ordinal",
      "in",
      found.map(({ ordinal }) => ordinal),
    )
    .execute();
  const places = await originsOf(
    db,
    found.map(({ ordinal }) => ordinal),
  );
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  const hits: SearchHit[] = [];
  for (const { ordinal, copies } of found) {
    const row = byOrdinal.get(ordinal);
    const [first] = places.get(ordinal) ?? [];
    if (row === undefined || first === undefined) continue;
    hits.push({
      document: entryOf(row),
      origin: first.origin,
      ...(first.url === undefined ? {} : { url: first.url }),
      copies,
      titleHits: hitsIn(row.title, terms),
      passages: passagesOf(row.text, terms),
    });
  }
  return hits;
}
