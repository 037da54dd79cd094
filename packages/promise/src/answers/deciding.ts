import type { Question } from "@proviso/agreement";
import type { Answering } from "../settle/index.ts";
import type { Spread } from "./ask.ts";

/** What hangs on the answer to one open question, all else equal. */
export interface Deciding<T> {
  readonly question: Question;
  /** Whether some way of answering the rest lets this answer change the headline. */
  readonly decides: boolean;
  /** Whether it changes anything at all in the value. */
  readonly touches: boolean;
  /** In how many of the ways of answering the rest it changes the headline. */
  readonly ways: { readonly changing: number; readonly of: number };
  /** For each option, the different values it leaves possible. */
  readonly options: readonly { readonly option: string; readonly values: readonly T[] }[];
}

/**
 * Which open questions decide an answer: those whose answer changes its headline while the other answers stay as they are. Sorted by how often, then
 * by whether they touch it at all, then in the order of the text.
 * @param headline what of the value counts as a change
 */
export function deciding<T>(answer: Spread<T>, headline: (value: T) => string): Deciding<T>[] {
  const all = answer.cases.flatMap((one, index) =>
    one.answerings.map((answering) => ({
      answering,
      index,
      headline: headline(one.value),
      beneficiary: one.beneficiary,
    })),
  );
  const found = answer.questions.map((question): Deciding<T> => {
    const groups = new Map<string, { headlines: Set<string>; cases: Set<number> }>();
    for (const { answering, index, headline: said, beneficiary } of all) {
      if (answering[question.id] === undefined) continue;
      const rest = key(answering, question.id, beneficiary);
      const seen = groups.get(rest) ?? { headlines: new Set(), cases: new Set() };
      seen.headlines.add(said);
      seen.cases.add(index);
      groups.set(rest, seen);
    }
    const changing = [...groups.values()].filter(({ headlines }) => headlines.size > 1).length;
    return {
      question,
      decides: changing > 0,
      touches: [...groups.values()].some(({ cases }) => cases.size > 1),
      ways: { changing, of: groups.size },
      options: question.options.map(({ name }) => {
        const indexes = new Set(
          all.filter(({ answering }) => answering[question.id] === name).map(({ index }) => index),
        );
        return {
          option: name,
          values: answer.cases.filter((_one, index) => indexes.has(index)).map((one) => one.value),
        };
      }),
    };
  });
  const share = (one: Deciding<T>): number => (one.ways.of === 0 ? 0 : one.ways.changing / one.ways.of);
  return found
    .map((one, at) => ({ one, at }))
    .sort((a, b) => share(b.one) - share(a.one) || Number(b.one.touches) - Number(a.one.touches) || a.at - b.at)
    .map(({ one }) => one);
}

function key(answering: Answering, without: string, beneficiary: string | undefined): string {
  const rest = Object.entries(answering).filter(([question]) => question !== without);
  return JSON.stringify([beneficiary ?? null, rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
