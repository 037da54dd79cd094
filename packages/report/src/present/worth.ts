import type { Model } from "@proviso/agreement";
import { nameOf, type WorthAnswer, type WorthValue, type WorthWorld } from "@proviso/promise";
import { type Block, type Document, evidence, paragraph, quiet, strong } from "../document/document.ts";
import { methodWords } from "./arrival.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { ledgerTable } from "./ledger.ts";
import { percentRange } from "./numbers.ts";

/** With the agreement and without it, side by side, and what is given for what. */
export function presentWorth(model: Model, answer: WorthAnswer): Document {
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(one.value.why.sentence)),
      ...evidence(one.value.why.steps),
      sideBySide(model, one.value),
      ...ledgerTable(one.value.ledger),
      paragraph(
        quiet(
          `With the agreement: ${methodWords(one.value.with.method)} Without: ${methodWords(one.value.without.method)}`,
        ),
      ),
    ]),
  ];
}

function sideBySide(model: Model, value: WorthValue): Block {
  const names = (parties: readonly string[]) =>
    parties.length === 0 ? "nobody" : parties.map((party) => nameOf(model, party)).join(", ");
  const alone = (world: WorthWorld) => names(world.voiding.listed.filter((one) => one.length === 1).flat());
  const row = (title: string, of: (world: WorthWorld) => string) => [[title], [of(value.with)], [of(value.without)]];
  return {
    kind: "table",
    columns: [{ title: "" }, { title: "with the agreement" }, { title: "without it" }],
    rows: [
      ...value.with.by.map(({ days }, i) =>
        row(`help within ${days} days`, (world) => percentRange(world.by[i]?.low ?? 0, world.by[i]?.high ?? 0)),
      ),
      row("help at all", ({ low, high }) => percentRange(low, high)),
      row("may always help lawfully", ({ lawful }) => names(lawful)),
      row("may in some cases", ({ sometimesLawful }) => names(sometimesLawful)),
      row("can void it alone", alone),
    ],
  };
}
