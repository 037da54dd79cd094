import type { Guard } from "@proviso/agreement";
import type { Answering } from "./settled.ts";

/** Whether a bracket's text is there under an answering. A question that is not asked has no answer, so no `answer` on it holds. */
export function holds(guard: Guard | undefined, answering: Answering): boolean {
  if (guard === undefined) return true;
  switch (guard.kind) {
    case "answer":
      return answering[guard.question] === guard.option;
    case "and":
      return guard.of.every((part) => holds(part, answering));
    case "or":
      return guard.of.some((part) => holds(part, answering));
  }
}

/** Qualified names of the questions a guard mentions. */
export function questionsOf(guard: Guard | undefined): string[] {
  if (guard === undefined) return [];
  return guard.kind === "answer" ? [guard.question] : guard.of.flatMap(questionsOf);
}
