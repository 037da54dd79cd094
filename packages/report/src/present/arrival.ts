import type { Model } from "@proviso/agreement";
import {
  type ArrivalAnswer,
  type ArrivalFigures,
  type ArrivalMethod,
  type ArrivalValue,
  nameOf,
} from "@proviso/promise";
import { type Block, code, type Document, list, paragraph, quiet, strong } from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { percent, percentRange } from "./numbers.ts";

/** When help comes, and on whom its speed turns. */
export function presentArrival(model: Model, answer: ArrivalAnswer): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(one.value.why.sentence)),
      byTable(one.value, answer.target.kind === "decision" ? "it is approved" : "help has come"),
      ...fractionList(one.value),
      ...swingTable(model, one.value),
      paragraph(quiet(methodWords(one.value.method))),
    ]),
  ];
}

/** How the numbers were come by, in a sentence. */
export function methodWords(method: ArrivalMethod): string {
  return method.kind === "exact"
    ? "Exact."
    : `By ${method.runs.toLocaleString("en")} plays by chance (seed ${method.seed}, standard error at most ${percent(method.standardError)}): ${method.because}.`;
}

function byTable({ low, high }: ArrivalValue, what: string): Block {
  return {
    kind: "table",
    columns: [{ title: "within (days)" }, { title: what, align: "right" }],
    rows: [
      ...low.by.map(({ days, probability }, i) => [
        [String(days)],
        [percentRange(probability, high.by[i]?.probability ?? probability)],
      ]),
      [["ever"], [percentRange(ever(low), ever(high))]],
    ],
  };
}

/** The same as fractions, in a list, since they can be long. */
function fractionList({ fractions, open }: ArrivalValue): Block[] {
  if (fractions === undefined) return [];
  const words = open.length === 0 ? "As fractions:" : "As fractions, those without a stance at their worst:";
  const item = (what: string, chance: string) => ({ line: [`${what}: `, code(chance)] });
  return [
    paragraph(words),
    list(
      ...fractions.by.map(({ days, probability }) => item(`within ${days} days`, probability)),
      item("later than the grid", fractions.later),
      item("never", fractions.never),
    ),
  ];
}

function ever({ never }: Pick<ArrivalFigures, "never">): number {
  return 1 - never;
}

function swingTable(model: Model, { swings }: ArrivalValue): Block[] {
  if (swings.length === 0) return [];
  const last = swings[0]?.ifYes.by.length ?? 0;
  const at = Math.max(0, last - 2);
  const days = swings[0]?.ifYes.by[at]?.days ?? 0;
  // Where nobody's word moves the chance within so many days, it may still move whether it comes at all.
  const moves = swings.some(({ ifYes, ifNo }) => ifYes.by[at]?.probability !== ifNo.by[at]?.probability);
  const chance = (of: (typeof swings)[number]["ifYes"]): number => (moves ? (of.by[at]?.probability ?? 0) : ever(of));
  return [
    {
      kind: "table",
      columns: [
        { title: "Party" },
        { title: `${moves ? `within ${days}` : "ever"} if it says yes`, align: "right" },
        { title: "if it says no", align: "right" },
      ],
      rows: swings.map(({ party, ifYes, ifNo }) => [
        [nameOf(model, party)],
        [percent(chance(ifYes))],
        [percent(chance(ifNo))],
      ]),
    },
  ];
}
