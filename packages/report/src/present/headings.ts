import type { Model } from "@proviso/agreement";
import { type Case, plain, type Spread } from "@proviso/promise";
import { type Block, heading, paragraph, quiet } from "../document/document.ts";
import { answeringWords, readingsOf } from "./answerings.ts";

/** What is asked of which agreement, and what was taken as answered. */
export function answerHeading<T>(model: Model, found: Spread<T>): Block[] {
  const agreement = model.agreements.find(({ id }) => id === found.target.agreement);
  const promise = agreement?.promises.find(({ id }) => id === found.target.id);
  const taken = Object.entries(found.taken).map(([question, option]) => `${question.split(".").at(-1)} is ${option}`);
  const given = [
    ...(found.reading === undefined ? [] : [`in the reading ${found.reading}`]),
    ...(taken.length === 0 ? [] : [`where ${taken.join(" and ")}`]),
    ...(found.scenario === undefined ? [] : [`in the scenario ${scenarioTitle(model, found.scenario)}`]),
    ...(found.attacker === undefined ? [] : [`with ${plain.list([found.attacker], model)} as the attacker`]),
  ];
  return [
    heading(1, `${agreement?.title ?? found.target.agreement}: ${found.target.title}`),
    ...(promise === undefined
      ? []
      : [
          paragraph(
            `Promised to ${plain.subjectWords(model, promise.to)}; kept when ${plain.conditionWords(model, promise.keptWhen)}.`,
          ),
        ]),
    ...(given.length === 0 ? [] : [paragraph(quiet(plain.sentence(`${given.join(", ")}.`)))]),
  ];
}

/** Under which answers to the open questions, and for whom, a value holds. */
export function caseHeading<T>(model: Model, found: Spread<T>, one: Case<T>): Block[] {
  const words = answeringWords(found, one);
  const readings = readingsOf(model, found, one);
  const named =
    found.questions.length === 0 || readings.length === 0 ? "" : ` (${plural(readings)} ${plain.list(readings)})`;
  const many = found.cases.some((other) => other.beneficiary !== one.beneficiary || other.alike.length > 0);
  const whom = many && one.beneficiary !== undefined ? `To ${plain.withAlike(model, one.beneficiary, one.alike)}` : "";
  const where =
    words !== undefined
      ? `where ${words}${named}`
      : found.questions.length > 0
        ? "however the open questions are answered"
        : "";
  const text = [whom, where].filter((part) => part !== "").join(", ");
  return text === "" ? [] : [heading(2, plain.sentence(text))];
}

function plural(readings: readonly string[]): string {
  return readings.length === 1 ? "reading" : "readings";
}

function scenarioTitle(model: Model, id: string): string {
  const title = model.scenarios.find((scenario) => scenario.id === id)?.title;
  return title === undefined ? id : `“${title}”`;
}
