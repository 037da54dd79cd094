import type { Archive, NewDocument } from "@proviso/archive";
import type { Candidate } from "@proviso/record";
import type { Decision } from "@proviso/review";
import type { Memory } from "./session.ts";

export interface ReviewMemory extends Memory {
  /** What was decided before, here or by others who keep their decisions in the same archive. */
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly close: () => Promise<void>;
}

const NONE: ReviewMemory = { decisions: new Map(), keep: async () => {}, close: async () => {} };

/**
 * The archive that remembers a review. One that was named has to open; where the usual one does not, the review goes on without.
 * @throws ArchiveError where a named one cannot be opened
 */
export async function reviewMemory(
  { archive: named, dossier }: { readonly archive?: string | false; readonly dossier: string },
  document: NewDocument,
  candidates: readonly Candidate[],
  note: (text: string) => void,
): Promise<ReviewMemory> {
  if (named === false) return NONE;
  const { decisionsOn, defaultArchive, keepDecision, keepReading, openArchive } = await import("@proviso/archive");
  let archive: Archive;
  try {
    archive = await openArchive(named ?? defaultArchive({ cwd: dossier }));
  } catch (error) {
    if (named !== undefined || !(error instanceof Error)) throw error;
    note(`proviso: decisions are not kept for the next time: ${error.message}`);
    return NONE;
  }
  await keepReading(archive, document, candidates);
  const decided = await decisionsOn(archive, document.text, candidates);
  const decisions = new Map<string, Decision>();
  for (const candidate of candidates) {
    const decision = decided.get(candidate.id);
    if (decision === undefined) continue;
    const kind = decision.kind === "rejected" ? "rejected" : "accepted";
    // As it was accepted, mended or not.
    decisions.set(candidate.id, { kind, candidate: decision.mended ?? candidate });
  }
  return {
    decisions,
    keep: async (found, kind, as) => {
      const isMended = kind === "accepted" && as !== undefined && JSON.stringify(as) !== JSON.stringify(found);
      const decision = isMended ? ({ kind: "mended", mended: as } as const) : ({ kind } as const);
      await keepDecision(archive, document, found, decision);
    },
    close: () => archive.close(),
  };
}
