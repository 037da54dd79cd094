import type { Archive } from "@proviso/archive";
import { mediaTypeOf } from "@proviso/archive/contract";
import type { Candidate } from "@proviso/record";
import { asSent } from "@proviso/review/mend";
import type { ReadDocument, ReviewDecision } from "../store/reviews.ts";

/**
 * Keeps a decision in the archive as well, with its document and its candidate. The dossier has it by now: an archive that cannot take it undoes nothing.
 * @returns whether it is kept there
 */
export async function archived(
  archive: Archive,
  { document, text }: { readonly document: ReadDocument; readonly text: string },
  candidate: Candidate,
  { kind, mended, note, written, by }: ReviewDecision,
): Promise<boolean> {
  if (archive.readOnly) return false;
  const { keepDecision } = await import("@proviso/archive");
  const { title, name, dated, author, kind: media } = document;
  const from = {
    text,
    title: title ?? name,
    mediaType: mediaTypeOf(media),
    origin: name,
    ...known({ date: dated, author }),
  };
  const as = mended === undefined ? undefined : asSent(candidate, mended as Partial<Candidate>);
  const decision = { kind, ...known({ mended: as, note, written, reviewer: by }) };
  return keepDecision(archive, from, candidate, decision).then(
    () => true,
    () => false,
  );
}

/** What the archive knows to be decided on a document's candidates: somebody may have reviewed it at the command line. */
export async function decidedIn(
  archive: Archive,
  document: string,
  text: string,
  candidates: readonly Candidate[],
): Promise<ReviewDecision[]> {
  const { decisionsOn } = await import("@proviso/archive");
  // An archive that cannot be read keeps nobody from reviewing.
  const found = await decisionsOn(archive, text, candidates).catch(() => new Map());
  return Array.from(found, ([candidate, { kind, mended, note, written, reviewer, at }]) => ({
    document,
    candidate,
    kind,
    ...known({ mended, note, written, by: reviewer }),
    at,
  }));
}

function known<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never;
}
