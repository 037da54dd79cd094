import { type Archive, inside } from "../archive.ts";

/** A document in which nothing was found yet, or that nobody has read. */
export interface Unread {
  readonly id: string;
  readonly text: string;
  readonly date?: string;
}

const AT_ONCE = 50;

/** How many there are. */
export async function unreadCount(archive: Archive): Promise<number> {
  return inside(archive, async ({ db }) => {
    const row = await db
      .selectFrom("documents as d")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("candidates as c").select("c.ordinal").whereRef("c.document", "=", "d.ordinal"))),
      )
      .executeTakeFirstOrThrow();
    return Number(row.count);
  });
}

/** The documents that have no candidates, in the order in which they came. What is added meanwhile may be among them. */
export async function* unread(archive: Archive): AsyncGenerator<Unread> {
  let after = 0;
  for (;;) {
    const rows = await inside(archive, ({ db }) =>
      db
        .selectFrom("documents as d")
        .innerJoin("texts as t", "t.document", "d.ordinal")
        .select(["d.ordinal", "d.id", "d.dated", "t.text"])
        .where("d.ordinal", ">", after)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom("candidates as c").select("c.ordinal").whereRef("c.document", "=", "d.ordinal"))),
        )
        .orderBy("d.ordinal")
        .limit(AT_ONCE)
        .execute(),
    );
    for (const { id, text, dated } of rows) yield { id, text, ...(dated === null ? {} : { date: dated }) };
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = last.ordinal;
  }
}
