import type { Model } from "@proviso/agreement";
import { type Case, plain, type Spread } from "@proviso/promise";
import { waysInWords } from "./answerings.ts";

/** Cases of which the same is told. */
export interface ToldCases<T> {
  /** Where it holds, in words: "veto is held", "to Denmark"; empty where it always does. */
  readonly under: string;
  readonly told: string;
  readonly cases: readonly Case<T>[];
}

/**
 * The cases of an answer as few lines: those of which the same is told are one, and what tells them apart is said in words.
 * @param tell what is told of a value; a figure that differs between cases told alike is for the caller to give as a range
 */
export function casesTold<T>(model: Model, found: Spread<T>, tell: (value: T) => string): ToldCases<T>[] {
  const all = found.cases.flatMap(({ answerings }) => answerings);
  const everybody = new Set(found.cases.flatMap(beneficiaries));
  return [...Map.groupBy(found.cases, ({ value }) => tell(value))].map(([told, cases]) => {
    const whom = new Set(cases.flatMap(beneficiaries));
    const ways = waysInWords(
      found.questions,
      cases.flatMap(({ answerings }) => answerings),
      all,
    );
    const to = whom.size === everybody.size ? undefined : `to ${plain.shortList([...whom], model)}`;
    return { told, cases, under: [ways, to].filter((part) => part !== undefined).join(", ") };
  });
}

function beneficiaries<T>({ beneficiary, alike }: Case<T>): readonly string[] {
  return beneficiary === undefined ? [] : [beneficiary, ...alike];
}
