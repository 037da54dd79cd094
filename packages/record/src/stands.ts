import type { Model } from "@proviso/agreement";
import type { Position } from "./positions.ts";

/** Whether somebody wants a thing that is no question's answer, or holds an answer. */
export function isFor({ how }: Position): boolean {
  return how === "proposes" || how === "accepts" || how === "requires" || how === "says";
}

/** Whether two positions are the same, but one is held under a condition and the other as it stands. */
export function addsCondition(one: Position, other: Position): boolean {
  return (
    one.on.kind === other.on.kind &&
    one.on.name === other.on.name &&
    isFor(one) &&
    isFor(other) &&
    one.option === other.option &&
    (one.under === undefined) !== (other.under === undefined)
  );
}

/** The agreement of each question. */
export function agreementsOfQuestions(model: Model): Map<string, string> {
  return new Map(
    model.agreements.flatMap(({ id, questions }) => questions.map((question) => [question.id, id] as const)),
  );
}

/** Of positions that say the same, the latest; of several on that day, the first. */
export function latestOfEachKind(all: readonly Position[]): Position[] {
  const kinds = new Map<string, Position>();
  for (const position of all) {
    const { how, option, words, under } = position;
    const key = `${how} ${option} ${words} ${under === undefined ? "" : JSON.stringify(under)}`;
    const known = kinds.get(key);
    if (known === undefined || (position.date ?? "") > (known.date ?? "")) kinds.set(key, position);
  }
  return [...kinds.values()];
}
