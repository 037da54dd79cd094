import { type Archive, inside, schemaOf } from "./archive.ts";
import type { ArchiveStatus, ReviewState } from "./contract/index.ts";

/** What an archive holds. */
export async function archiveStatus(archive: Archive): Promise<ArchiveStatus> {
  return inside(archive, async ({ db, engine }) => {
    const { countAll, count, min, max } = db.fn;
    const documents = await db
      .selectFrom("documents")
      .select([
        countAll<number>().as("all"),
        count<number>("copy_of").as("copies"),
        min("dated").as("earliest"),
        max("dated").as("latest"),
      ])
      .executeTakeFirstOrThrow();
    const states = await db
      .selectFrom("standing")
      .select(["state", countAll<number>().as("number")])
      .groupBy("state")
      .execute();
    const candidates: Record<ReviewState, number> = { open: 0, accepted: 0, mended: 0, rejected: 0 };
    for (const { state, number } of states) candidates[state] = number;
    const countOf = async (table: "origins" | "decisions") =>
      (await db.selectFrom(table).select(countAll<number>().as("number")).executeTakeFirstOrThrow()).number;
    return {
      where: archive.where,
      engine: engine.name,
      ...(await engine.about(db)),
      schema: await schemaOf(db),
      documents: documents.all,
      copies: documents.copies,
      origins: await countOf("origins"),
      ...(documents.earliest === null ? {} : { earliest: documents.earliest }),
      ...(documents.latest === null ? {} : { latest: documents.latest }),
      candidates,
      decisions: await countOf("decisions"),
    };
  });
}
