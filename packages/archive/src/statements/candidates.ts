import type { Candidate } from "@proviso/record";
import { type Archive, insideAlone } from "../archive.ts";
import type { Database } from "../engine/engine.ts";
import { ArchiveError } from "../engine/error.ts";
import { nameKey } from "./name.ts";
import { mustQuote, startOf } from "./selectors.ts";

/** Which candidates were new, and which were there already, by id. */
export interface AddedCandidates {
  readonly added: readonly string[];
  readonly known: readonly string[];
}

/**
 * Adds candidates, all of them or none. A candidate whose id is there already is left as it was: a document may be read any number of times.
 * @throws ArchiveError `unknown` where a document is not in the archive
 * @throws RangeError where a candidate quotes words that do not stand in its document
 */
export async function addCandidates(archive: Archive, candidates: readonly Candidate[]): Promise<AddedCandidates> {
  return insideAlone(archive, async ({ db, now, engine }) => {
    const added: string[] = [];
    const known: string[] = [];
    let document: { readonly ordinal: number; readonly id: string; readonly text: string } | undefined;
    for (const candidate of candidates) {
      if (document?.id !== candidate.document) {
        document = await db
          .selectFrom("documents")
          .innerJoin("texts", "texts.document", "documents.ordinal")
          .select(["ordinal", "id", "text"])
          .where("id", "=", candidate.document)
          .executeTakeFirst();
        if (document === undefined)
          throw new ArchiveError(
            "unknown",
            `Candidate ${candidate.id} is of document ${candidate.document}, which is not in ${engine.where}.`,
          );
      }
      mustQuote(candidate, document.text);
      const isNew = await storeCandidate(db, document.ordinal, candidate, now());
      (isNew ? added : known).push(candidate.id);
    }
    return { added, known };
  });
}

/** Whether it was new. */
export async function storeCandidate(
  db: Database,
  document: number,
  candidate: Candidate,
  added: string,
): Promise<boolean> {
  const row = await db
    .insertInto("candidates")
    .values({ id: candidate.id, document, start: startOf(candidate), added, body: JSON.stringify(candidate) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("ordinal")
    .executeTakeFirst();
  if (row === undefined) return false;
  await storeReading(db, row.ordinal, 0, candidate);
  return true;
}

/** What search filters by: of a candidate as found (`number` 0), or as a decision mended it. */
export async function storeReading(
  db: Database,
  candidate: number,
  number: number,
  { speaker, onBehalfOf, act, bears }: Candidate,
): Promise<void> {
  const key = (name: string | undefined) => (name === undefined ? null : nameKey(name));
  await db
    .insertInto("readings")
    .values({
      candidate,
      number,
      person: key(speaker.person),
      words: nameKey(speaker.words.map(({ exact }) => exact).join(" ")),
      party: key(speaker.party),
      behalf: key(onBehalfOf?.party),
      act,
    })
    .execute();
  const questions = [...new Set(bears.map(({ on }) => on))];
  if (questions.length > 0)
    await db
      .insertInto("bearings")
      .values(questions.map((question) => ({ candidate, number, question })))
      .execute();
}
