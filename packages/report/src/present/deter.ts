import type { Model } from "@proviso/agreement";
import { type DeterAnswer, type DeterValue, nameOf, type OverRanges, plain } from "@proviso/promise";
import { CAUTION, type DeterrenceAnswer, exactly, fraction, type Threshold } from "@proviso/promise/deterrence";
import {
  type Block,
  type Document,
  evidence,
  heading,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { answerHeading, caseHeading } from "./headings.ts";
import { rangeBlocks } from "./ranges.ts";

type Fraction = DeterrenceAnswer["response"];

/** Whether an attack would pay, where that turns, and what such arithmetic cannot say. */
export function presentDeter(
  answer: DeterrenceAnswer,
  given: { readonly veto: string; readonly reliability: string },
): Document {
  return [heading(1, "Would an attack pay?"), ...solvedBlocks(answer, given), ...cautionBlocks()];
}

/** The same for each way of answering what is open in a scenario, with how likely a veto is and why. */
export function presentDeterIn(model: Model, answer: DeterAnswer, ranges?: OverRanges): Document {
  return [
    ...answerHeading(model, answer),
    heading(2, "Would an attack pay?"),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      ...solvedBlocks(one.value.answer, {
        veto: String(one.value.veto.chance),
        reliability: String(one.value.reliability),
      }),
      paragraph(vetoWords(model, one.value)),
    ]),
    ...(ranges === undefined ? [] : rangeBlocks(model, ranges, "an attack is answered")),
    heading(2, "What it rests on"),
    ...evidence(answer.steps),
    ...cautionBlocks(),
  ];
}

/** Where the chance of a veto comes from. */
export function vetoWords(model: Model, { veto }: Pick<DeterValue, "veto">): string {
  const { from, decision = "", least, open = [] } = veto;
  const name = decision.split(".").at(-1);
  switch (from) {
    case "given":
      return "The chance of a veto is as given.";
    case "scenario":
      return "The chance of a veto is as the scenario states.";
    case "no decision":
      return "No decision stands between the attack and help, so nobody can veto it.";
    case "stances":
      return `The chance of a veto is how often the scenario's stances leave the decision ${name} unapproved${
        least === undefined
          ? ""
          : `, with ${plain.list(open.map((party) => nameOf(model, party)))} at the worst; at the best it is ${Number((least * 100).toPrecision(4))}%`
      }.`;
  }
}

function solvedBlocks(
  answer: DeterrenceAnswer,
  given: { readonly veto: string; readonly reliability: string },
): Block[] {
  const [verdict = "", ...sentences] = answer.sentences;
  const { attack, hold, response, thresholds } = answer;
  return [
    paragraph(strong(verdict)),
    list(...sentences.map((sentence) => ({ line: [sentence] }))),
    {
      kind: "table",
      columns: [{ title: "" }, { title: "exactly", align: "right" }, { title: "about", align: "right" }],
      rows: [
        row("probability of a veto", exactly(given.veto)),
        row("reliability of the guarantors", exactly(given.reliability)),
        row("probability that an attack is answered", response),
        row("worth of attacking, to the attacker", attack),
        row("worth of holding, to the attacker", hold),
        ...turning("attack pays once the veto is", ["likelier than", "less likely than"], thresholds.veto),
        ...turning("attack pays once the word is kept", ["more often than", "less often than"], thresholds.reliability),
      ],
    },
  ];
}

function cautionBlocks(): Block[] {
  return [
    paragraph(quiet(CAUTION)),
    paragraph(quiet("The model, its sources and what it cannot claim: docs/influence.md.")),
  ];
}

function row(what: string, value: Fraction): Line[] {
  return [[what], [fraction(value)], [String(Number(value.value.toPrecision(4)))]];
}

function turning(what: string, [above, below]: readonly [string, string], found: Threshold): Line[][] {
  return found.kind === "turns" ? [row(`${what} ${found.attackPays === "above" ? above : below}`, found.at)] : [];
}
