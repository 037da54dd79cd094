import type { Question } from "@proviso/agreement";
import type { Answering } from "../settle/index.ts";
import type { Spread } from "./ask.ts";

/** What hangs on the answer to one open question, all else equal. */
export interface Deciding<T> {
  readonly question: Question;
  /** Whether some way of answering the rest lets this answer change the value. */
  readonly decides: boolean;
  /** In how many of the ways of answering the rest it changes the value. */
  readonly ways: { readonly changing: number; readonly of: number };
  /** For each option, the different values it leaves possible. */
  readonly options: readonly { readonly option: string; readonly values: readonly T[] }[];
}

/**
 * Which open questions decide an answer: those whose answer changes it while the other answers stay as they are. Sorted by how often, then in the
 * order of the text.
 */
export function deciding<T>(answer: Spread<T>): Deciding<T>[] {
  const all = answer.cases.flatMap((one, index) =>
    one.answerings.map((answering) => ({ answering, index, beneficiary: one.beneficiary })),
  );
  const found = answer.questions.map((question): Deciding<T> => {
    const groups = new Map<string, Set<number>>();
    for (const { answering, index, beneficiary } of all) {
      if (answering[question.id] === undefined) continue;
      const rest = key(answering, question.id, beneficiary);
      const seen = groups.get(rest) ?? new Set();
      seen.add(index);
      groups.set(rest, seen);
    }
    const changing = [...groups.values()].filter((indexes) => indexes.size > 1).length;
    return {
      question,
      decides: changing > 0,
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
    .sort((a, b) => share(b.one) - share(a.one) || a.at - b.at)
    .map(({ one }) => one);
}

function key(answering: Answering, without: string, beneficiary: string | undefined): string {
  const rest = Object.entries(answering).filter(([question]) => question !== without);
  return JSON.stringify([beneficiary ?? null, rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
}
