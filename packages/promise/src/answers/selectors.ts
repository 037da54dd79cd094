import { build } from "../diagram/build.ts";
import {
  constant,
  evaluate,
  type Formula,
  literal,
  not,
  type Variable,
  variable,
  variablesOf,
} from "../diagram/formula.ts";
import { Kernel, type Node } from "../diagram/kernel.ts";
import { extremes, type Leanings } from "../diagram/leaning.ts";
import { directions } from "../diagram/monotone.ts";
import { staticOrder } from "../diagram/order.ts";
import { substitute } from "../diagram/substitute.ts";
import { compose, exists, forall } from "../diagram/transform.ts";
import { oneWay } from "../diagram/untangle.ts";

/** Who controls a choice in the game "can S bring the goal about?": whoever is selected, always S, or always the others. */
export type Control = { readonly selector: Variable } | "always" | "never";

export interface Selected {
  readonly kernel: Kernel;
  /** A function of selectors only: true where the selected can bring the goal about, whatever the others do. */
  readonly node: Node;
  /** Whether each choice pushes one way only, so that the order of moves can make no difference. */
  readonly unidirectional: boolean;
}

export function selectorOf(party: string): Variable {
  return variable(party);
}

/**
 * ∃X ∀Y goal[c := controlled by S ? X_c : Y_c], as a function of the selectors (semantics, definition 6). S moves first and openly. A choice in
 * which the goal is monotone needs no quantifier: it is best for the goal if S controls it, else worst.
 *
 * @param goal over choices; may mention selectors itself
 * @throws BudgetError if the diagram outgrows the budget
 */
export function selected(
  goal: Formula,
  control: (choice: Variable) => Control | undefined,
  nodeBudget?: number,
): Selected {
  const controlled = new Map<string, Control>();
  const all = staticOrder(goal);
  for (const of of all) {
    const by = control(of);
    if (by !== undefined) controlled.set(of.name, by);
  }
  const ways = oneWay(goal, (name) => controlled.has(name), nodeBudget);
  if (ways !== undefined) return selectedAtExtremes(goal, all, ways, controlled, nodeBudget);
  const order: Variable[] = [];
  const placed = new Set<string>();
  const place = (of: Variable): void => {
    if (placed.has(of.name)) return;
    placed.add(of.name);
    order.push(of);
  };
  for (const of of all) {
    const by = controlled.get(of.name);
    if (by !== undefined && typeof by !== "string") place(by.selector);
    place(of);
  }
  const kernel = new Kernel({ variables: order, nodeBudget });
  const f = build(kernel, goal);
  const turns = directions(kernel, f);
  const replace = new Map<Variable, readonly Node[]>();
  const mine: Variable[] = [];
  const theirs: Variable[] = [];
  let unidirectional = true;
  for (const of of variablesOf(goal)) {
    const by = controlled.get(of.name);
    const turn = turns.get(of.name);
    if (by === undefined || turn === undefined || turn === "constant") continue;
    if (turn === "neither") unidirectional = false;
    const high = of.levels === 2 ? 1 : 2;
    const best = turn === "increasing" ? high : 0;
    if (turn === "neither") {
      // Free for whoever controls it.
      if (by === "always") mine.push(of);
      else if (by === "never") theirs.push(of);
      else {
        const x: Variable = { name: `${of.name} (by the coalition)`, levels: of.levels };
        const y: Variable = { name: `${of.name} (by the others)`, levels: of.levels };
        kernel.declare(x);
        kernel.declare(y);
        mine.push(x);
        theirs.push(y);
        const s = kernel.literal(by.selector, [1]);
        replace.set(
          of,
          outcomes(of).map((level) => kernel.ite(s, kernel.literal(x, [level]), kernel.literal(y, [level]))),
        );
      }
      continue;
    }
    const s = by === "always" ? 1 : by === "never" ? 0 : kernel.literal(by.selector, [1]);
    const worst = turn === "increasing" ? 0 : high;
    replace.set(
      of,
      outcomes(of).map((level) => (level === best ? s : level === worst ? kernel.not(s) : 0)),
    );
  }
  const composed = compose(kernel, f, replace);
  return { kernel, node: exists(kernel, forall(kernel, composed, theirs), mine), unidirectional };
}

/**
 * The same where each choice can be seen to push one way only: each is at its best or its worst from the outset, so that the diagram is one of
 * selectors, without the choices that it would have to get rid of again.
 */
function selectedAtExtremes(
  goal: Formula,
  all: readonly Variable[],
  ways: Leanings,
  controlled: ReadonlyMap<string, Control>,
  nodeBudget: number | undefined,
): Selected {
  const order = new Map<string, Variable>();
  for (const of of all) {
    const by = controlled.get(of.name);
    const placed = by === undefined ? of : typeof by === "string" ? undefined : by.selector;
    if (placed !== undefined && !order.has(placed.name)) order.set(placed.name, placed);
  }
  const kernel = new Kernel({ variables: order.values(), nodeBudget });
  const over = substitute(goal, (at) => {
    const { name, levels } = at.variable;
    const by = controlled.get(name);
    const way = ways.get(name);
    if (by === undefined || way === undefined || way === "both") return at;
    const { best, worst } = extremes(levels, way);
    if (at.in.includes(best) === at.in.includes(worst)) return constant(at.in.includes(best));
    const mine = typeof by === "string" ? constant(by === "always") : literal(by.selector);
    return at.in.includes(best) ? mine : not(mine);
  });
  return { kernel, node: build(kernel, over), unidirectional: true };
}

/** Whether this coalition can bring the goal about, whatever the others do: `selected`, asked of one coalition only. */
export function canBring(
  goal: Formula,
  control: (choice: Variable) => Control | undefined,
  coalition: ReadonlySet<string>,
  nodeBudget?: number,
): boolean {
  return bringing(goal, control, nodeBudget)(coalition);
}

/** As `canBring`, for one coalition after the other: what does not hang on the coalition is worked out once. */
export function bringing(
  goal: Formula,
  control: (choice: Variable) => Control | undefined,
  nodeBudget?: number,
): (coalition: ReadonlySet<string>) => boolean {
  const controlled = new Map(variablesOf(goal).map((of) => [of.name, control(of)]));
  const ways = oneWay(goal, (name) => controlled.get(name) !== undefined, nodeBudget);
  if (ways === undefined) {
    const all = selected(goal, control, nodeBudget);
    return (coalition) => holdsFor(all, coalition);
  }
  return (coalition) =>
    evaluate(goal, (of) => {
      const by = controlled.get(of.name);
      const way = ways.get(of.name);
      if (by === undefined || way === undefined || way === "both") return coalition.has(of.name) ? 1 : 0;
      const isMine = typeof by === "string" ? by === "always" : coalition.has(by.selector.name);
      return extremes(of.levels, way)[isMine ? "best" : "worst"];
    });
}

function outcomes(of: Variable): number[] {
  return Array.from({ length: of.levels }, (_, level) => level);
}

export function isSelected(party: string): Formula {
  return literal(selectorOf(party));
}

/** Whether a coalition, or some part of it, is one of the family: the question "can these parties do it?". */
export function holdsFor({ kernel, node }: Pick<Selected, "kernel" | "node">, parties: ReadonlySet<string>): boolean {
  let at = node;
  for (let of = kernel.variableOf(at); of !== undefined; of = kernel.variableOf(at))
    at = kernel.child(at, parties.has(of.name) ? 1 : 0);
  return at === 1;
}
