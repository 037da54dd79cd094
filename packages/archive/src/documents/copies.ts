import type { Database } from "../engine/engine.ts";
import { SAME_COPY } from "../likeness/buckets.ts";
import { jaccard, shinglesOf } from "../likeness/shingles.ts";
import type { Prepared } from "./prepare.ts";

/** A new document with its buckets and, where it is a copy, that of which it is one; whose ordinal is not known yet where both are new. */
export interface Placed {
  readonly document: Prepared;
  readonly added: string;
  readonly buckets: readonly number[];
  first?: { readonly id: string; readonly ordinal?: number; readonly similarity: number };
}

/** An original that some new document may be a copy of. */
interface Original {
  readonly id: string;
  readonly ordinal?: number;
  readonly shingles: ReadonlySet<string>;
}

/**
 * Finds, for new documents in their order, the one that came first and that each is near-identical to: of several the most similar, of equally similar
 * ones the earliest. Only documents that are no copies themselves count, so that every copy points at an original and chains do not drift.
 */
export async function firstsLike(db: Database, fresh: readonly Placed[]): Promise<readonly Placed[]> {
  const stored = await storedOriginals(db, fresh);
  const told = await toldOriginals(db, fresh);
  const early: Placed[] = [];
  for (const each of fresh) {
    const { document, buckets } = each;
    const { copyOf, similarity } = document.past ?? {};
    const given = copyOf === undefined ? undefined : (told.get(copyOf) ?? early.find(isDocument(copyOf)));
    if (given !== undefined && similarity !== undefined) {
      each.first = { ...("document" in given ? { id: given.document.id } : given), similarity };
      continue;
    }
    const shared = new Set(buckets);
    const near: Original[] = buckets.flatMap((bucket) => stored.get(bucket) ?? []);
    for (const one of early)
      if (one.buckets.some((bucket) => shared.has(bucket)))
        near.push({ id: one.document.id, shingles: one.document.shingles });
    each.first = likest(document.shingles, new Set(near));
    if (each.first === undefined) early.push(each);
  }
  return fresh;
}

function isDocument(id: string): (placed: Placed) => boolean {
  return ({ document }) => document.id === id;
}

function likest(shingles: ReadonlySet<string>, near: ReadonlySet<Original>): Placed["first"] {
  let best: Placed["first"];
  const inOrder = [...near].sort(
    (a, b) => (a.ordinal ?? Number.MAX_SAFE_INTEGER) - (b.ordinal ?? Number.MAX_SAFE_INTEGER),
  );
  for (const { id, ordinal, shingles: others } of inOrder) {
    const similarity = jaccard(shingles, others);
    if (similarity >= SAME_COPY && similarity > (best?.similarity ?? 0)) best = { id, ordinal, similarity };
  }
  return best;
}

/** Originals in the archive by each bucket that they share with a new document, if they may be of its size. */
async function storedOriginals(db: Database, fresh: readonly Placed[]): Promise<Map<number, Original[]>> {
  const found = new Map<number, Original[]>();
  if (fresh.length === 0) return found;
  const sizes = fresh.map(({ document: { shingles } }) => shingles.size);
  const rows = await db
    .selectFrom("buckets as b")
    .innerJoin("documents as d", "d.ordinal", "b.document")
    .select(["b.bucket", "d.ordinal", "d.id"])
    .where("b.bucket", "in", [...new Set(fresh.flatMap(({ buckets }) => buckets))])
    // Sets whose sizes differ by more cannot be that similar.
    .where("d.shingles", ">=", Math.floor(Math.min(...sizes) * SAME_COPY))
    .where("d.shingles", "<=", Math.ceil(Math.max(...sizes) / SAME_COPY))
    .execute();
  const originals = await withShingles(db, new Map(rows.map(({ ordinal, id }) => [ordinal, id])));
  for (const { bucket, ordinal } of rows) {
    const original = originals.get(ordinal);
    if (original === undefined) continue;
    const here = found.get(bucket);
    if (here === undefined) found.set(bucket, [original]);
    else here.push(original);
  }
  return found;
}

async function withShingles(db: Database, ids: ReadonlyMap<number, string>): Promise<Map<number, Original>> {
  if (ids.size === 0) return new Map();
  const texts = await db
    .selectFrom("texts")
    .select(["document", "text"])
    .where("document", "in", [...ids.keys()])
    .execute();
  return new Map(
    texts.map(({ document, text }) => [
      document,
      { id: ids.get(document) as string, ordinal: document, shingles: shinglesOf(text) },
    ]),
  );
}

/** Originals in the archive that an export names. */
async function toldOriginals(
  db: Database,
  fresh: readonly Placed[],
): Promise<Map<string, { id: string; ordinal: number }>> {
  const ids = fresh.flatMap(({ document: { past } }) => past?.copyOf ?? []);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("documents")
    .select(["id", "ordinal"])
    .where("id", "in", ids)
    .where("copy_of", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
