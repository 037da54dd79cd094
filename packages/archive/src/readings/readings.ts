import type { Candidate } from "@proviso/record";
import type { Archive } from "../archive.ts";
import type { Decision, NewDecision, NewDocument } from "../contract/index.ts";
import { addDocuments } from "../documents/add.ts";
import { type AddedCandidates, addCandidates } from "../statements/candidates.ts";
import { decide } from "../statements/decide.ts";
import { candidatesIn } from "../statements/list.ts";
import { normaliseText, sha256 } from "../text/normalise.ts";
import { transposed } from "./transposed.ts";

/**
 * Keeps a document that was read, and what was found in it, whatever form its file's text had: the command line, the server and the review store by
 * this, so that they see one another's work. Again is no harm.
 * @param candidates as they were read in `document.text`
 */
export async function keepReading(
  archive: Archive,
  document: NewDocument,
  candidates: readonly Candidate[],
): Promise<AddedCandidates> {
  await addDocuments(archive, [document]);
  return addCandidates(archive, [...transposed(document.text, candidates).values()]);
}

/**
 * Keeps a decision, with the document and the candidate that it is on.
 * @param candidate as it was found; `decision.mended` as it should read
 * @throws RangeError where its words do not stand in the stored text
 */
export async function keepDecision(
  archive: Archive,
  document: NewDocument,
  candidate: Candidate,
  decision: Omit<NewDecision, "candidate">,
): Promise<Decision> {
  const own = transposed(document.text, [candidate]).get(candidate.id);
  if (own === undefined)
    throw new RangeError(`The words of candidate ${candidate.id} do not stand in the text as it is stored.`);
  await addDocuments(archive, [document]);
  await addCandidates(archive, [own]);
  const mended =
    decision.mended === undefined
      ? undefined
      : transposed(document.text, [{ ...decision.mended, id: candidate.id }]).get(candidate.id);
  return decide(archive, {
    ...decision,
    candidate: own.id,
    ...(mended === undefined ? {} : { mended: { ...mended, id: own.id } }),
  });
}

const AT_ONCE = 1000;

/** The decisions in force on candidates that were read in a text, by the ids that they have there; what waits for review again has none. */
export async function decisionsOn(
  archive: Archive,
  text: string,
  candidates: readonly Candidate[],
): Promise<Map<string, Decision>> {
  const read = new Map([...transposed(text, candidates)].map(([id, own]) => [own.id, id]));
  const found = new Map<string, Decision>();
  let after: string | undefined;
  do {
    const page = await candidatesIn(
      archive,
      { document: sha256(normaliseText(text)) },
      { limit: AT_ONCE, ...(after === undefined ? {} : { after }) },
    );
    for (const { candidate, decision, state } of page.candidates) {
      const id = read.get(candidate.id);
      if (id !== undefined && decision !== undefined && state !== "open") found.set(id, decision);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
