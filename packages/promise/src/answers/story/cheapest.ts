import { build } from "../../diagram/build.ts";
import { NOT_CAST, not, topOutcome, type Variable } from "../../diagram/formula.ts";
import { Kernel, type Node } from "../../diagram/kernel.ts";
import { type Direction, directions } from "../../diagram/monotone.ts";
import { staticOrder } from "../../diagram/order.ts";
import type { Choice } from "../../ground/index.ts";
import type { Game } from "../game.ts";

/** A way for a promise to fail in good faith that asks least of those who bring it about. */
export interface Failing {
  /** How many choices stand against the promise. */
  readonly cost: number;
  /** Every choice on which the promise depends, with its outcome. */
  readonly chosen: ReadonlyMap<Choice, number>;
  /** Those among them that stand against it. */
  readonly against: readonly Choice[];
  /** Where one vote alone stands against it: others' votes in the same decision, each of which alone would have done as well. */
  readonly instead: readonly Choice[];
}

/** The choices on which a promise depends, each with its direction. */
export type Turns = ReadonlyMap<string, Direction>;

/**
 * The outcome of a choice that costs nothing: the best for the promise where its direction is plain, else assent. Not cast is no outcome that serves
 * or harms by itself, so it is never free.
 */
export function siding(variable: Variable, turn: Direction): number {
  return turn === "decreasing" ? 0 : topOutcome(variable);
}

/**
 * A cheapest path to a failure through the diagram of φ: every choice that departs from the {@link siding} outcome costs 1, and the beneficiary's own
 * choices side with the promise wherever it is plain which way that is. Among equally cheap ones: votes before acts, acts before findings, a no
 * before an abstention, then the attacker and the order of the text. Undefined if there is none.
 */
export function cheapestFailing(game: Game): Failing | undefined {
  const kernel = new Kernel({ variables: staticOrder(game.formula), nodeBudget: game.options.nodeBudget });
  const kept = build(kernel, game.formula);
  const turns = directions(kernel, kept);
  const root = build(kernel, not(game.formula));
  const price = pricing(game, turns);
  const best = new Map<Node, number>([
    [0, Number.POSITIVE_INFINITY],
    [1, 0],
  ]);
  const step = new Map<Node, number>();
  // Ascending: children are made before their parents.
  for (const node of kernel.reach(root)) {
    const of = kernel.variableOf(node) as Variable;
    let least = Number.POSITIVE_INFINITY;
    for (let outcome = 0; outcome < of.levels; outcome++) {
      const sum = price(of, outcome) + (best.get(kernel.child(node, outcome)) ?? Number.POSITIVE_INFINITY);
      if (sum >= least) continue;
      least = sum;
      step.set(node, outcome);
    }
    best.set(node, least);
  }
  if (best.get(root) === Number.POSITIVE_INFINITY) return undefined;
  const chosen = new Map<Choice, number>();
  const against: Choice[] = [];
  const onPath = new Map<string, number>();
  for (let at = root; at > 1; ) {
    const of = kernel.variableOf(at) as Variable;
    const outcome = step.get(at) ?? 0;
    onPath.set(of.name, outcome);
    at = kernel.child(at, outcome);
  }
  for (const of of kernel.variables) {
    const choice = game.choice(of.name);
    const turn = turns.get(of.name);
    if (choice === undefined || turn === undefined) continue;
    const free = siding(of, turn);
    const outcome = onPath.get(of.name) ?? free;
    chosen.set(choice, outcome);
    if (outcome !== free) against.push(choice);
  }
  return { cost: against.length, chosen, against, instead: insteadOf(game, kernel, root, against, chosen, turns) };
}

function insteadOf(
  game: Game,
  kernel: Kernel,
  root: Node,
  against: readonly Choice[],
  chosen: ReadonlyMap<Choice, number>,
  turns: Turns,
): Choice[] {
  const [only] = against;
  if (only?.kind !== "vote" || against.length > 1) return [];
  const outcome = chosen.get(only);
  return [...chosen.keys()].filter((choice) => {
    if (choice === only || choice.kind !== "vote" || choice.about !== only.about) return false;
    if (choice.owner === game.beneficiary || outcome === undefined || outcome >= choice.variable.levels) return false;
    let at = root;
    for (let of = kernel.variableOf(at); of !== undefined; of = kernel.variableOf(at)) {
      const free = siding(of, turns.get(of.name) ?? "constant");
      at = kernel.child(at, of.name === choice.variable.name ? outcome : free);
    }
    return at === 1;
  });
}

/** Far above any sum of preferences. */
const ONE = 1e9;

const KINDS: readonly Choice["kind"][] = ["vote", "act", "finding", "ratification", "request"];

/** What an outcome of a choice costs, with preferences among equals in the small places. */
function pricing(game: Game, turns: Turns): (of: Variable, outcome: number) => number {
  const attackers = game.structure.promiseRoles().attacker;
  const rank = new Map(game.structure.settled.parties.map((party, i) => [party, i]));
  return (of, outcome) => {
    const turn = turns.get(of.name) ?? "constant";
    if (outcome === siding(of, turn)) return 0;
    const choice = game.choice(of.name);
    if (choice === undefined) return ONE;
    if (choice.owner === game.beneficiary && turn !== "neither") return Number.POSITIVE_INFINITY;
    const order = attackers.includes(choice.owner) ? 0 : 1 + (rank.get(choice.owner) ?? rank.size);
    // A plain no says more than an abstention, and that more than silence; where a yes harms, it is the yes.
    const plain = outcome === NOT_CAST ? 2 : outcome === 1 && of.levels > 2 ? 1 : 0;
    return ONE + KINDS.indexOf(choice.kind) * 1e5 + plain * 1e4 + order;
  };
}
