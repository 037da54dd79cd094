/** What a report may hold after its three sentences, in this order: for menus and descriptions, without the engine. */
export const BRIEF_PART_TEXTS = {
  verdicts: "who can void it",
  times: "how sure, how fast, and against no agreement",
  ledger: "what is given for what",
  story: "how it fails and nobody breaks it",
  courses: "who is in breach at the end",
  stated: "ranges, stakes and tables that are stated",
  questions: "what to ask",
  drafts: "what the drafts change",
  beside: "the dossier's other promises",
  disagreements: "what was said and does not agree",
  claims: "claims",
  weak: "weak places in the text",
  ground: "assumptions and sources",
} as const;

export type BriefPart = keyof typeof BRIEF_PART_TEXTS;
export const BRIEF_PARTS = Object.keys(BRIEF_PART_TEXTS) as readonly BriefPart[];
