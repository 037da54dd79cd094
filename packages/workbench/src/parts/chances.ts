import type { Case, WorthAnswer, WorthValue } from "@proviso/promise";

/** How likely help has come by a day, at worst and at best, with the agreement and without one. */
export interface ChancesBy {
  readonly days: number;
  readonly with: readonly [low: number, high: number];
  readonly without: readonly [low: number, high: number];
}

export interface Chances {
  readonly by: readonly ChancesBy[];
  /** That help comes at all. */
  readonly ever: readonly [low: number, high: number];
  /** Of all cases alike, else "depends". */
  readonly verdict: WorthValue["verdict"];
}

/** Of the days for which it is asked, the one that is told in words. */
export const TOLD_DAY = 14;

/**
 * What an answer says of chances in some of its cases, as ranges over them: those that hold under the same answers and for the same beneficiaries.
 * @returns undefined where it has no such case
 */
export function chancesIn(worth: WorthAnswer | undefined, cases: readonly Case<unknown>[]): Chances | undefined {
  if (worth === undefined) return undefined;
  const keys = new Set(cases.flatMap(keysOf));
  const values = worth.cases.filter((one) => keysOf(one).some((key) => keys.has(key))).map(({ value }) => value);
  const [first] = values;
  if (first === undefined) return undefined;
  const range = (of: "with" | "without", i: number): readonly [number, number] => [
    Math.min(...values.map((value) => value[of].by[i]?.low ?? 0)),
    Math.max(...values.map((value) => value[of].by[i]?.high ?? 0)),
  ];
  return {
    by: first.with.by.map(({ days }, i) => ({ days, with: range("with", i), without: range("without", i) })),
    ever: [Math.min(...values.map((value) => value.with.low)), Math.max(...values.map((value) => value.with.high))],
    verdict: values.every(({ verdict }) => verdict === first.verdict) ? first.verdict : "depends",
  };
}

function keysOf({ answerings, beneficiary, alike }: Case<unknown>): string[] {
  return answerings.flatMap((answering) =>
    [beneficiary, ...alike].map((party) => `${party ?? ""} ${JSON.stringify(Object.entries(answering).sort())}`),
  );
}

/** The chances on the day that is told in words. */
export function toldDay({ by }: Chances): ChancesBy | undefined {
  return by.find(({ days }) => days === TOLD_DAY) ?? by.at(-1);
}

/** Against no agreement, in a word or two. */
export const WORTH_WORDS: Readonly<Record<WorthValue["verdict"], string>> = {
  worse: "worse than no agreement",
  better: "better than no agreement",
  same: "as good as no agreement",
  depends: "sometimes worse than no agreement",
};

/** The same in a column that says what is compared. */
export const WORTH_SHORT: Readonly<Record<WorthValue["verdict"], string>> = {
  worse: "worse",
  better: "better",
  same: "the same",
  depends: "sometimes worse",
};
