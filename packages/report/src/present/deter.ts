import { CAUTION, type DeterrenceAnswer, exactly, fraction, type Threshold } from "@proviso/promise/deterrence";
import { type Document, heading, type Line, list, paragraph, quiet, strong } from "../document/document.ts";

type Fraction = DeterrenceAnswer["response"];

/** Whether an attack would pay, where that turns, and what such arithmetic cannot say. */
export function presentDeter(
  answer: DeterrenceAnswer,
  given: { readonly veto: string; readonly reliability: string },
): Document {
  const [verdict = "", ...sentences] = answer.sentences;
  const { attack, hold, response, thresholds } = answer;
  return [
    heading(1, "Would an attack pay?"),
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
