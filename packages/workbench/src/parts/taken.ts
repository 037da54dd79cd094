import type { Model, Question } from "@proviso/agreement";

type Take = Readonly<Record<string, string>>;

/**
 * Of the answers that an address gives, those to these questions. What is none of a question's answers counts as left open, which the page says
 * above: an old or mistyped address keeps nobody from the other answers.
 */
export function takenOf(questions: readonly Question[], take: Take): Take {
  return Object.fromEntries(
    Object.entries(take).filter(([id, option]) =>
      questions.some((one) => one.id === id && one.options.some(({ name }) => name === option)),
    ),
  );
}

/** The same for the questions of every agreement. */
export function takenIn(model: Model | undefined, take: Take): Take {
  return takenOf(model?.agreements.flatMap(({ questions }) => questions) ?? [], take);
}
