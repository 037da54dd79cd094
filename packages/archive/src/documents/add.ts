import { type Archive, insideAlone } from "../archive.ts";
import type { Added, NewDocument } from "../contract/index.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { storeAll } from "./store.ts";

/**
 * Adds documents in their order, all of them or none. A text that is there already is not stored twice: where it was found now is noted. A text that is
 * near-identical to one that came before (`SAME_COPY`) is stored and marked as its copy.
 * @throws RangeError where a text has no words, or a date is none
 */
export async function addDocuments(archive: Archive, documents: readonly NewDocument[]): Promise<Added[]> {
  return addPrepared(
    archive,
    documents.map((document) => prepare(document)),
  );
}

/** {@link addDocuments} for what is prepared already. */
export async function addPrepared(archive: Archive, prepared: readonly Prepared[]): Promise<Added[]> {
  return insideAlone(archive, ({ db, engine, now }) => storeAll(db, engine, prepared, now));
}
