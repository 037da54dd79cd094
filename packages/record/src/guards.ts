import type { Guard } from "@proviso/agreement";

/** Whether whoever says `said` has said `wanted` by it. Structural: never more than what the words hold. */
export function implies(said: Guard, wanted: Guard): boolean {
  if (said.kind === "or") return said.of.every((part) => implies(part, wanted));
  if (wanted.kind === "and") return wanted.of.every((part) => implies(said, part));
  if (wanted.kind === "or" && wanted.of.some((part) => implies(said, part))) return true;
  if (said.kind === "and") return said.of.some((part) => implies(part, wanted));
  return (
    said.kind === "answer" &&
    wanted.kind === "answer" &&
    said.question === wanted.question &&
    said.option === wanted.option
  );
}

/** The answers that somebody rules out by denying a guard. */
export function ruledOut(guard: Guard): { readonly question: string; readonly option: string }[] {
  if (guard.kind === "answer") return [{ question: guard.question, option: guard.option }];
  return guard.kind === "or" ? guard.of.flatMap(ruledOut) : [];
}

/** The questions that a guard speaks of. */
export function questionsIn(guard: Guard): string[] {
  return guard.kind === "answer" ? [guard.question] : guard.of.flatMap(questionsIn);
}
