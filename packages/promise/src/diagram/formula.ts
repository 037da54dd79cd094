/**
 * Formulas: plain, immutable, serialisable data over variables with two to four outcomes.
 *
 * A formula is a directed acyclic graph: one object may stand in many places. Whatever walks a formula does so once per object
 * (`inOrder`), so sharing never blows up, and without recursion, so depth never overflows the stack.
 *
 * The constructors below simplify (constants, nesting, duplicates, double negation); a formula written out as plain objects, or read
 * back from JSON, is just as valid.
 */

/**
 * A variable with `levels` outcomes (2 to 4), numbered `0 … levels − 1`, identified by its `name`.
 *
 * - 2 levels: 0 false, 1 true.
 * - 3 levels: a vote: 0 no, 1 abstain, 2 yes.
 * - 4 levels: a vote that may stay uncast: 3 is "not cast" and stands outside the order no < abstain < yes.
 */
export interface Variable {
  readonly name: string;
  readonly levels: number;
}

export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  /** True if and only if the variable's outcome is one of `in`. */
  | { readonly kind: "literal"; readonly variable: Variable; readonly in: readonly number[] }
  | { readonly kind: "not"; readonly of: Formula }
  | { readonly kind: "and" | "or"; readonly of: readonly Formula[] }
  /** At least `k` of the formulas hold; one listed twice counts twice. */
  | { readonly kind: "atLeast"; readonly k: number; readonly of: readonly Formula[] }
  /** The weights (integers of either sign) of the formulas that hold add up to at least `quota`. */
  | {
      readonly kind: "threshold";
      readonly quota: number | bigint;
      readonly weights: readonly (number | bigint)[];
      readonly of: readonly Formula[];
    };

export type Literal = Extract<Formula, { kind: "literal" }>;

/** The outcomes of a vote. */
export const NO = 0;
export const ABSTAIN = 1;
export const YES = 2;
export const NOT_CAST = 3;

/** The steps along which an increasing function may not fall, by number of levels: a vote that is not cast lies somewhere between a no and a yes. */
export const STEPS: Readonly<Record<number, readonly (readonly [low: number, high: number])[]>> = {
  2: [[0, 1]],
  3: [
    [0, 1],
    [1, 2],
  ],
  4: [
    [0, 1],
    [1, 2],
    [0, NOT_CAST],
    [NOT_CAST, 2],
  ],
};

const TRUE: Formula = Object.freeze({ kind: "constant", value: true });
const FALSE: Formula = Object.freeze({ kind: "constant", value: false });

/**
 * A variable; two outcomes unless told.
 * @throws RangeError if `levels` is not 2, 3 or 4, or the name is empty
 */
export function variable(name: string, levels = 2): Variable {
  const made = { name, levels };
  checkVariable(made);
  return made;
}

/** A vote: no, abstain, yes, and with `notCast` a fourth outcome, not cast. */
export function vote(name: string, options: { readonly notCast?: boolean } = {}): Variable {
  return variable(name, options.notCast ? 4 : 3);
}

/** @throws RangeError if the variable has no name or a number of levels other than 2, 3 or 4 */
export function checkVariable({ name, levels }: Variable): void {
  if (typeof name !== "string" || name === "") throw new RangeError("a variable needs a name");
  if (levels !== 2 && levels !== 3 && levels !== 4)
    throw new RangeError(`variable "${name}" has ${levels} levels; it may have 2, 3 or 4`);
}

/** The outcome that counts as assent: true for a boolean, yes for a vote. */
export function topOutcome(of: Variable): number {
  return of.levels === 2 ? 1 : YES;
}

export function constant(value: boolean): Formula {
  return value ? TRUE : FALSE;
}

/**
 * True if and only if the outcome of `of` is (one of) `outcomes`; without `outcomes`: it is true, or a yes.
 * @throws RangeError if an outcome is not one of the variable's
 */
export function literal(of: Variable, outcomes: number | readonly number[] = topOutcome(of)): Formula {
  checkVariable(of);
  const given = typeof outcomes === "number" ? [outcomes] : outcomes;
  for (const outcome of given)
    if (!Number.isInteger(outcome) || outcome < 0 || outcome >= of.levels)
      throw new RangeError(`variable "${of.name}" has no outcome ${outcome}; it has 0 to ${of.levels - 1}`);
  const sorted = [...new Set(given)].sort((a, b) => a - b);
  if (sorted.length === 0) return FALSE;
  if (sorted.length === of.levels) return TRUE;
  return { kind: "literal", variable: of, in: sorted };
}

export function not(of: Formula): Formula {
  switch (of.kind) {
    case "constant":
      return constant(!of.value);
    case "literal":
      return literal(of.variable, complement(of));
    case "not":
      return of.of;
    default:
      return { kind: "not", of };
  }
}

