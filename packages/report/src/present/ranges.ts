import type { Model } from "@proviso/agreement";
import { type OverRanges, plain, type RangeCase, type ScenarioNumberKind } from "@proviso/promise";
import { type Block, heading, type Item, list, paragraph, quiet } from "../document/document.ts";
import { percentRange } from "./numbers.ts";

/** What an answer becomes over the ranges that its scenario states; `what` is the chance that is told, such as "it is kept". */
export function rangeBlocks(model: Model, over: OverRanges, what: string): Block[] {
  return [
    heading(2, "Over the ranges stated"),
    paragraph(`With ${axesWords(model, over)}, ${what} with a probability of:`),
    list(...rangeCases(over).map((one): Item => ({ line: [caseWords(model, over, one)] }))),
    ...(over.whole
      ? []
      : [
          paragraph(
            quiet(`Worked out at ${over.points} points of the ranges, their ends among them; proviso sweep maps all.`),
          ),
        ]),
  ];
}

/** The cases, or only one where the answers to what is open make no difference. */
export function rangeCases({ cases }: OverRanges): readonly RangeCase[] {
  const [first] = cases;
  const told = (one: RangeCase | undefined): string => JSON.stringify([one?.low, one?.high, one?.to, one?.verdicts]);
  const same = (one: RangeCase): boolean => told(one) === told(first);
  return first === undefined || !cases.every(same) ? cases : [{ ...first, answering: {} }];
}

/** The same in one sentence a case, for the brief. */
export function caseWords(model: Model, over: OverRanges, one: RangeCase): string {
  const answers = Object.entries(one.answering).map(([id, option]) => `${id.split(".").at(-1)} is ${option}`);
  const several = new Set(over.cases.map(({ to }) => to)).size > 1;
  const whom = several ? `to ${plain.list(one.to.split(" "), model)}` : "";
  const where = [whom, answers.length === 0 ? "" : `where ${plain.list(answers)}`]
    .filter((part) => part !== "")
    .join(", ");
  const range = percentRange(one.low, one.high);
  const turns = one.high - one.low < 1e-9 ? "" : `, lowest at ${pointWords(model, over, one.lowAt)}`;
  return plain.sentence(`${where === "" ? "" : `${where}: `}${range}${turns}${verdictWords(one)}.`);
}

function verdictWords({ verdicts = [] }: RangeCase): string {
  const [first, ...others] = verdicts.map((verdict) => VERDICTS[verdict] ?? verdict);
  if (first === undefined) return "";
  return others.length === 0
    ? `; ${first} throughout`
    : `; ${plain.list([first, ...others]).replace(/ and (?!.* and )/, " or ")}, as the numbers lie`;
}

const VERDICTS: Readonly<Record<string, string>> = {
  worse: "worse than no agreement",
  better: "better than no agreement",
  same: "no different from no agreement",
  depends: "open between worse and better",
  indifferent: "the attacker indifferent",
};

/** "reliability from 50% to 100% and stance China no from 0% to 60%", parties by the names that people give them. */
export function axesWords(model: Model, { axes }: OverRanges): string {
  return plain.list(
    axes.map(
      ({ name, kind, values }) =>
        `${numberWords(model, name)} from ${valueWords(kind, values[0] ?? 0)} to ${valueWords(kind, values.at(-1) ?? 0)}`,
    ),
  );
}

function numberWords(model: Model, name: string): string {
  const known = new Set(model.parties.map(({ id }) => id));
  return name
    .split(" ")
    .map((word) => (known.has(word) ? plain.partyName(model, word) : word))
    .join(" ");
}

function pointWords(model: Model, { axes }: OverRanges, point: readonly number[]): string {
  return plain.list(axes.map(({ name, kind }, i) => `${numberWords(model, name)} ${valueWords(kind, point[i] ?? 0)}`));
}

/** A value as it is written in a scenario. */
export function valueWords(kind: ScenarioNumberKind, value: number): string {
  return kind === "chance" ? `${Number((value * 100).toFixed(6))}%` : String(value);
}
