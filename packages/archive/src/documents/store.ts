import type { Added } from "../contract/index.ts";
import type { Database, Engine } from "../engine/engine.ts";
import { bucketsOf } from "../likeness/buckets.ts";
import { normaliseText } from "../text/normalise.ts";
import { wordsOf } from "../text/words.ts";
import { firstsLike, type Placed } from "./copies.ts";
import { type Prepared, titleOf } from "./prepare.ts";

/** Documents that go to the database together: enough that the way there counts little, few enough for one statement. */
const TOGETHER = 32;

/** Stores documents in their order, where nobody else writes. */
export async function storeAll(
  db: Database,
  engine: Engine,
  documents: readonly Prepared[],
  now: () => string,
): Promise<Added[]> {
  const found: Added[] = [];
  for (let i = 0; i < documents.length; i += TOGETHER)
    found.push(...(await storeSome(db, engine, documents.slice(i, i + TOGETHER), now)));
  return found;
}

async function storeSome(
  db: Database,
  engine: Engine,
  documents: readonly Prepared[],
  now: () => string,
): Promise<Added[]> {
  const known = await knownOf(db, documents);
  const fresh = new Map<string, Placed>();
  for (const document of documents) {
    const { id, past } = document;
    if (known.has(id) || fresh.has(id)) continue;
    fresh.set(id, { document, added: past?.added ?? now(), buckets: bucketsOf(document.shingles) });
  }
  const placed = await firstsLike(db, [...fresh.values()]);
  const ordinals = await storeDocuments(db, placed);
  await storeWords(db, engine, placed, ordinals);
  const ordinalOf = (id: string) => ordinals.get(id) ?? (known.get(id)?.ordinal as number);
  await storeOrigins(
    db,
    documents.map((document) => ({
      document,
      ordinal: ordinalOf(document.id),
      added: document.past?.found ?? fresh.get(document.id)?.added ?? now(),
    })),
  );
  const told = new Set<string>();
  return documents.map(({ id }) => {
    const copyOf = fresh.get(id)?.first?.id ?? known.get(id)?.copyOf ?? undefined;
    const isNew = fresh.has(id) && !told.has(id);
    told.add(id);
    const outcome = !isNew ? "known" : copyOf === undefined ? "added" : "copy";
    return { id, outcome, ...(copyOf === undefined ? {} : { copyOf }) };
  });
}

async function knownOf(db: Database, documents: readonly Prepared[]) {
  const rows = await db
    .selectFrom("documents as d")
    .leftJoin("documents as first", "first.ordinal", "d.copy_of")
    .select(["d.id", "d.ordinal", "first.id as copyOf"])
    .where(
      "d.id",
      "in",
      documents.map(({ id }) => id),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Stores what is new, originals before their copies, and gives their ordinals by id. */
async function storeDocuments(db: Database, placed: readonly Placed[]): Promise<Map<string, number>> {
  const ordinals = new Map<string, number>();
  const originals = placed.filter(({ first }) => first === undefined);
  const copies = placed.filter(({ first }) => first !== undefined);
  for (const some of [originals, copies]) {
    if (some.length === 0) continue;
    const rows = await db
      .insertInto("documents")
      .values(
        some.map(({ document, added, first }) => ({
          id: document.id,
          title: titleOf(document),
          dated: document.given.date ?? null,
          author: document.given.author === undefined ? null : normaliseText(document.given.author),
          length: document.text.length,
          shingles: document.shingles.size,
          copy_of: first === undefined ? null : (first.ordinal ?? ordinals.get(first.id) ?? null),
          similarity: first?.similarity ?? null,
          added,
        })),
      )
      .returning(["id", "ordinal"])
      .execute();
    for (const { id, ordinal } of rows) ordinals.set(id, ordinal);
  }
  return ordinals;
}

async function storeWords(
  db: Database,
  engine: Engine,
  placed: readonly Placed[],
  ordinals: ReadonlyMap<string, number>,
): Promise<void> {
  if (placed.length === 0) return;
  const numbered = placed.map((each) => ({ ...each, ordinal: ordinals.get(each.document.id) as number }));
  await db
    .insertInto("texts")
    .values(numbered.map(({ ordinal, document: { text } }) => ({ document: ordinal, text })))
    .execute();
  await engine.index(
    db,
    numbered.map(({ ordinal, document }) => ({
      document: ordinal,
      fields: [titleOf(document), document.text].map((field) => Array.from(wordsOf(field), ({ word }) => word)),
    })),
  );
  // Only originals are compared with, so a copy needs no buckets.
  const buckets = numbered
    .filter(({ first }) => first === undefined)
    .flatMap(({ ordinal, buckets }) => buckets.map((bucket) => ({ bucket, document: ordinal })));
  if (buckets.length > 0) await db.insertInto("buckets").values(buckets).execute();
}

/** Notes where documents were found, each place once. */
export async function storeOrigins(
  db: Database,
  found: readonly { readonly document: Prepared; readonly ordinal: number; readonly added: string }[],
): Promise<void> {
  await db
    .insertInto("origins")
    .values(
      found.map(({ document: { given }, ordinal, added }) => ({
        document: ordinal,
        origin: given.origin,
        url: given.url ?? null,
        media_type: given.mediaType,
        original: given.original ?? "",
        added,
      })),
    )
    .onConflict((conflict) => conflict.columns(["document", "origin", "original"]).doNothing())
    .execute();
}
