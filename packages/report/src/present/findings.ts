import type { FindingsAnswer, ToldFinding } from "../ask/findings.ts";
import { type Document, evidence, heading, type Item, list, paragraph, quiet, strong } from "../document/document.ts";

/** The weak places, the gravest first: what the text does, why that matters, and what happened where a real text did the same. */
export function presentFindings({ findings }: FindingsAnswer): Document {
  if (findings.length === 0) return [heading(1, "Weak places in the text"), paragraph("None was found.")];
  return [
    heading(1, "Weak places in the text"),
    ...(["error", "warning", "info"] as const).flatMap((severity) => {
      const own = findings.filter((finding) => finding.severity === severity);
      return own.length === 0 ? [] : [heading(2, SEVERITY_WORDS[severity]), list(...own.map(item))];
    }),
  ];
}

/** What a severity means to whoever has to sign. */
export const SEVERITY_WORDS = {
  error: "The text does not do what it is for",
  warning: "Somebody can rely on less than the words suggest",
  info: "Something is left unsaid",
} as const;

function item({ title, message, why, precedent, suggestion, whereWords, code, at, support }: ToldFinding): Item {
  const where = whereWords === undefined ? "" : ` (Where ${whereWords}.)`;
  return {
    line: [strong(`${title}. `), `${message}${where}`],
    below: [
      paragraph(why),
      ...(precedent === undefined ? [] : [paragraph(quiet(`${precedent.text} (${precedent.source})`))]),
      ...(suggestion === undefined ? [] : [paragraph(suggestion.message)]),
      ...evidence([{ text: code, at, support }]),
    ],
  };
}
