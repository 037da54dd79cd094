import type { Brief, BriefFinding } from "@proviso/promise";
import { heading, list, paragraph, placeText, quiet } from "../../document/document.ts";
import { plural } from "../../document/plural.ts";
import type { Section } from "../brief.ts";

/** Weak places of the text, without what other sections have told; in full, everything in every text. */
export const weakSection: Section = (brief, { full }) => {
  const { findings } = brief;
  const shown = full ? findings : told(brief);
  const rest = findings.length - shown.length;
  if (shown.length === 0) return [];
  return [
    heading(2, "Weak places in the text"),
    list(
      ...shown.map(({ message, code: name, at }) => ({
        line: [message, " ", quiet(`${name}, ${placeText(at)}`)],
      })),
    ),
    ...(rest === 0
      ? []
      : [
          paragraph(
            quiet(
              `Left out: ${plural(rest, "finding")} told above, of other texts, or mere notes; the full brief lists them.`,
            ),
          ),
        ]),
  ];
};

function told({ findings, main, questions, times, sentences }: Brief): BriefFinding[] {
  const elsewhere = new Set([
    ...(questions.length > 0 ? ["question-open"] : []),
    ...(times.length > 0 ? ["worse-than-nothing"] : []),
  ]);
  const own = findings.filter(
    ({ agreement, severity, code, message }) =>
      agreement === main.target.agreement &&
      severity !== "info" &&
      !elsewhere.has(code) &&
      // Told above, perhaps after the answers under which it holds.
      !sentences.some(({ text }) => text.endsWith(message.slice(1))),
  );
  // One place found weak under several answers is told once.
  return [...Map.groupBy(own, ({ code, at }) => `${code} ${at.file}:${at.offset}`).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}
