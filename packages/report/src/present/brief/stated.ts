import type { BriefDeterrence, BriefRanges, BriefTable } from "@proviso/promise";
import {
  type Block,
  evidence,
  fresh,
  heading,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../../document/document.ts";
import type { Section, Telling } from "../brief.ts";
import { percent } from "../numbers.ts";
import { axesWords, caseWords, rangeCases } from "../ranges.ts";

/** What follows from what the encoder states beside the text: ranges of a scenario's numbers, stakes, tables of influence. */
export const statedSections: Section = ({ ranges, deterrences, tables }, telling) => [
  ...ranges.flatMap((one) => rangeBlocks(one, telling)),
  ...deterrences.flatMap((one) => deterBlocks(one, telling)),
  ...tableBlocks(tables, telling),
];

function rangeBlocks({ title, cases }: BriefRanges, { model }: Telling): Block[] {
  const [first] = cases;
  if (first === undefined) return [];
  return [
    heading(2, `Over the ranges stated: ${title}`),
    paragraph(`With ${axesWords(model, first.over)}, the promise is kept with a probability of:`),
    list(
      ...cases.flatMap(({ under, over }) =>
        rangeCases(over).map((one) => ({
          line: [
            under === "" ? "" : strong(`${under}: `),
            under === "" ? caseWords(model, over, one) : lower(caseWords(model, over, one)),
          ],
        })),
      ),
    ),
  ];
}

function deterBlocks({ title, cases, steps, caution }: BriefDeterrence, { shown }: Telling): Block[] {
  return [
    heading(2, `Would an attack pay: ${title}`),
    {
      kind: "table",
      columns: [
        { title: "" },
        { title: "a veto", align: "right" },
        { title: "an answer", align: "right" },
        { title: "so" },
        { title: "it pays once a veto is likelier than", align: "right" },
      ],
      rows: cases.map(({ under, veto, answered, verdict, turnsAt }): Line[] => [
        [under === "" ? "As it stands" : under],
        [percent(veto)],
        [percent(answered)],
        [verdict],
        [turnsAt === undefined ? "–" : percent(turnsAt)],
      ]),
    },
    ...evidence(fresh(steps, shown)),
    paragraph(quiet(caution)),
  ];
}

function tableBlocks(tables: readonly BriefTable[], { shown }: Telling): Block[] {
  if (tables.length === 0) return [];
  return [
    heading(2, "Where those round a table would meet"),
    list(
      ...tables.map(({ title, text, dates, rests }) => {
        const [first, last] = dates;
        const before =
          first?.on === undefined || last?.on === undefined
            ? ""
            : ` That is on ${last.on}; on ${first.on} their mean was ${point(first.mean.value)}.`;
        return { line: [strong(`${title}. `), text, before], below: evidence(fresh(rests, shown)) };
      }),
    ),
    paragraph(quiet("Arithmetic on stated positions, influence and salience; it predicts nobody's mind.")),
  ];
}

/** In the middle of a sentence. */
function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function point(position: number): string {
  return String(Number(position.toPrecision(3)));
}
