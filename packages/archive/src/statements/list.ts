import type { Candidate } from "@proviso/record";
import { type Archive, inside } from "../archive.ts";
import type { CandidateFilter, Reviewed, ReviewState } from "../contract/index.ts";
import { mustBeLimit, pageEnd, pageOf } from "../search/page.ts";
import { decisionOf } from "./decide.ts";
import { meantBy } from "./filter.ts";

export interface ReviewedPage {
  readonly candidates: readonly Reviewed[];
  /** For the page after this one; none on the last. */
  readonly next?: string;
}

/**
 * Candidates with what has become of them: by document in the order in which documents came, and in a document in the order of its words.
 * @param page `limit` 1 to 1000 (default 200); `after`: `next` of the page before
 */
export async function candidatesIn(
  archive: Archive,
  filter: CandidateFilter = {},
  page: { readonly limit?: number; readonly after?: string } = {},
): Promise<ReviewedPage> {
  const limit = mustBeLimit(page.limit ?? 200, 1000);
  const after = pageOf(page.after, ["number", "number", "string"]) as [number, number, string] | undefined;
  return inside(archive, async ({ db }) => {
    let query = db
      .selectFrom("standing as s")
      .innerJoin("candidates as c", "c.ordinal", "s.candidate")
      .innerJoin("documents as doc", "doc.ordinal", "c.document")
      .leftJoin("decisions as d", (join) =>
        join.onRef("d.candidate", "=", "c.ordinal").onRef("d.number", "=", "s.number"),
      )
      .leftJoin("decisions as m", (join) =>
        join.onRef("m.candidate", "=", "c.ordinal").onRef("m.number", "=", "s.reading"),
      )
      .select([
        "c.id as candidateId",
        "c.document",
        "c.start",
        "c.added",
        "c.body as found",
        "s.state",
        "m.body as mended",
      ])
      .select(["d.id", "d.number", "d.previous", "d.kind", "d.reviewer", "d.note", "d.written", "d.at", "d.body"]);
    const meant = meantBy(filter);
    if (meant !== undefined) query = query.where(meant);
    if (filter.document !== undefined) query = query.where("doc.id", "=", filter.document);
    if (filter.state !== undefined) query = query.where("s.state", "=", filter.state);
    if (after !== undefined)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple("c.document", "c.start", "c.id"), ">", tuple(...after)),
      );
    const rows = await query
      .orderBy("c.document")
      .orderBy("c.start")
      .orderBy("c.id")
      .limit(limit + 1)
      .execute();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const candidates = shown.map((row): Reviewed => {
      const { id, number, kind, at } = row;
      const decided = id !== null && number !== null && kind !== null && at !== null;
      return {
        candidate: JSON.parse(row.mended ?? row.found) as Candidate,
        state: row.state as ReviewState,
        ...(decided ? { decision: decisionOf({ ...row, id, number, kind, at }) } : {}),
        added: row.added,
      };
    });
    if (rows.length <= limit || last === undefined) return { candidates };
    return { candidates, next: pageEnd([last.document, last.start, last.candidateId]) };
  });
}
