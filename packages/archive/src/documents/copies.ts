import type { Database } from "../engine/engine.ts";
import { SAME_COPY } from "../likeness/buckets.ts";
import { jaccard, shinglesOf } from "../likeness/shingles.ts";
import type { Past, Prepared } from "./add.ts";

/** Buckets asked for at a time, well below either engine's most parameters. */
const TEXTS_AT_ONCE = 20;

/**
 * The document that came first and that this one is near-identical to: of several the most similar, of equally similar ones the earliest. Only
 * documents that are no copies themselves count, so that every copy points at an original and chains do not drift.
 */
export async function firstLike(
  db: Database,
  { shingles }: Prepared,
  buckets: readonly number[],
  past: Past,
): Promise<{ ordinal: number; id: string; similarity: number } | undefined> {
  if (past.copyOf !== undefined && past.similarity !== undefined) {
    const told = await db
      .selectFrom("documents")
      .select(["ordinal", "id"])
      .where("id", "=", past.copyOf)
      .where("copy_of", "is", null)
      .executeTakeFirst();
    if (told !== undefined) return { ...told, similarity: past.similarity };
  }
  // Sets whose sizes differ by more cannot be that similar.
  const near = await db
    .selectFrom("documents")
    .select("ordinal")
    .where("ordinal", "in", (inner) =>
      inner
        .selectFrom("buckets")
        .select("buckets.document")
        .where("bucket", "in", [...buckets]),
    )
    .where("shingles", ">=", Math.floor(shingles.size * SAME_COPY))
    .where("shingles", "<=", Math.ceil(shingles.size / SAME_COPY))
    .orderBy("ordinal")
    .execute();
  let best: { ordinal: number; id: string; similarity: number } | undefined;
  for (let i = 0; i < near.length; i += TEXTS_AT_ONCE) {
    const some = near.slice(i, i + TEXTS_AT_ONCE).map(({ ordinal }) => ordinal);
    const texts = await db
      .selectFrom("documents")
      .select(["ordinal", "id", "text"])
      .where("ordinal", "in", some)
      .orderBy("ordinal")
      .execute();
    for (const { ordinal, id, text } of texts) {
      const similarity = jaccard(shingles, shinglesOf(text));
      if (similarity >= SAME_COPY && similarity > (best?.similarity ?? 0)) best = { ordinal, id, similarity };
    }
  }
  return best;
}
