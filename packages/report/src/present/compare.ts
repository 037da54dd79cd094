import type { Model } from "@proviso/agreement";
import { type CompareAnswer, type CompareCase, nameOf, plain } from "@proviso/promise";
import { type Document, heading, type Inline, type Line, quiet } from "../document/document.ts";
import { percentRange } from "./numbers.ts";

/** Several promises side by side, a row for each way of answering that makes a difference. */
export function presentCompare(model: Model, { rows }: CompareAnswer): Document {
  const names = (parties: readonly string[]): Inline =>
    parties.length === 0 ? quiet("nobody") : parties.map((party) => nameOf(model, party)).join(", ");
  return [
    heading(1, "Promises side by side"),
    {
      kind: "table",
      columns: [
        { title: "Promise" },
        { title: "Where" },
        { title: "Void it alone" },
        { title: "It takes", align: "right" },
        { title: "Block others alone" },
        { title: "Bound to help" },
        { title: "Kept", align: "right" },
      ],
      rows: rows.flatMap(({ target, cases, strength }) =>
        cases.map((one, index): Line[] => [
          [index === 0 ? target.id : ""],
          [whereWords(model, one, cases)],
          [names(one.alone)],
          [one.securedByDuty ? "a breach" : one.needs === undefined ? "–" : String(one.needs)],
          [names(one.blockersAlone)],
          [names(one.helpers.bound)],
          [index > 0 || strength === undefined ? "" : percentRange(strength.low, strength.high)],
        ]),
      ),
    },
  ];
}

function whereWords(model: Model, one: CompareCase, cases: readonly CompareCase[]): string {
  const beneficiaries = new Set(cases.map(({ beneficiary }) => beneficiary));
  const to =
    (beneficiaries.size > 1 || one.alike.length > 0) && one.beneficiary !== undefined
      ? [`to ${plain.withAlike(model, one.beneficiary, one.alike)}`]
      : [];
  const answers = cases.length === beneficiaries.size ? [] : sharedAnswers(one.answerings);
  return [...to, ...answers.map(([question, option]) => `${question.split(".").at(-1)} is ${option}`)].join(", ");
}

/** What all answerings of a case have in common. */
function sharedAnswers(answerings: readonly Readonly<Record<string, string>>[]): [string, string][] {
  return Object.entries(answerings[0] ?? {}).filter(([question, option]) =>
    answerings.every((one) => one[question] === option),
  );
}
