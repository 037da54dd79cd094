import type { Model } from "@proviso/agreement";
import { type Figure, nameOf, type PartyPower, type PowerAnswer, type PowerValue, plain } from "@proviso/promise";
import { type Block, type Document, evidence, type Line, paragraph, quiet, strong } from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { index } from "./numbers.ts";

interface Column {
  readonly title: string;
  readonly figure: (power: PartyPower) => Figure | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: "Banzhaf", figure: ({ banzhaf }) => banzhaf },
  { title: "normalised", figure: ({ banzhafNormalised }) => banzhafNormalised },
  { title: "Shapley–Shubik", figure: ({ shapleyShubik }) => shapleyShubik },
  { title: "Coleman prevent", figure: ({ colemanPrevent }) => colemanPrevent },
  { title: "Coleman initiate", figure: ({ colemanInitiate }) => colemanInitiate },
];

const FURTHER: readonly Column[] = [
  { title: "Johnston", figure: ({ johnston }) => johnston },
  { title: "Deegan–Packel", figure: ({ deeganPackel }) => deeganPackel },
  { title: "Holler", figure: ({ holler }) => holler },
  { title: "Banzhaf, ternary", figure: ({ ternary }) => ternary?.banzhaf },
  { title: "Shapley–Shubik, ternary", figure: ({ ternary }) => ternary?.shapleyShubik },
];

/** The power indices, in two tables that fit a page. */
export function presentPower(model: Model, answer: PowerAnswer, sort: "power" | "text"): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [...caseHeading(model, answer, one), ...valueBlocks(model, one.value, sort)]),
  ];
}

function valueBlocks(model: Model, value: PowerValue, sort: "power" | "text"): Block[] {
  const verdict = [paragraph(strong(plain.sentence(value.why.sentence)))];
  if (value.kind === "constant") return [...verdict, ...evidence(value.why.steps)];
  const parties = sort === "text" ? value.parties : value.parties.toSorted((a, b) => b.banzhaf.value - a.banzhaf.value);
  const minimal =
    value.minimalWinningCoalitions === undefined ? "" : `, ${value.minimalWinningCoalitions} of them minimal`;
  return [
    ...verdict,
    ...tables(model, parties),
    paragraph(
      quiet(
        `Winning coalitions: ${value.winningCoalitions}${minimal}. Power of the body to act (Coleman): ${index(value.colemanAct.value)}.`,
      ),
    ),
    ...(parties.some(({ ternary }) => ternary !== undefined)
      ? [paragraph(quiet("Ternary: with abstention as a third way to vote."))]
      : []),
    ...value.notComputed.map((line) => paragraph(quiet(`Left out: ${line}.`))),
    ...evidence(value.why.steps),
  ];
}

function tables(model: Model, parties: readonly PartyPower[]): Block[] {
  const shown = [COLUMNS, FURTHER]
    .map((columns) => columns.filter(({ figure }) => parties.some((power) => figure(power) !== undefined)))
    .filter((columns) => columns.length > 0);
  return shown.map((columns) => ({
    kind: "table",
    columns: [{ title: "Party" }, ...columns.map(({ title }) => ({ title, align: "right" as const }))],
    rows: parties.map((power): Line[] => [
      [nameOf(model, power.party)],
      ...columns.map(({ figure }): Line => {
        const found = figure(power);
        return [found === undefined ? "–" : index(found.value)];
      }),
    ]),
  }));
}
