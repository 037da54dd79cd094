import type { Candidate } from "@proviso/record";

const NOT = String.raw`(?:\s+(?:not|never)\b|n[’']t\b)`;
const FORBIDDEN = new RegExp(
  [
    String.raw`\b(?:must|shall|may|can|could|should|ought)${NOT}|\bcannot\b`,
    String.raw`\b(?:will|would|wo|do|does|did)${NOT}\s+(?:allow|permit|tolerate|let|stand for|put up with)\b`,
    String.raw`\b(?:not|never)\s+(?:to\s+)?be\s+(?:allowed|permitted|tolerated|accepted|used)\b|n[’']t\s+be\s+(?:allowed|permitted|tolerated)\b`,
    String.raw`\b(?:is|are|was|were|be)(?:${NOT})\s+(?:allowed|permitted|to be)\b`,
    String.raw`\b(?:forbidden|prohibited|banned|barred|inadmissible|unacceptable)\b`,
  ].join("|"),
  "iu",
);
const BOUND =
  /\b(?:(must|shall|should|ought to|ha(?:s|ve|d) to|required? to|need(?:s|ed)? to)\b|(may|can|could|might)\b|(would|will)\s+(have to|be (?:allowed|permitted|free) to)?)/iu;

/** What the words say of what is said: that it must, may or must not be, might be, would be, or is. By the first modal verb outside a condition. */
export function modalityOf(content: string, hasConditions: boolean): Candidate["modality"] {
  const match = BOUND.exec(content);
  const forbidden = FORBIDDEN.exec(content);
  if (forbidden !== null && (match === null || forbidden.index <= match.index + match[0].length)) {
    // "might not", "could not" tell of a chance; only what binds forbids.
    return /^could/i.test(forbidden[0]) ? "possible" : "forbidden";
  }
  if (match === null) return "asserted";
  const [, must, may, would, bound] = match;
  if (must !== undefined) return "obliged";
  if (may !== undefined) return "possible";
  if (bound !== undefined) return /^have/i.test(bound) ? "obliged" : "permitted";
  return hasConditions && /^would$/i.test(would ?? "") ? "hypothetical" : "asserted";
}
