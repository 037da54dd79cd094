import type { Model, Reading, Scenario } from "@proviso/agreement";
import { type Ask, type Case, type Spread, spread } from "../answers/ask.ts";
import type { Game } from "../answers/game.ts";
import { sentence, withAlike } from "../answers/plain.ts";
import type { Target } from "../answers/target.ts";

/** A value that holds under one reading, or one way of answering what is open. */
export interface Under<T> {
  /** "As clarified", "Where draft is moscow", or empty where it holds however anything is answered. */
  readonly under: string;
  /** "Denmark, and likewise Greece and Slovenia"; empty where there is one beneficiary only. */
  readonly whom: string;
  /** Name of the reading, if it is one. */
  readonly reading?: string;
  readonly beneficiary?: string;
  /** Other beneficiaries of whom the same holds. */
  readonly alike: readonly string[];
  readonly value: T;
}

/** A value under each reading of an agreement; where it has none, or the asker answers himself, for each way of answering what is open. */
export function byReading<T>(
  model: Model,
  target: Target,
  ask: Ask,
  value: (game: Game, scenario: Scenario | undefined) => T,
): Under<T>[] {
  const readings = model.readings.filter((reading) => reading.of === target.agreement);
  return readings.length > 0 && ask.reading === undefined && ask.take === undefined
    ? readings.flatMap((reading) =>
        casesOf(model, spread(model, target, { ...ask, reading: reading.id }, value), reading),
      )
    : casesOf(model, spread(model, target, ask, value));
}

function casesOf<T>(model: Model, found: Spread<T>, reading?: Reading): Under<T>[] {
  const several = new Set(found.cases.map(({ beneficiary }) => beneficiary)).size > 1;
  return found.cases.map((one) => {
    const { beneficiary, alike } = one;
    return {
      under: sentence([readingWords(reading), openWords(one, found)].filter((part) => part !== "").join(", ")),
      whom: several && beneficiary !== undefined ? withAlike(model, beneficiary, alike) : "",
      ...(reading === undefined ? {} : { reading: reading.id }),
      ...(beneficiary === undefined ? {} : { beneficiary }),
      alike,
      value: one.value,
    };
  });
}

/** "As announced"; empty for none. */
export function readingHeading(model: Model, name: string | undefined): string {
  return sentence(readingWords(model.readings.find(({ id }) => id === name)));
}

function readingWords(reading: Reading | undefined): string {
  if (reading === undefined) return "";
  return /^[a-z]+ed$/.test(reading.id) ? `as ${reading.id}` : `read as "${reading.id}"`;
}

/** What the answerings of a case have in common among the questions left open. */
function openWords<T>(one: Case<T>, found: Spread<T>): string {
  if (found.cases.length === 1) return "";
  const shared = found.questions
    .map((question) => ({ question, options: new Set(one.answerings.map((answering) => answering[question.id])) }))
    .filter(({ question, options }) => options.size < question.options.length && !options.has(undefined));
  return shared.length === 0
    ? ""
    : `where ${shared.map(({ question, options }) => `${question.name} is ${[...options].join(" or ")}`).join(" and ")}`;
}

/** "As clarified, to Denmark" */
export function heading({ under, whom }: Pick<Under<unknown>, "under" | "whom">): string {
  return sentence([under, whom === "" ? "" : `to ${whom}`].filter((part) => part !== "").join(", "));
}

/** Those of whom the same is told are told together: "As announced; as hoped". */
export function together<T>(all: readonly Under<T>[], told: (value: Under<T>) => string): Under<T>[] {
  const joined = new Map<string, Under<T>>();
  for (const one of all) {
    const key = told(one);
    const known = joined.get(key);
    if (known === undefined) joined.set(key, one);
    else if (known.under !== one.under)
      joined.set(key, {
        ...known,
        under: known.under === "" ? one.under : `${known.under}; ${lower(one.under)}`,
      });
  }
  return [...joined.values()];
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
