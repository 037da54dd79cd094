import { evidence, fresh, heading, list } from "../../document/document.ts";
import type { Section } from "../brief.ts";

/** What changes from one draft of a text to the next, in a sentence each. */
export const draftSection: Section = ({ differences }, { model, shown }) =>
  differences.length === 0
    ? []
    : [
        heading(2, "What the drafts change"),
        list(
          ...differences.map(({ title, question: id, under, value: { a, b, summary, verdict, terms, why } }) => ({
            line: [
              `${title}, from ${a.label} to ${b.label}: `,
              under === "" ? "" : `${under}, `,
              summary,
              ...verdict.slice(1).map((example) => ` ${example}`),
              ` ${terms.length === 1 ? "One term moves" : `${terms.length} terms move`}.`,
            ],
            below: evidence(
              fresh(
                [
                  ...model.agreements
                    .flatMap(({ questions }) => questions)
                    .filter((question) => question.id === id)
                    .map(({ name, text, at, support }) => ({ text: `version ${name}: ${text}`, at, support })),
                  ...(why?.steps ?? []),
                ],
                shown,
              ),
            ),
          })),
        ),
      ];
