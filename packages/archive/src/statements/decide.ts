import type { Candidate } from "@proviso/record";
import { type Archive, inside, insideAlone } from "../archive.ts";
import type { Decision, DecisionKind, NewDecision } from "../contract/index.ts";
import type { Database } from "../engine/engine.ts";
import { ArchiveError } from "../engine/error.ts";
import { sha256 } from "../text/normalise.ts";
import { storeReading } from "./candidates.ts";
import { mustQuote } from "./selectors.ts";

/**
 * Stores a decision on a candidate. It supersedes the one before it, which stays in the history.
 * @throws ArchiveError `unknown` where there is no such candidate; `conflict` where `after` is given and somebody else has decided since
 * @throws RangeError where what was mended belongs to another document, or quotes words that do not stand there
 */
export async function decide(archive: Archive, decision: NewDecision): Promise<Decision> {
  if ((decision.kind === "mended") !== (decision.mended !== undefined))
    throw new RangeError("A decision holds a mended candidate if, and only if, its kind is `mended`.");
  return insideAlone(archive, async ({ db, engine, now }) => {
    const subject = await subjectOf(db, decision.candidate, engine.where);
    const last = await lastOf(db, subject.ordinal);
    if (decision.after !== undefined && decision.after !== (last?.id ?? null))
      throw new ArchiveError(
        "conflict",
        `Candidate ${decision.candidate} has been decided meanwhile (${last?.kind ?? "nothing"}${last?.reviewer == null ? "" : ` by ${last.reviewer}`}). Look at it again.`,
      );
    mustMend(decision, subject.document, subject.text);
    return storeDecision(db, subject.ordinal, decision, now(), last);
  });
}

/** Every decision on a candidate, the first one first. @throws ArchiveError `unknown` where there is no such candidate */
export async function historyOf(archive: Archive, candidate: string): Promise<Decision[]> {
  return inside(archive, async ({ db, engine }) => {
    const { ordinal } = await subjectOf(db, candidate, engine.where);
    const rows = await db
      .selectFrom("decisions")
      .selectAll()
      .where("candidate", "=", ordinal)
      .orderBy("number")
      .execute();
    return rows.map((row) => decisionOf({ ...row, candidateId: candidate }));
  });
}

/** A candidate's own document, which what is mended has to quote. */
export async function subjectOf(db: Database, candidate: string, where: string) {
  const found = await db
    .selectFrom("candidates as c")
    .innerJoin("documents as d", "d.ordinal", "c.document")
    .innerJoin("texts as t", "t.document", "d.ordinal")
    .select(["c.ordinal", "d.id as document", "t.text"])
    .where("c.id", "=", candidate)
    .executeTakeFirst();
  if (found === undefined) throw new ArchiveError("unknown", `There is no candidate ${candidate} in ${where}.`);
  return found;
}

export async function lastOf(db: Database, candidate: number) {
  return db
    .selectFrom("decisions")
    .select(["id", "number", "kind", "reviewer"])
    .where("candidate", "=", candidate)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** @throws RangeError */
export function mustMend({ candidate, mended }: NewDecision, document: string, text: string): void {
  if (mended === undefined) return;
  if (mended.id !== candidate || mended.document !== document)
    throw new RangeError(`What was mended of candidate ${candidate} has to keep its id and its document.`);
  mustQuote(mended, text);
}

/** Stores a decision behind the last one, where nobody else writes. */
export async function storeDecision(
  db: Database,
  ordinal: number,
  { candidate, kind, mended, reviewer, note, written }: NewDecision,
  at: string,
  last: { readonly id: string; readonly number: number } | undefined,
): Promise<Decision> {
  const number = (last?.number ?? 0) + 1;
  const body = mended === undefined ? null : JSON.stringify(mended);
  const previous = last?.id ?? null;
  const told = [previous, candidate, kind, reviewer ?? null, note ?? null, written ?? null, at, body];
  const id = sha256(JSON.stringify(told));
  const row = {
    id,
    number,
    previous,
    kind,
    reviewer: reviewer ?? null,
    note: note ?? null,
    written: written ?? null,
    at,
    body,
  };
  await db
    .insertInto("decisions")
    .values({ ...row, candidate: ordinal })
    .execute();
  if (mended !== undefined) await storeReading(db, ordinal, number, mended);
  return decisionOf({ ...row, candidateId: candidate });
}

export interface DecisionRow {
  readonly id: string;
  readonly candidateId: string;
  readonly number: number;
  readonly previous: string | null;
  readonly kind: string;
  readonly reviewer: string | null;
  readonly note: string | null;
  readonly written: string | null;
  readonly at: string;
  readonly body: string | null;
}

export function decisionOf(row: DecisionRow): Decision {
  return {
    id: row.id,
    candidate: row.candidateId,
    number: row.number,
    ...(row.previous === null ? {} : { supersedes: row.previous }),
    kind: row.kind as DecisionKind,
    ...(row.body === null ? {} : { mended: JSON.parse(row.body) as Candidate }),
    ...(row.reviewer === null ? {} : { reviewer: row.reviewer }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.written === null ? {} : { written: row.written }),
    at: row.at,
  };
}
