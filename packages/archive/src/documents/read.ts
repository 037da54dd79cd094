import { type Archive, inside } from "../archive.ts";
import type { DocumentEntry, Origin, StoredDocument } from "../contract/index.ts";
import type { Database } from "../engine/engine.ts";
import { ArchiveError } from "../engine/error.ts";

/** A document with its text, by its id. @throws ArchiveError `unknown` */
export async function documentOf(archive: Archive, id: string): Promise<StoredDocument> {
  return inside(archive, async ({ db }) => {
    const row = await entries(db)
      .innerJoin("texts as t", "t.document", "d.ordinal")
      .select("t.text")
      .where("d.id", "=", id)
      .executeTakeFirst();
    if (row === undefined) throw new ArchiveError("unknown", `There is no document ${id} in ${archive.where}.`);
    return { ...entryOf(row), text: row.text, origins: (await originsOf(db, [row.ordinal])).get(row.ordinal) ?? [] };
  });
}

/** The near-identical copies of a document, in the order in which they came. */
export async function copiesOf(archive: Archive, id: string): Promise<DocumentEntry[]> {
  return inside(archive, async ({ db }) =>
    (await entries(db).where("first.id", "=", id).orderBy("d.ordinal").execute()).map(entryOf),
  );
}

/** All that is shown of a document, without its text; `d` is the document, `first` that of which it is a copy. */
export function entries(db: Database) {
  return db
    .selectFrom("documents as d")
    .leftJoin("documents as first", "first.ordinal", "d.copy_of")
    .select([
      "d.ordinal",
      "d.id",
      "d.title",
      "d.dated",
      "d.author",
      "d.length",
      "first.id as copyOf",
      "d.similarity",
      "d.added",
    ]);
}

export interface EntryRow {
  readonly ordinal: number;
  readonly id: string;
  readonly title: string;
  readonly dated: string | null;
  readonly author: string | null;
  readonly length: number;
  readonly copyOf: string | null;
  readonly similarity: number | null;
  readonly added: string;
}

export function entryOf({ id, title, dated, author, length, copyOf, similarity, added }: EntryRow): DocumentEntry {
  return {
    id,
    title,
    ...(dated === null ? {} : { date: dated }),
    ...(author === null ? {} : { author }),
    length,
    ...(copyOf === null || similarity === null ? {} : { copyOf, similarity }),
    added,
  };
}

/** Where documents were found, by ordinal; of each the first place first. */
export async function originsOf(db: Database, documents: readonly number[]): Promise<Map<number, Origin[]>> {
  const found = new Map<number, Origin[]>();
  if (documents.length === 0) return found;
  const rows = await db
    .selectFrom("origins")
    .select(["document", "origin", "url", "media_type", "original", "added"])
    .where("document", "in", documents)
    .orderBy("added")
    .orderBy("origin")
    .orderBy("original")
    .execute();
  for (const { document, origin, url, media_type, original, added } of rows) {
    const place: Origin = {
      origin,
      ...(url === null ? {} : { url }),
      mediaType: media_type,
      ...(original === "" ? {} : { original }),
      added,
    };
    const others = found.get(document);
    if (others === undefined) found.set(document, [place]);
    else others.push(place);
  }
  return found;
}
