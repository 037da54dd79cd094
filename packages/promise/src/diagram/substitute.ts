import { and, atLeast, type Formula, inOrder, type Literal, not, or, threshold } from "./formula.ts";

/** The formula with each literal replaced by another formula, simplified on the way. What is shared stays shared. */
export function substitute(formula: Formula, by: (literal: Literal) => Formula): Formula {
  const made = new Map<Formula, Formula>();
  const put = (part: Formula): Formula => made.get(part) as Formula;
  for (const part of inOrder(formula)) made.set(part, anew(part, put, by));
  return put(formula);
}

function anew(part: Formula, put: (part: Formula) => Formula, by: (literal: Literal) => Formula): Formula {
  switch (part.kind) {
    case "constant":
      return part;
    case "literal":
      return by(part);
    case "not":
      return not(put(part.of));
    case "and":
      return and(...part.of.map(put));
    case "or":
      return or(...part.of.map(put));
    case "atLeast":
      return atLeast(part.k, part.of.map(put));
    case "threshold":
      return threshold(part.quota, part.weights, part.of.map(put));
  }
}
