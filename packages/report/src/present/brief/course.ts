import { type BriefCourse, plain } from "@proviso/promise";
import { type Block, evidence, fresh, heading, list, paragraph, quiet } from "../../document/document.ts";
import type { Section, Telling } from "../brief.ts";
import { protocol } from "../play.ts";

/** What comes of what the scenarios state: who is in breach at the end, and under which words. */
export const courseSection: Section = ({ courses }, telling) =>
  courses.length === 0
    ? []
    : [
        heading(2, "Who is in breach at the end"),
        paragraph(
          quiet(
            "What a scenario states, played through the text. Beyond it everyone keeps its duties, and nobody votes or helps unasked.",
          ),
        ),
        ...[...Map.groupBy(courses, ({ titles }) => plain.list(titles.map((title) => `“${title}”`)))].flatMap(
          ([titles, all]) => [
            heading(3, titles),
            list(
              ...all.map(({ under, value }) => ({
                line: [under === "" ? "" : `${under}: `, lowerAfter(under, value.sentence)],
                below: words({ value }, telling),
              })),
            ),
          ],
        ),
      ];

function lowerAfter(under: string, sentence: string): string {
  return under === "" ? sentence : sentence.replace(/^The /, "the ");
}

/** The words that are broken, or that whoever helped would break; in full, day by day. */
function words({ value }: Pick<BriefCourse, "value">, { shown, full }: Telling): Block[] {
  const steps = [...value.breaches, ...value.barred].map(({ clause, words: text, at, support }) => ({
    text: `${plain.clauseName(clause)}: ${text}`,
    at,
    support,
  }));
  return full ? protocol(value.entries, shown) : evidence(fresh(steps, shown));
}
