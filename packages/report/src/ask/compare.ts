import type { Model } from "@proviso/agreement";
import {
  type ArrivalAsk,
  arrivalAnswer,
  type CompareAnswer,
  type CompareCase,
  type CompareRow,
  compareAnswer,
  strengthAnswer,
} from "@proviso/promise";
import { presentCompare } from "../present/compare.ts";
import type { Answered } from "./answered.ts";

/** Several promises side by side, each case with its figures where days were asked for. */
export type Compared = Omit<CompareAnswer, "rows"> & { readonly rows: readonly ComparedRow[] };
export type ComparedRow = Omit<CompareRow, "cases"> & { readonly cases: readonly ComparedCase[] };
export type ComparedCase = CompareCase & { readonly figures?: ComparedFigures };

/** How sure and how soon, least and greatest over the ways of answering that the case stands for. */
export interface ComparedFigures {
  readonly scenario: string;
  readonly title: string;
  readonly kept: Range;
  /** That help has come within so many days. */
  readonly arrived: readonly (Range & { readonly days: number })[];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Several promises side by side. With days, each case has its figures too: in the scenario that is named for the promises of its agreement, in the
 * first with stances for those of others.
 * @throws RangeError for a name that is not there, or fewer than two
 */
export function askCompare(model: Model, names: readonly string[], ask: ArrivalAsk = {}): Answered<Compared> {
  const answer = compareAnswer(model, names, ask);
  const { days } = ask;
  const value = days === undefined ? answer : { ...answer, rows: answer.rows.map((row) => figured(model, row, ask)) };
  return { value, document: presentCompare(model, answer) };
}

function figured(model: Model, row: CompareRow, ask: ArrivalAsk): ComparedRow {
  const { target } = row;
  const scenarios = model.scenarios.filter(({ of, stances }) => of === target.agreement && stances.length > 0);
  const scenario = scenarios.find(({ id }) => id === ask.scenario) ?? scenarios[0];
  if (scenario === undefined) return row;
  const reading = model.readings.find(({ id, of }) => id === ask.reading && of === target.agreement)?.id;
  const take = Object.fromEntries(
    Object.entries(ask.take ?? {}).filter(([name]) => own(model, target.agreement, name)),
  );
  const put = { ...ask, reading, take, scenario: scenario.id };
  const sure = strengthAnswer(model, target.id, put);
  const when = arrivalAnswer(model, target.id, put);
  return {
    ...row,
    cases: row.cases.map((one): ComparedCase => {
      const kept = sure.cases.filter((other) => meets(one, other)).map(({ value }) => value);
      const arrivals = when.cases.filter((other) => meets(one, other)).map(({ value }) => value);
      const [first] = arrivals;
      if (kept.length === 0 || first === undefined) return one;
      return {
        ...one,
        figures: {
          scenario: scenario.id,
          title: scenario.title,
          kept: rangeOf(kept),
          arrived: first.low.by.map(({ days }, i) => ({
            days,
            ...rangeOf(
              arrivals.map(({ low, high }) => ({
                low: low.by[i]?.probability ?? 0,
                high: high.by[i]?.probability ?? 0,
              })),
            ),
          })),
        },
      };
    }),
  };
}

function own(model: Model, agreement: string, question: string): boolean {
  const { questions = [] } = model.agreements.find(({ id }) => id === agreement) ?? {};
  return questions.some(({ id, name }) => id === question || name === question);
}

type Where = Pick<CompareCase, "answerings" | "beneficiary" | "alike">;

/** Whether two cases are about one beneficiary under some answering in common. */
function meets(one: Where, other: Where): boolean {
  const whom = ({ beneficiary, alike }: Where) => [beneficiary, ...alike];
  const ways = new Set(other.answerings.map(wayKey));
  return (
    whom(one).some((party) => whom(other).includes(party)) &&
    one.answerings.some((answering) => ways.has(wayKey(answering)))
  );
}

function wayKey(answering: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(answering).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function rangeOf(all: readonly Range[]): Range {
  return { low: Math.min(...all.map(({ low }) => low)), high: Math.max(...all.map(({ high }) => high)) };
}
