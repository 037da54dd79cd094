import type { Question } from "@proviso/agreement";

/** Under which answers something holds: "veto held, seats broad"; empty where it holds under all of them. */
export function underWords(
  questions: readonly Question[],
  answerings: readonly Readonly<Record<string, string>>[],
  cases: number,
): string {
  if (cases < 2) return "";
  const parts = questions.flatMap((question) => {
    const options = new Set(answerings.map((answering) => answering[question.id]));
    if (options.size === question.options.length) return [];
    return [`${question.name} ${[...options].filter((option) => option !== undefined).join(" or ")}`];
  });
  return parts.join(", ");
}
