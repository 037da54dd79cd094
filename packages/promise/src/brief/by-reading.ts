import type { Model, Question, Reading, Scenario } from "@proviso/agreement";
import { type Ask, type Spread, spread } from "../answers/ask.ts";
import type { Game } from "../answers/game.ts";
import { list, sentence, withAlike } from "../answers/plain.ts";
import type { Target } from "../answers/target.ts";
import type { Answering } from "../settle/index.ts";
import { openWords } from "./open-words.ts";

/** A value that holds under one reading, or one way of answering what is open. */
export interface Under<T> {
  /** "As clarified", "If “Whose draft?” is answered “moscow”", or empty where it holds however anything is answered. */
  readonly under: string;
  /** "Denmark, and likewise Greece and Slovenia"; empty where there is one beneficiary only. */
  readonly whom: string;
  /** Name of the reading, if it is one. */
  readonly reading?: string;
  readonly beneficiary?: string;
  /** Other beneficiaries of whom the same holds. */
  readonly alike: readonly string[];
  /** The questions left open, and which of all their answerings it is told of. */
  readonly open: {
    readonly questions: readonly Question[];
    readonly some: readonly Answering[];
    readonly all: readonly Answering[];
  };
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
  const all = found.cases.flatMap(({ answerings }) => answerings);
  return found.cases.map(({ beneficiary, alike, answerings, value }) => {
    const open = { questions: found.questions, some: answerings, all };
    return {
      under: underWords(readingWords(reading), open),
      whom: several && beneficiary !== undefined ? withAlike(model, beneficiary, alike) : "",
      ...(reading === undefined ? {} : { reading: reading.id }),
      ...(beneficiary === undefined ? {} : { beneficiary }),
      alike,
      open,
      value,
    };
  });
}

function underWords(reading: string, { questions, some, all }: Under<unknown>["open"]): string {
  return sentence([reading, openWords(questions, some, all)].filter((part) => part !== "").join(", "));
}

/** "As announced"; empty for none. */
export function readingHeading(model: Model, name: string | undefined): string {
  return sentence(readingWords(model.readings.find(({ id }) => id === name)));
}

function readingWords(reading: Pick<Reading, "id"> | undefined): string {
  if (reading === undefined) return "";
  return /^[a-z]+ed$/.test(reading.id) ? `as ${reading.id}` : `read as "${reading.id}"`;
}

/** "As clarified, to Denmark" */
export function heading({ under, whom }: Pick<Under<unknown>, "under" | "whom">): string {
  return sentence([under, whom === "" ? "" : `to ${whom}`].filter((part) => part !== "").join(", "));
}

/**
 * Those of whom the same is told are told together: "As announced and as hoped", "If “Who sits?” is answered “broad” or “all”". Of whom everything is
 * told alike, no answers are named.
 */
export function together<T>(all: readonly Under<T>[], told: (value: Under<T>) => string): Under<T>[] {
  return [...Map.groupBy(all, told).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const under = [...Map.groupBy(same, ({ reading, whom }) => `${reading} ${whom}`).values()].flatMap(
      answeredTogether,
    );
    return [
      { ...first, under: sentence(list([...new Set(under.map((words, i) => (i === 0 ? words : lower(words))))])) },
    ];
  });
}

/** Under one reading, for one beneficiary: what its answerings have in common. */
function answeredTogether(same: readonly Under<unknown>[]): string[] {
  const [first] = same;
  if (first === undefined) return [];
  const { reading, open } = first;
  const some = same.flatMap((one) => one.open.some);
  const under = underWords(readingWords(reading === undefined ? undefined : { id: reading }), { ...open, some });
  const words = heading({ ...first, under });
  return words === "" ? [] : [words];
}

export function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
