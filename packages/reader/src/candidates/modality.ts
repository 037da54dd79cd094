import type { Candidate } from "@proviso/record";

/** What the words say of what is said: that it must, may or must not be, might be, would be, or is. By the first modal verb outside a condition. */
export function modalityOf(content: string, hasConditions: boolean): Candidate["modality"] {
  const match =
    /\b(?:(must|shall|should|ought to|ha(?:s|ve|d) to|required? to|need(?:s|ed)? to)(\s+(?:not|never)\b)?|(may|can|could|might)(\s+not\b|not\b|n[’']t\b)?|(would|will)\s+(have to|be (?:allowed|permitted|free) to|never be allowed)?)/iu.exec(
      content,
    );
  if (match === null) return "asserted";
  const [, must, not, may, mayNot, would, bound] = match;
  if (must !== undefined) return not === undefined ? "obliged" : "forbidden";
  if (may !== undefined) return mayNot !== undefined && /^(?:may|can)$/i.test(may) ? "forbidden" : "possible";
  if (bound !== undefined) return /^have/i.test(bound) ? "obliged" : "permitted";
  return hasConditions && /^would$/i.test(would ?? "") ? "hypothetical" : "asserted";
}
