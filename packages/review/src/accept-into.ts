import { acceptStatement, type Host } from "@proviso/language";
import { type Acceptance, type Candidate, statementText } from "@proviso/record";
import { freeName, freePath, loaded, namesOf, recordFile, refuse, relativePath, sourceOf, usesOf } from "./dossier.ts";

/** The document that a candidate was read in. */
export interface ReadDocument {
  readonly text: string;
  /** What its file is called, with or without an ending. */
  readonly name: string;
  /** ISO day, month or year. */
  readonly dated?: string;
}

/** What has to be written so that a statement is in the dossier. */
export interface AcceptedIn {
  /** New texts by path; none where the statement is there already. */
  readonly changes: ReadonlyMap<string, string>;
  /** The file that holds the statement. */
  readonly record: string;
  readonly added: boolean;
  /** The lines that were added. */
  readonly block: string;
}

/**
 * Puts an accepted candidate into a dossier: the statement at the end of the file that holds the record, the document among the sources where it is
 * new; of parties that speak together a statement each. Nothing is written here; the texts that come back hold together, or there are none.
 * @param files every text of the dossier, by path from its folder
 * @throws RangeError that says what stands in the way: a dossier with mistakes, a document without a date, a statement that the language refuses
 */
export async function acceptInto(
  files: ReadonlyMap<string, string>,
  document: ReadDocument,
  candidate: Candidate,
  choices: Choices = {},
): Promise<AcceptedIn> {
  const { with: others = [], ...speaker } = candidate.speaker;
  const first = await acceptOne(files, document, { ...candidate, speaker }, choices);
  // A name, and what is corrected by it, can be of one statement only.
  const { name: _, supersedes: __, ...rest } = choices;
  const changes = new Map(first.changes);
  let { added, block } = first;
  for (const party of others) {
    const alone = { words: speaker.words, party, because: speaker.because };
    const one = await acceptOne(new Map([...files, ...changes]), document, { ...candidate, speaker: alone }, rest);
    for (const [path, text] of one.changes) changes.set(path, text);
    added ||= one.added;
    block = together(changes.get(first.record) ?? "", block, one.block);
  }
  return { changes, record: first.record, added, block };
}

/** From where one block begins in a text to where another ends. */
function together(text: string, block: string, next: string): string {
  if (block === "" || next === "") return block === "" ? next : block;
  const end = text.lastIndexOf(next);
  const start = text.lastIndexOf(block, end);
  return start === -1 || end === -1 ? next : text.slice(start, end + next.length);
}

type Choices = Pick<Acceptance, "name" | "supersedes" | "bears" | "surely"> & {
  /** Reads what the dossier uses from outside its folder. */
  readonly elsewhere?: Host;
};

async function acceptOne(
  files: ReadonlyMap<string, string>,
  document: ReadDocument,
  candidate: Candidate,
  { elsewhere, ...acceptance }: Choices,
): Promise<AcceptedIn> {
  const before = await loaded(files, elsewhere);
  const model = before.model ?? refuse(before, "Mend the dossier first:");
  const record = recordFile(model);
  const known = sourceOf(model, files, document.text);
  const path = known === undefined ? freePath(files, document.name) : undefined;
  if (path !== undefined && document.dated === undefined)
    throw new RangeError("Say when the document is dated: its statements are cited from it, and a source has a date.");
  const source =
    known === undefined
      ? { name: freeName(model, document.name), path: relativePath(record, path ?? ""), dated: document.dated ?? "" }
      : { name: known };
  const accepted = statementText(candidate, { ...acceptance, text: document.text, source });
  const old = files.get(record) ?? usesOf(files);
  const { text, added, block } = acceptStatement(old, accepted, { path: record, known: namesOf(model) });
  if (!added) return { changes: new Map(), record, added, block: "" };
  const changes = new Map([[record, text]]);
  if (path !== undefined) changes.set(path, document.text);
  const after = await loaded(new Map([...files, ...changes]), elsewhere);
  if (after.model === undefined) refuse(after, "As it stands the statement does not fit into the dossier:");
  return { changes, record, added, block };
}
