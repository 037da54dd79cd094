import type { Candidate } from "./candidate.ts";
import type { Span } from "./selector.ts";

/**
 * What a candidate is called: by its document and by where its words stand, so that the same words read twice are the same candidate.
 * @param document SHA-256 of the document's text
 */
export function candidateId(
  document: Candidate["document"],
  { cue, content }: { readonly cue: readonly Span[]; readonly content: readonly Span[] },
): string {
  const places = [...cue, ...content].map(({ start, end }) => `${start.toString(36)}.${end.toString(36)}`).join("-");
  return `${document.slice(0, 12)}-${places}`;
}
