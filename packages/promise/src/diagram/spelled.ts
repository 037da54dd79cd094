import { type Formula, inOrder, operands } from "./formula.ts";

/** A formula in letters, each part once: two that are spelled alike are the same function of the same variables. In time linear in its size. */
export function spelled(formula: Formula): string {
  const numbers = new Map<Formula, number>();
  return inOrder(formula)
    .map((part, i) => {
      numbers.set(part, i);
      return line(
        part,
        operands(part)
          .map((of) => numbers.get(of))
          .join(),
      );
    })
    .join("\n");
}

function line(part: Formula, parts: string): string {
  switch (part.kind) {
    case "constant":
      return String(part.value);
    case "literal":
      return `${part.in.join()} of ${part.variable.levels} ${part.variable.name}`;
    case "atLeast":
      return `${part.k} of ${parts}`;
    case "threshold":
      return `${part.quota} by ${part.weights.join()} of ${parts}`;
    default:
      return `${part.kind} ${parts}`;
  }
}
