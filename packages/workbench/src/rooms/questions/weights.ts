import type { Question } from "@proviso/agreement";
import type { OptionWeights } from "@proviso/promise";

const PREFIX = "weigh.";

/** How likely each answer is taken to be, as the address has it: `weigh.Guarantee.veto=absent:1,held:3`. What it does not know it leaves out. */
export function weightsIn(
  view: Readonly<Record<string, string>>,
  questions: readonly Question[],
): OptionWeights | undefined {
  const found = questions.flatMap(({ id, options }) => {
    const told = Object.fromEntries(
      (view[`${PREFIX}${id}`] ?? "").split(",").flatMap((part): [string, number][] => {
        const [option = "", weight = ""] = part.split(":");
        const known = options.some(({ name }) => name === option);
        return known && /^\d{1,4}$/.test(weight) ? [[option, Number(weight)]] : [];
      }),
    );
    // An answer of which nothing is said weighs as one.
    const all = Object.fromEntries(options.map(({ name }) => [name, told[name] ?? 1]));
    const any = Object.values(all).some((weight) => weight > 0);
    return Object.keys(told).length === 0 || !any ? [] : [[id, all] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** The view with other weights for a question's answers; none where all weigh alike. */
export function withWeights(
  view: Readonly<Record<string, string>>,
  question: string,
  weights: Readonly<Record<string, number>>,
): Readonly<Record<string, string>> {
  const { [`${PREFIX}${question}`]: _before, ...others } = view;
  if (new Set(Object.values(weights)).size < 2) return others;
  return {
    ...others,
    [`${PREFIX}${question}`]: Object.entries(weights)
      .map(([option, weight]) => `${option}:${weight}`)
      .join(","),
  };
}
