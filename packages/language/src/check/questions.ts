import type { Guard, Question } from "@proviso/agreement";
import type { Checked } from "./check.ts";

/** Whether a question is asked may depend on other answers, but not in a circle. Says whether combinations can be gone through. */
export function checkQuestions(checked: Checked): boolean {
  const questions = new Map(
    checked.model.agreements.flatMap((agreement) => agreement.questions.map((each) => [each.id, each] as const)),
  );
  const state = new Map<string, "open" | "done">();
  let sound = true;
  const visit = (question: Question, path: readonly Question[]): void => {
    if (state.get(question.id) === "done") return;
    if (state.get(question.id) === "open") {
      sound = false;
      const circle = path.slice(path.indexOf(question));
      checked.tell(
        "guard-cycle",
        question.at,
        question.at,
        `Whether \`${question.name}\` is asked depends on its own answer${
          circle.length > 1 ? ` (${[...circle, question].map((each) => `\`${each.name}\``).join(" → ")})` : ""
        }.`,
      );
      return;
    }
    state.set(question.id, "open");
    for (const id of mentioned(question.guard)) {
      const next = questions.get(id);
      if (next !== undefined) visit(next, [...path, question]);
    }
    state.set(question.id, "done");
  };
  for (const question of questions.values()) visit(question, []);
  return sound;
}

function mentioned(guard: Guard | undefined): string[] {
  if (guard === undefined) return [];
  return guard.kind === "answer" ? [guard.question] : guard.of.flatMap(mentioned);
}
