import type { BriefTime } from "@proviso/promise";
import { type Block, evidence, fresh, heading, type Line, list, paragraph, quiet } from "../../document/document.ts";
import { methodWords } from "../arrival.ts";
import type { Section, Telling } from "../brief.ts";
import { percentRange } from "../numbers.ts";

/** How sure and how fast help is in each scenario, with the agreement and without it. */
export const timeSections: Section = ({ times }, telling) =>
  [...Map.groupBy(times, ({ scenario }) => scenario).values()].flatMap((rows) => scenarioBlocks(rows, telling));

function scenarioBlocks(rows: readonly BriefTime[], { shown }: Telling): Block[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { title, scenario, at, support } = first;
  const methods = new Set(
    rows.flatMap(({ value: { arrival, worth } }) =>
      [arrival.method, worth.with.method, worth.without.method].map(methodWords),
    ),
  );
  return [
    heading(2, `How sure, how fast, and against no agreement: ${title}`),
    {
      kind: "table",
      columns: [
        { title: "help has come" },
        ...first.value.arrival.low.by.map(({ days }) => ({
          title: `within ${days} ${days === 1 ? "day" : "days"}`,
          align: "right" as const,
        })),
        { title: "at all", align: "right" },
      ],
      rows: rows.flatMap(chances),
    },
    list(
      ...rows.map(({ under, value: { worth, arrival } }) => ({
        line: [
          under === "" ? worth.why.sentence : `${under}: ${lower(worth.why.sentence)}`,
          arrival.hangs === "" || arrival.hangs === undefined ? "" : ` ${arrival.hangs}`,
        ],
        below: evidence(fresh(worth.why.steps, shown)),
      })),
    ),
    ...evidence(fresh([{ text: `the stances of the scenario ${scenario}`, at, support }], shown)),
    paragraph(quiet([...methods].map((words) => words.replace(/^Exact\.$/, "Exact for these stances.")).join(" "))),
  ];
}

/** In the middle of a sentence. */
function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** What is promised; what would come whether promised or not, where that is more; and what would come without the agreement. */
function chances({ under, value: { strength, arrival, worth } }: BriefTime): Line[][] {
  const promised = [
    ...arrival.low.by.map(({ probability }, i) =>
      percentRange(probability, arrival.high.by[i]?.probability ?? probability),
    ),
    percentRange(strength.low, strength.high),
  ];
  const [there, bare] = [worth.with, worth.without].map(({ by, low, high }) => [
    ...by.map((one) => percentRange(one.low, one.high)),
    percentRange(low, high),
  ]);
  const row = (name: string, cells: readonly string[] = []): Line[] => [[name], ...cells.map((cell): Line => [cell])];
  const name = under === "" ? "As it stands" : under;
  return [
    row(name, promised),
    ...(there?.join() === promised.join() ? [] : [row(`${name}, also help that nobody promised`, there)]),
    row(`${name}, without the agreement`, bare),
  ];
}
