import type { Model } from "@proviso/agreement";
import { nameOf, plain, type Strength, type StrengthAnswer } from "@proviso/promise";
import { type Block, type Document, paragraph, quiet, strong } from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { percent, percentRange } from "./numbers.ts";

/** How sure it is, and on whom that turns most. */
export function presentStrength(model: Model, answer: StrengthAnswer): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(strengthVerdict(model, one.value))),
      ...swingTable(model, one.value),
    ]),
    ...(answer.cases.length > 1 ? [paragraph(`Over all answers: ${percentRange(answer.low, answer.high)}.`)] : []),
  ];
}

/** One sentence: how sure. */
export function strengthVerdict(model: Model, { low, high, open, late }: Strength): string {
  const sure = `It is kept with a probability of ${percentRange(low, high)}`;
  const since =
    open.length === 0 ? "" : `, since ${plain.list(open, model)} ${open.length === 1 ? "has" : "have"} no stance`;
  const missed =
    late.length === 0
      ? ""
      : ` Votes that may miss their term, of ${plain.shortList(late, model)}, count as not cast where they do.`;
  return `${sure}${since}.${missed}`;
}

function swingTable(model: Model, { swings, attitudes }: Strength): Block[] {
  if (swings.length === 0) return [paragraph(quiet("It turns on nobody's attitude."))];
  const likely = new Map(attitudes.map((one) => [one.party, one]));
  const sorted = [...swings].sort((a, b) => Math.abs(b.ifYes - b.ifNo) - Math.abs(a.ifYes - a.ifNo));
  return [
    {
      kind: "table",
      columns: [
        { title: "Party" },
        { title: "says yes", align: "right" },
        { title: "honours", align: "right" },
        { title: "kept if it says yes", align: "right" },
        { title: "if it says no", align: "right" },
      ],
      rows: sorted.map(({ party, ifYes, ifNo }) => {
        const attitude = likely.get(party);
        return [
          [nameOf(model, party)],
          [attitude === undefined ? "" : percent(attitude.yes)],
          [attitude === undefined ? "" : percent(attitude.reliability)],
          [percent(ifYes)],
          [percent(ifNo)],
        ];
      }),
    },
  ];
}
