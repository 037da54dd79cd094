import { type Archive, insideAlone } from "../archive.ts";
import { type Prepared, prepare } from "../documents/prepare.ts";
import { storeAll } from "../documents/store.ts";
import type { Database, Engine } from "../engine/engine.ts";
import { ArchiveError } from "../engine/error.ts";
import { storeCandidate } from "../statements/candidates.ts";
import { lastOf, mustMend, storeDecision, subjectOf } from "../statements/decide.ts";
import { mustQuote } from "../statements/selectors.ts";
import { HEAD, type Line } from "./lines.ts";

/** How many of each were new. */
export interface Imported {
  readonly documents: number;
  readonly candidates: number;
  readonly decisions: number;
}

/** Lines stored together, and so lost together where the process is killed. */
const AT_ONCE = 50;

/**
 * Adds an export to an archive, in order. What is there already is left as it is, so that it may be run again after it was broken off.
 * @throws ArchiveError `lines`, with the line's number, where a line is none of an export, or its text is not the one that its id stands for; `conflict`
 * where a candidate has been decided differently here. What stands in the lines before is stored then.
 */
export async function importLines(
  archive: Archive,
  lines: Iterable<string> | AsyncIterable<string>,
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (lines: number) => void } = {},
): Promise<Imported> {
  const counts = { document: 0, candidate: 0, decision: 0 };
  let read = 0;
  let batch: { readonly number: number; readonly line: Line }[] = [];
  const flush = async () => {
    const some = batch;
    batch = [];
    const fresh = await insideAlone(archive, async ({ db, engine }) => {
      const kinds: (keyof typeof counts)[] = [];
      for (const { number, line } of some) {
        if (line.kind === "proviso-archive") continue;
        if (await told(number, () => storeLine(db, engine, line))) kinds.push(line.kind);
      }
      return kinds;
    });
    for (const kind of fresh) counts[kind]++;
    progress?.(read);
  };
  for await (const text of lines) {
    signal?.throwIfAborted();
    read++;
    if (text.trim() !== "") batch.push({ number: read, line: parsed(text, read) });
    if (batch.length >= AT_ONCE) await flush();
  }
  await flush();
  return { documents: counts.document, candidates: counts.candidate, decisions: counts.decision };
}

/** A line, told of what it has to be. */
function parsed(text: string, number: number): Line {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new ArchiveError("lines", `Line ${number} is no JSON. It may have been cut off; export again.`);
  }
  const { kind, version } = (line ?? {}) as { readonly kind?: unknown; readonly version?: unknown };
  if (number === 1) {
    if (kind !== HEAD.kind)
      throw new ArchiveError("lines", "Line 1 is not the head of an export: `proviso archive export` writes one.");
    if (version !== HEAD.version)
      throw new ArchiveError(
        "newer",
        "The export was written by a newer Proviso. Update this one; nothing was changed.",
      );
  } else if (kind !== "document" && kind !== "candidate" && kind !== "decision")
    throw new ArchiveError("lines", `Line ${number} is neither a document nor a candidate nor a decision.`);
  return line as Line;
}

/** Whether what a line says is new. */
async function storeLine(db: Database, engine: Engine, line: Exclude<Line, typeof HEAD>): Promise<boolean> {
  switch (line.kind) {
    case "document": {
      const { first, others } = asPrepared(line);
      const [stored] = await storeAll(db, engine, [first], () => line.added);
      // The same text again, for where else it was found.
      await storeAll(db, engine, others, () => line.added);
      return stored?.outcome !== "known";
    }
    case "candidate": {
      const { candidate, added } = line;
      const document = await db
        .selectFrom("documents")
        .innerJoin("texts", "texts.document", "documents.ordinal")
        .select(["ordinal", "text"])
        .where("id", "=", candidate.document)
        .executeTakeFirst();
      if (document === undefined) throw new RangeError(`its document ${candidate.document} is in no line before it`);
      mustQuote(candidate, document.text);
      return storeCandidate(db, document.ordinal, candidate, added);
    }
    case "decision": {
      const { id, number, at, supersedes, ...decision } = line.decision;
      const subject = await subjectOf(db, decision.candidate, engine.where);
      const known = await db.selectFrom("decisions").select("id").where("id", "=", id).executeTakeFirst();
      if (known !== undefined) return false;
      const last = await lastOf(db, subject.ordinal);
      if ((last?.id ?? undefined) !== supersedes)
        throw new ArchiveError(
          "conflict",
          `candidate ${decision.candidate} has been decided differently in ${engine.where}; two histories cannot be one`,
        );
      mustMend(decision, subject.document, subject.text);
      const stored = await storeDecision(db, subject.ordinal, decision, at, last);
      if (stored.id !== id || stored.number !== number)
        throw new RangeError(`decision ${id} is not what its id stands for; it was altered`);
      return true;
    }
  }
}

/** A document's line, once for each place where it was found. */
function asPrepared({ id, title, date, author, copyOf, similarity, added, origins, text }: DocumentLine): {
  readonly first: Prepared;
  readonly others: readonly Prepared[];
} {
  const [first, ...others] = origins.map((origin) =>
    prepare({ title, date, author, text, ...origin }, { added, found: origin.added, copyOf, similarity }),
  );
  if (first === undefined) throw new RangeError(`document ${id} was found nowhere`);
  if (first.id !== id) throw new RangeError(`the text of document ${id} is not what its id stands for; it was altered`);
  return { first, others };
}

type DocumentLine = Extract<Line, { readonly kind: "document" }>;

/** Work on a line, whose faults are told with its number. */
async function told<T>(number: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ArchiveError) throw new ArchiveError(error.code, `Line ${number}: ${error.message}.`);
    if (error instanceof RangeError || error instanceof TypeError)
      throw new ArchiveError("lines", `Line ${number}: ${error.message}.`);
    throw error;
  }
}
