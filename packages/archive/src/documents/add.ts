import { type Archive, insideAlone } from "../archive.ts";
import type { Added, NewDocument } from "../contract/index.ts";
import type { Database, Engine } from "../engine/engine.ts";
import { bucketsOf } from "../likeness/buckets.ts";
import { shinglesOf } from "../likeness/shingles.ts";
import { normaliseText, sha256 } from "../text/normalise.ts";
import { wordsOf } from "../text/words.ts";
import { firstLike } from "./copies.ts";
import { mustBeDate } from "./date.ts";

/** A document that is ready to be stored. */
export interface Prepared {
  readonly given: NewDocument;
  readonly id: string;
  readonly text: string;
  readonly shingles: ReadonlySet<string>;
}

/** What an export says of a document, beside what a file says. */
export interface Past {
  readonly added: string;
  /** The document of which it was found to be a copy there. */
  readonly copyOf?: string;
  readonly similarity?: number;
}

/**
 * Adds documents in their order, all of them or none. A text that is there already is not stored twice: where it was found now is noted. A text that is
 * near-identical to one that came before (`SAME_COPY`) is stored and marked as its copy.
 * @throws RangeError where a text has no words, or a date is none
 */
export async function addDocuments(archive: Archive, documents: readonly NewDocument[]): Promise<Added[]> {
  return addPrepared(archive, documents.map(prepare));
}

/** {@link addDocuments} for what is prepared already. */
export async function addPrepared(archive: Archive, prepared: readonly Prepared[]): Promise<Added[]> {
  return insideAlone(archive, async ({ db, engine, now }) => {
    const found: Added[] = [];
    for (const document of prepared) found.push(await store(db, engine, document, { added: now() }));
    return found;
  });
}

/** What can be worked out without the database. @throws RangeError */
export function prepare(given: NewDocument): Prepared {
  const text = normaliseText(given.text);
  const shingles = shinglesOf(text);
  if (shingles.size === 0) throw new RangeError(`\`${given.origin}\` has no words that could be kept.`);
  if (given.date !== undefined) mustBeDate(given.date, `The date of \`${given.origin}\``);
  return { given, id: sha256(text), text, shingles };
}

/** Stores one document, where nobody else writes. */
export async function store(db: Database, engine: Engine, document: Prepared, past: Past): Promise<Added> {
  const { id } = document;
  const known = await db
    .selectFrom("documents as d")
    .leftJoin("documents as first", "first.ordinal", "d.copy_of")
    .select(["d.ordinal", "first.id as copyOf"])
    .where("d.id", "=", id)
    .executeTakeFirst();
  if (known !== undefined) {
    await storeOrigin(db, known.ordinal, document, past.added);
    return { id, outcome: "known", ...(known.copyOf === null ? {} : { copyOf: known.copyOf }) };
  }
  const buckets = bucketsOf(document.shingles);
  const first = await firstLike(db, document, buckets, past);
  const ordinal = await storeDocument(db, document, past.added, first);
  await storeOrigin(db, ordinal, document, past.added);
  const { given, text } = document;
  await engine.index(
    db,
    ordinal,
    [cleanTitle(given), text].map((field) => Array.from(wordsOf(field), ({ word }) => word)),
  );
  // Only firsts are compared with, so a copy needs no buckets.
  if (first === undefined)
    await db
      .insertInto("buckets")
      .values(buckets.map((bucket) => ({ bucket, document: ordinal })))
      .execute();
  return first === undefined ? { id, outcome: "added" } : { id, outcome: "copy", copyOf: first.id };
}

async function storeDocument(
  db: Database,
  { given, id, text, shingles }: Prepared,
  added: string,
  first: { readonly ordinal: number; readonly similarity: number } | undefined,
): Promise<number> {
  const { ordinal } = await db
    .insertInto("documents")
    .values({
      id,
      title: cleanTitle(given),
      dated: given.date ?? null,
      author: given.author === undefined ? null : normaliseText(given.author),
      length: text.length,
      shingles: shingles.size,
      copy_of: first?.ordinal ?? null,
      similarity: first?.similarity ?? null,
      added,
      text,
    })
    .returning("ordinal")
    .executeTakeFirstOrThrow();
  return ordinal;
}

/** Notes where a document was found, once. */
export async function storeOrigin(db: Database, document: number, { given }: Prepared, added: string): Promise<void> {
  const { origin, url, mediaType, original = "" } = given;
  await db
    .insertInto("origins")
    .values({ document, origin, url: url ?? null, media_type: mediaType, original, added })
    .onConflict((conflict) => conflict.columns(["document", "origin", "original"]).doNothing())
    .execute();
}

/** A title in one line. */
function cleanTitle({ title = "" }: NewDocument): string {
  return normaliseText(title).replaceAll(/\s+/g, " ");
}