/** All hold; true if there are none. */
export function and(...of: readonly Formula[]): Formula {
  return junction("and", of);
}

/** One holds; false if there are none. */
export function or(...of: readonly Formula[]): Formula {
  return junction("or", of);
}

/** If `condition` then `yes`, else `no`. */
export function ite(condition: Formula, yes: Formula, no: Formula): Formula {
  if (condition.kind === "constant") return condition.value ? yes : no;
  if (yes === no) return yes;
  return or(and(condition, yes), and(not(condition), no));
}

/**
 * At least `k` of the formulas hold; one listed twice counts twice.
 * @throws RangeError if `k` is not a safe integer
 */
export function atLeast(k: number, of: readonly Formula[]): Formula {
  if (!Number.isSafeInteger(k)) throw new RangeError(`atLeast needs an integer, not ${k}`);
  return threshold(
    k,
    of.map(() => 1),
    of,
  );
}

/**
 * The weights of the formulas that hold add up to at least `quota`. Weights are integers of either sign; a negative weight w on f is
 * kept as |w| on not-f with the quota raised by |w|, so a simplified threshold has positive weights only.
 * @throws RangeError if there are not as many weights as formulas, or a number is not a safe integer
 */
export function threshold(
  quota: number | bigint,
  weights: readonly (number | bigint)[],
  of: readonly Formula[],
): Formula {
  if (weights.length !== of.length)
    throw new RangeError(`a threshold needs one weight for each formula: ${weights.length} for ${of.length}`);
  let left = integer(quota);
  const terms = new Map<Formula | string, { weight: bigint; of: Formula }>();
  const add = (weight: bigint, term: Formula): void => {
    const key = keyOf(term);
    const known = terms.get(key);
    if (known) known.weight += weight;
    else terms.set(key, { weight, of: term });
  };
  of.forEach((term, i) => {
    const weight = integer(weights[i] as number | bigint);
    if (term.kind === "constant") left -= term.value ? weight : 0n;
    else add(weight, term);
  });
  const kept: { weight: bigint; of: Formula }[] = [];
  let total = 0n;
  let smallest: bigint | undefined;
  for (const term of terms.values()) {
    if (term.weight === 0n) continue;
    const weight = term.weight < 0n ? -term.weight : term.weight;
    if (term.weight < 0n) left += weight;
    kept.push({ weight, of: term.weight < 0n ? not(term.of) : term.of });
    total += weight;
    if (smallest === undefined || weight < smallest) smallest = weight;
  }
  if (left <= 0n) return TRUE;
  if (total < left) return FALSE;
  if (smallest === undefined || smallest >= left) return or(...kept.map((term) => term.of));
  if (total - smallest < left) return and(...kept.map((term) => term.of));
  const first = kept[0]?.weight ?? 1n;
  if (kept.every(({ weight }) => weight === first))
    return { kind: "atLeast", k: Number((left + first - 1n) / first), of: kept.map((term) => term.of) };
  const narrow = total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number : (wide: bigint) => wide;
  return {
    kind: "threshold",
    quota: narrow(left),
    weights: kept.map(({ weight }) => narrow(weight)),
    of: kept.map((term) => term.of),
  };
}

/** The operands of a formula, in order. */
export function operands(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case "constant":
    case "literal":
      return [];
    case "not":
      return [formula.of];
    default:
      return formula.of;
  }
}

/**
 * Every distinct object of the formula once, operands before what is made of them, first operand first; the formula is last.
 * @param isWhole parts that are not looked into
 */
export function inOrder(formula: Formula, isWhole: (part: Formula) => boolean = () => false): Formula[] {
  const order: Formula[] = [];
  const seen = new Set<Formula>();
  const stack: { of: Formula; parts: readonly Formula[]; next: number }[] = [];
  const enter = (of: Formula): void => {
    if (seen.has(of)) return;
    seen.add(of);
    const parts = isWhole(of) ? [] : operands(of);
    if (parts.length === 0) order.push(of);
    else stack.push({ of, parts, next: 0 });
  };
  enter(formula);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const part = top.parts[top.next++];
    if (part) enter(part);
    else {
      order.push(top.of);
      stack.pop();
    }
  }
  return order;
}

const VARIABLES = new WeakMap<Formula, readonly Variable[]>();

/**
 * The variables of the formula, each once, in the order in which they are first met.
 * @throws RangeError if two variables share a name and differ in levels
 */
export function variablesOf(formula: Formula): readonly Variable[] {
  if (formula.kind === "not") return variablesOf(formula.of);
  let known = VARIABLES.get(formula);
  if (known === undefined) {
    known = met(formula);
    VARIABLES.set(formula, known);
  }
  return known;
}

