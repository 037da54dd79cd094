import type { Model } from "@proviso/agreement";
import { type Case, type Coalitions, nameOf, plain, summary, type VoidAnswer, type VoidValue } from "@proviso/promise";
import {
  type Block,
  type Document,
  evidence,
  fresh,
  heading,
  type Line,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { plural } from "../document/plural.ts";
import { answerHeading, caseHeading } from "./headings.ts";

const LISTED_IN_TABLE = 6;

/** Who can void, block, break and secure it, and why. */
export function presentVoid(model: Model, answer: VoidAnswer): Document {
  const shown = new Set<string>();
  return [
    ...answerHeading(model, answer),
    ...answer.cases.flatMap((one) => [
      ...caseHeading(model, answer, one),
      paragraph(strong(summary(model, one.value, subjectOf(answer), answer.target.kind))),
      coalitionTable(model, answer, one.value),
      ...helpBlocks(model, one.value, shown),
      ...reasons(one, shown),
      ...remarks(one.value),
    ]),
  ];
}

function subjectOf({ target }: VoidAnswer): string {
  return target.kind === "promise" ? "the promise" : `the decision “${target.title}”`;
}

function coalitionTable(model: Model, answer: VoidAnswer, { coalitions }: VoidValue): Block {
  const decision = answer.target.kind === "decision";
  const rows: readonly (readonly [string, Coalitions, string])[] = [
    [decision ? "can stop it" : "can void it without breaking it", coalitions.voiding, "it cannot be kept"],
    ...(decision ? [] : ([["can block others' help", coalitions.blocking, "it cannot be kept"]] as const)),
    ...(decision ? [] : ([["could break it", coalitions.breaking, "it cannot be kept"]] as const)),
    [decision ? "can carry it" : "can secure it", coalitions.securing, "duty alone"],
  ];
  return {
    kind: "table",
    columns: [{ title: "Who" }, { title: "alone, or together (+)" }, { title: "ways", align: "right" }],
    rows: rows.map(([what, family, nobody]) => [
      [what],
      coalitionsLine(model, family, nobody),
      [countWords(family.count)],
    ]),
  };
}

/** A count as it stands, or of more than fifteen digits about how many; the JSON has them all. */
export function countWords(count: string): string {
  if (count.length <= 15) return count;
  const power = [...String(count.length - 1)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `about ${count[0]}.${count.slice(1, 3)} × 10${power}`;
}

/** "Russia; China; France + Germany; 12 more". */
function coalitionsLine(model: Model, { listed, count }: Coalitions, nobody: string): Line {
  if (count === "0") return [quiet("nobody")];
  const shown = listed
    .slice(0, LISTED_IN_TABLE)
    .map((parties) => (parties.length === 0 ? nobody : parties.map((party) => nameOf(model, party)).join(" + ")));
  const rest = BigInt(count) - BigInt(shown.length);
  return [shown.join("; "), ...(rest > 0n ? [quiet(`; and ${countWords(String(rest))} more`)] : [])];
}

function helpBlocks(model: Model, { help, secured }: VoidValue, shown: Set<string>): Block[] {
  const naming = (parties: readonly string[]) => plain.list([...new Set(parties)], model);
  const always = help.filter(({ barred }) => barred === "always").map(({ party }) => party);
  const sometimes = help.filter(({ barred }) => barred === "sometimes");
  const blocks: Block[] = [];
  if (always.length > 0) blocks.push(paragraph(`Helping would be a breach for ${naming(always)}.`));
  if (sometimes.length > 0) {
    // A bar that lifts on approval asks for something first; one that a decision brings about does not.
    const lifts = sometimes.every(({ bars }) => bars.every(({ words }) => words.startsWith("unless ")));
    const when = lifts ? "Helping without what the text asks for first would" : "Helping would in some cases";
    blocks.push(paragraph(`${when} be a breach for ${naming(sometimes.map(({ party }) => party))}.`));
  }
  const bars = [
    ...new Map(help.flatMap(({ bars: all }) => all).map((bar) => [`${bar.at.file}:${bar.at.offset}`, bar])).values(),
  ];
  const steps = bars.map(({ clause, at, support }) => ({ text: `barred by ${plain.clauseName(clause)}`, at, support }));
  blocks.push(...evidence(fresh(steps, shown)));
  const bound = [...new Set(help.filter((one) => one.effectivelyBound).map(({ party }) => party))];
  if (help.length > 0 && bound.length === 0)
    blocks.push(
      paragraph(
        secured === undefined
          ? "Nobody is effectively bound to help."
          : "Nobody is effectively bound to help alone; between them they are.",
      ),
    );
  return blocks;
}

function reasons({ value }: Case<VoidValue>, shown: Set<string>): Block[] {
  const all = value.secured === undefined ? value.why : [value.secured];
  if (all.length === 0) return [];
  const items = all.map(({ sentence, steps }) => ({
    line: [plain.sentence(sentence)],
    below: evidence(fresh(steps, shown)),
  }));
  return [heading(3, "Why"), list(...items)];
}

function remarks({ assumed, circular, coalitions }: VoidValue): Block[] {
  const lines = [
    ...(coalitions.orderMatters
      ? [
          "Some choices push both ways, so it can matter who moves first; there may be neither a coalition that voids nor one that secures.",
        ]
      : []),
    ...circular.map((clauses) => `These hang on each other, and the least reading was taken: ${plain.list(clauses)}.`),
    ...(assumed.length === 0 ? [] : [`Taken for granted: ${assumed.join("; ")}.`]),
    ...(coalitions.voiding.cut
      ? [`Only ${plural(coalitions.voiding.listed.length, "coalition")} listed; --list shows more.`]
      : []),
  ];
  return lines.map((line) => paragraph(quiet(line)));
}
