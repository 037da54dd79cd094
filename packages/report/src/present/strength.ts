import type { Model } from "@proviso/agreement";
import { nameOf, plain, type Strength, type StrengthAnswer, type Target } from "@proviso/promise";
import { type Block, type Document, paragraph, quiet, strong } from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { percent, percentRange } from "./numbers.ts";

/** How sure it is, and on whom that turns most. */
export function presentStrength(model: Model, answer: StrengthAnswer): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(strengthVerdict(model, one.value, answer.target.kind))),
      ...swingTable(model, one.value, answer.target.kind),
    ]),
    ...(answer.cases.length > 1 ? [paragraph(`Over all answers: ${percentRange(answer.low, answer.high)}.`)] : []),
  ];
}

/** One sentence: how sure. */
export function strengthVerdict(
  model: Model,
  { low, high, open, late }: Strength,
  kind: Target["kind"] = "promise",
): string {
  const sure = `It is ${done(kind)} with a probability of ${percentRange(low, high)}`;
  const since =
    open.length === 0 ? "" : `, since ${plain.list(open, model)} ${open.length === 1 ? "has" : "have"} no stance`;
  const missed =
    late.length === 0
      ? ""
      : ` Votes that may miss their term, of ${plain.shortList(late, model)}, count as not cast where they do.`;
  return `${sure}${since}.${missed}`;
}

/** What becomes of a promise or a decision, of which strength tells how likely it is. */
function done(kind: Target["kind"]): string {
  return kind === "promise" ? "kept" : "approved";
}

function swingTable(model: Model, { swings, attitudes, open }: Strength, kind: Target["kind"]): Block[] {
  if (swings.length === 0) return [paragraph(quiet("It turns on nobody's attitude."))];
  const likely = new Map(attitudes.map((one) => [one.party, one]));
  const sorted = [...swings].sort((a, b) => Math.abs(b.ifYes - b.ifNo) - Math.abs(a.ifYes - a.ifNo));
  return [
    {
      kind: "table",
      columns: [
        { title: "Party" },
        { title: "says yes", align: "right" },
        ...(kind === "promise" ? [{ title: "honours", align: "right" } as const] : []),
        { title: `${done(kind)} if it says yes`, align: "right" },
        { title: "if it says no", align: "right" },
      ],
      rows: sorted.map(({ party, ifYes, ifNo }) => {
        const attitude = likely.get(party);
        return [
          [nameOf(model, party)],
          [open.includes(party) ? "no stance" : attitude === undefined ? "" : percent(attitude.yes)],
          ...(kind === "promise" ? [[attitude === undefined ? "" : percent(attitude.reliability)]] : []),
          [percent(ifYes)],
          [percent(ifNo)],
        ];
      }),
    },
    ...(open.length === 0 ? [] : [paragraph(quiet("In each line, whoever else has no stance is taken at the worst."))]),
  ];
}
