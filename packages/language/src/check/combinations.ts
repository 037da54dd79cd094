import type { Guard, Model, Question } from "@proviso/agreement";

/** How each question is answered; a question that is not asked has no answer. */
export type Combination = ReadonlyMap<string, string | undefined>;

export const MOST_COMBINATIONS = 65_536;

export class TooManyCombinations extends Error {}

/** The questions of a model and the ways of answering them. */
export class Questions {
  readonly #byId: ReadonlyMap<string, Question>;

  constructor(model: Model) {
    this.#byId = new Map(model.agreements.flatMap((each) => each.questions.map((question) => [question.id, question])));
  }

  /** The questions on which the guards depend, those that decide whether a question is asked before it. */
  mentioned(guards: Iterable<Guard | undefined>): readonly string[] {
    const order: string[] = [];
    const seen = new Set<string>();
    const visit = (guard: Guard | undefined) => {
      for (const id of answered(guard)) {
        if (seen.has(id)) continue;
        seen.add(id);
        visit(this.#byId.get(id)?.guard);
        order.push(id);
      }
    };
    for (const guard of guards) visit(guard);
    return order;
  }

  /** Every way of answering these questions. Throws `TooManyCombinations` beyond the limit. */
  *combinations(ids: readonly string[]): Generator<Combination> {
    const count = ids.reduce((product, id) => product * Math.max(1, this.#byId.get(id)?.options.length ?? 1), 1);
    if (count > MOST_COMBINATIONS && this.#exceeds(ids)) throw new TooManyCombinations();
    yield* this.#answer(ids, 0, new Map());
  }

  *#answer(ids: readonly string[], at: number, combination: Map<string, string | undefined>): Generator<Combination> {
    const id = ids[at];
    if (id === undefined) {
      yield new Map(combination);
      return;
    }
    const question = this.#byId.get(id);
    if (question === undefined || !holds(question.guard, combination)) {
      combination.set(id, undefined);
      yield* this.#answer(ids, at + 1, combination);
    } else {
      for (const option of question.options) {
        combination.set(id, option.name);
        yield* this.#answer(ids, at + 1, combination);
      }
    }
    combination.delete(id);
  }

  /** The product of the options counts questions that are not asked, so it only bounds the number of combinations. */
  #exceeds(ids: readonly string[]): boolean {
    let count = 0;
    for (const _ of this.#answer(ids, 0, new Map())) if (++count > MOST_COMBINATIONS) return true;
    return false;
  }

  /** A way of answering in which `premise` holds and `wanted` does not. */
  counterexample(premise: Guard | undefined, wanted: Guard | undefined): Combination | undefined {
    if (wanted === undefined) return undefined;
    for (const combination of this.combinations(this.mentioned([premise, wanted])))
      if (holds(premise, combination) && !holds(wanted, combination)) return combination;
    return undefined;
  }
}

function* answered(guard: Guard | undefined): Iterable<string> {
  if (guard === undefined) return;
  if (guard.kind === "answer") yield guard.question;
  else for (const each of guard.of) yield* answered(each);
}

export function holds(guard: Guard | undefined, combination: Combination): boolean {
  if (guard === undefined) return true;
  switch (guard.kind) {
    case "answer":
      return combination.get(guard.question) === guard.option;
    case "and":
      return guard.of.every((each) => holds(each, combination));
    case "or":
      return guard.of.some((each) => holds(each, combination));
  }
}

/** `veto is held and seats is broad`, for messages; names of `agreement` are written short. */
export function described(combination: Combination): string {
  const answers = [...combination].filter(([, option]) => option !== undefined);
  if (answers.length === 0) return "whatever the answers";
  return answers
    .map(([question, option]) => `\`${question.slice(question.indexOf(".") + 1)} is ${option}\``)
    .join(" and ");
}
