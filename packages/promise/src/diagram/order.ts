import { type Formula, type Literal, operands, type Variable } from "./formula.ts";

const KNOWN = new WeakMap<Formula, readonly Variable[]>();

/**
 * A variable order for a formula: depth first, first operand first, and within a threshold the heaviest first, so that what is used
 * together stands together and the sums of a threshold settle early (after Fujita, Fujisawa and Kawato 1988; Behle 2007).
 */
export function staticOrder(formula: Formula): readonly Variable[] {
  if (formula.kind === "not") return staticOrder(formula.of);
  let known = KNOWN.get(formula);
  if (known === undefined) {
    known = depthFirst(formula);
    KNOWN.set(formula, known);
  }
  return known;
}

function depthFirst(formula: Formula): readonly Variable[] {
  const order = new Map<string, Variable>();
  const seen = new Set<Formula>();
  const open: Formula[] = [formula];
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.kind === "literal" && !order.has(at.variable.name)) order.set(at.variable.name, at.variable);
    const next = at.kind === "threshold" ? byWeight(at) : operands(at);
    for (let i = next.length - 1; i >= 0; i--) open.push(next[i] as Formula);
  }
  return [...order.values()];
}

/** The operands of a threshold, heaviest first: a variable weighs as much as its outcomes differ. */
function byWeight({ weights, of }: Extract<Formula, { kind: "threshold" }>): Formula[] {
  const ofVariable = new Map<string, bigint>();
  const weight = (i: number): bigint => {
    const value = BigInt(weights[i] as number | bigint);
    return value < 0n ? -value : value;
  };
  of.forEach((term, i) => {
    if (term.kind === "literal")
      ofVariable.set(term.variable.name, (ofVariable.get(term.variable.name) ?? 0n) + weight(i));
  });
  const total = (term: Formula, i: number): bigint =>
    term.kind === "literal" ? (ofVariable.get((term as Literal).variable.name) as bigint) : weight(i);
  return of
    .map((term, i) => ({ term, weight: total(term, i) }))
    .sort((a, b) => (a.weight < b.weight ? 1 : a.weight > b.weight ? -1 : 0))
    .map(({ term }) => term);
}