function met(formula: Formula): readonly Variable[] {
  const found = new Map<string, Variable>();
  for (const part of inOrder(formula)) {
    if (part.kind !== "literal") continue;
    const known = found.get(part.variable.name);
    if (!known) found.set(part.variable.name, part.variable);
    else checkSame(known, part.variable);
  }
  return [...found.values()];
}

/** Whether the formula holds when each variable has the outcome that `outcome` names. */
export function evaluate(formula: Formula, outcome: (of: Variable) => number): boolean {
  const value = new Map<Formula, boolean>();
  const holds = (part: Formula): boolean => value.get(part) as boolean;
  for (const part of inOrder(formula)) value.set(part, step(part, holds, outcome));
  return holds(formula);
}

function step(part: Formula, holds: (of: Formula) => boolean, outcome: (of: Variable) => number): boolean {
  switch (part.kind) {
    case "constant":
      return part.value;
    case "literal":
      return part.in.includes(outcome(part.variable));
    case "not":
      return !holds(part.of);
    case "and":
      return part.of.every(holds);
    case "or":
      return part.of.some(holds);
    case "atLeast":
      return part.of.filter(holds).length >= part.k;
    case "threshold":
      return (
        part.of.reduce((sum, of, i) => sum + (holds(of) ? BigInt(part.weights[i] as number | bigint) : 0n), 0n) >=
        BigInt(part.quota)
      );
  }
}

/** An `and` or an `or`: flattened, without duplicates, with at most one literal for each variable. */
function junction(kind: "and" | "or", of: readonly Formula[]): Formula {
  const absorbing = kind === "or";
  // What is joined with nothing stays the object that it is, so that whoever has worked it out knows it again.
  const [only, second] = of.filter((part) => part.kind !== "constant" || part.value === absorbing);
  if (only !== undefined && second === undefined) return only;
  const parts = new Set<Formula>();
  const literals = new Map<string, { now: Literal }>();
  for (const operand of of) {
    for (const part of operand.kind === kind ? operand.of : [operand]) {
      if (part.kind === "constant") {
        if (part.value === absorbing) return part;
      } else if (part.kind === "literal") {
        const known = literals.get(part.variable.name);
        if (!known) {
          literals.set(part.variable.name, { now: part });
          parts.add(part);
          continue;
        }
        const merged = merge(kind, known.now, part);
        if (merged.kind === "literal") known.now = merged;
        else return merged;
      } else parts.add(part);
    }
  }
  for (const part of parts) if (part.kind === "not" && parts.has(part.of)) return constant(absorbing);
  const shorter = absorbed(kind, parts);
  if (shorter !== undefined) return junction(kind, shorter);
  const kept = [...parts].map((part) =>
    part.kind === "literal" ? (literals.get(part.variable.name)?.now ?? part) : part,
  );
  if (kept.length === 0) return constant(!absorbing);
  return kept.length === 1 ? (kept[0] as Formula) : { kind, of: kept };
}

/**
 * The parts of a junction without what they say twice: `A or (not A and B)` is `A or B`, and `A or (A and B)` is A; so too with `and` and `or` changed
 * about. Undefined where nothing is said twice.
 */
function absorbed(kind: "and" | "or", parts: ReadonlySet<Formula>): readonly Formula[] | undefined {
  const other = kind === "or" ? "and" : "or";
  let changed = false;
  const kept = [...parts].flatMap((part): readonly Formula[] => {
    if (part.kind !== other) return [part];
    if (part.of.some((of) => parts.has(of))) {
      changed = true;
      return [];
    }
    const left = part.of.filter((of) => of.kind !== "not" || !parts.has(of.of));
    if (left.length === part.of.length) return [part];
    changed = true;
    return [junction(other, left)];
  });
  return changed ? kept : undefined;
}

/** Two literals of one variable as one. */
function merge(kind: "and" | "or", a: Literal, b: Literal): Formula {
  checkSame(a.variable, b.variable);
  const outcomes = new Set(kind === "and" ? a.in.filter((i) => b.in.includes(i)) : [...a.in, ...b.in]);
  return outcomes.size === a.in.length ? a : literal(a.variable, [...outcomes]);
}

function checkSame(a: Variable, b: Variable): void {
  if (a.levels !== b.levels)
    throw new RangeError(`variable "${a.name}" is used with ${a.levels} and with ${b.levels} levels`);
}

function complement(of: Literal): number[] {
  return Array.from({ length: of.variable.levels }, (_, i) => i).filter((i) => !of.in.includes(i));
}

/** What makes two operands of a threshold the same: the object, or for a literal what it says. */
function keyOf(of: Formula): Formula | string {
  return of.kind === "literal" ? `${of.variable.name}\u0000${of.in.join()}` : of;
}

function integer(value: number | bigint): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value))
    throw new RangeError(`weights and quotas are integers, not ${value}`);
  return BigInt(value);
}
