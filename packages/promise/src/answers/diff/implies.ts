import { build } from "../../diagram/build.ts";
import {
  and,
  type Formula,
  inOrder,
  type Literal,
  literal,
  not,
  operands,
  type Variable,
} from "../../diagram/formula.ts";
import { Kernel, type Node } from "../../diagram/kernel.ts";
import { staticOrder } from "../../diagram/order.ts";
import { cofactor } from "../../diagram/transform.ts";
import type { Choice } from "../../ground/index.ts";
import type { Game } from "../game.ts";

/** How two promises stand to each other over everything that anyone may choose. */
export interface Order {
  /** `stronger`: B is kept wherever A is and elsewhere too; `incomparable`: each is kept somewhere the other is not. */
  readonly relation: "equal" | "stronger" | "weaker" | "incomparable";
  /** Conduct under which B is kept and A is not. */
  readonly onlyB?: readonly Conducted[];
  /** Conduct under which A is kept and B is not. */
  readonly onlyA?: readonly Conducted[];
}

/** What one party does in a witness. */
export interface Conducted {
  readonly party: string;
  readonly kind: Choice["kind"];
  /** The decision, act or finding, without the name of its agreement. */
  readonly about: string;
  /** "yes", "no", "abstains", "does not vote"; for acts, findings and requests "yes" or "no". */
  readonly how: string;
}

/**
 * Whether B is at least as strong as A for the beneficiary in every course of conduct: φ_A → φ_B. Votes in decisions of one name, and acts of one
 * kind, are the same choice in both texts; what only one text asks is free.
 * @throws BudgetError if the joint diagram outgrows its budget
 */
export function order(a: Game, b: Game): Order {
  const shared = new Shared();
  const fa = shared.formula(a);
  const fb = shared.formula(b);
  const kernel = new Kernel({
    variables: staticOrder(and(fa, fb, not(and(fa, fb)))),
    nodeBudget: a.options.nodeBudget,
  });
  for (const of of shared.variables()) kernel.declare(of);
  const na = build(kernel, fa);
  const nb = build(kernel, fb);
  const onlyA = kernel.except(na, nb);
  const onlyB = kernel.except(nb, na);
  const relation = onlyA === 0 ? (onlyB === 0 ? "equal" : "stronger") : onlyB === 0 ? "weaker" : "incomparable";
  return {
    relation,
    onlyA: onlyA === 0 ? undefined : shared.witness(kernel, onlyA),
    onlyB: onlyB === 0 ? undefined : shared.witness(kernel, onlyB),
  };
}

/** Choices of two texts by a common name. */
class Shared {
  readonly #choices = new Map<string, { variable: Variable; choice: Choice; about: string }>();

  variables(): Variable[] {
    return [...this.#choices.values()].map(({ variable }) => variable);
  }

  /** φ over common variables. A vote that may stay uncast in one text may in both. */
  formula(game: Game): Formula {
    const renamed = new Map<Formula, Formula>();
    for (const part of inOrder(game.formula)) {
      renamed.set(
        part,
        part.kind === "literal" ? this.#literal(part, game) : rebuilt(part, (of) => renamed.get(of) ?? of),
      );
    }
    return renamed.get(game.formula) ?? game.formula;
  }

  #literal(part: Literal, game: Game): Formula {
    const choice = game.choice(part.variable.name);
    if (choice === undefined) return part;
    const about = bare(choice.about, game.structure.settled.agreement);
    const name = `${choice.kind} ${choice.owner}: ${about}`;
    const known = this.#choices.get(name);
    const variable: Variable = known?.variable ?? { name, levels: choice.variable.levels === 2 ? 2 : 4 };
    if (known === undefined) this.#choices.set(name, { variable, choice, about });
    // Where a text has no fourth way, a vote that is not cast is an abstention.
    const outcomes =
      variable.levels === 4 && choice.variable.levels === 3 && part.in.includes(1) ? [...part.in, 3] : part.in;
    return literal(variable, outcomes);
  }

  /** Conduct under which a node holds whatever else is done, nothing of which can be left out. */
  witness(kernel: Kernel, node: Node): Conducted[] {
    // No wherever that will do, or yes: whichever tells it with less.
    const [agreeing, refusing] = [
      this.#shortened(kernel, node, this.#path(kernel, node, [2, 0, 1, 3])),
      this.#shortened(kernel, node, this.#path(kernel, node, [0, 1, 3, 2])),
    ];
    const shortest = agreeing.length < refusing.length ? agreeing : refusing;
    return shortest.flatMap(({ of, outcome }) => {
      const known = this.#choices.get(of.name);
      return known === undefined
        ? []
        : [{ party: known.choice.owner, kind: known.choice.kind, about: known.about, how: how(of, outcome) }];
    });
  }

  /** The way to 1 on which each vote has the first of the preferred outcomes that leads there, and all else is done or found. */
  #path(kernel: Kernel, node: Node, preferred: readonly number[]): Chosen[] {
    const found: Chosen[] = [];
    let at = node;
    for (let of = kernel.variableOf(at); of !== undefined; of = kernel.variableOf(at)) {
      const order = of.levels === 2 ? [1, 0] : preferred.filter((level) => level < of.levels);
      const outcome = order.find((level) => kernel.child(at, level) !== 0) ?? 0;
      found.push({ of, outcome });
      at = kernel.child(at, outcome);
    }
    return found;
  }

  #shortened(kernel: Kernel, node: Node, path: readonly Chosen[]): Chosen[] {
    const suffice = (chosen: readonly Chosen[]): boolean =>
      chosen.reduce((at, { of, outcome }) => cofactor(kernel, at, of, outcome), node) === 1;
    let kept = [...path];
    for (const one of path) {
      const rest = kept.filter((other) => other !== one);
      if (suffice(rest)) kept = rest;
    }
    return kept;
  }
}

interface Chosen {
  readonly of: Variable;
  readonly outcome: number;
}

function how(of: Variable, outcome: number): string {
  if (of.levels === 2) return outcome === 1 ? "yes" : "no";
  return ["no", "abstains", "yes", "does not vote"][outcome] ?? "";
}

/** Names without the agreement they stand in, so that two versions of a text can be compared. */
function bare(about: string, agreement: string): string {
  return about.replaceAll(`${agreement}.`, "");
}

function rebuilt(part: Formula, to: (of: Formula) => Formula): Formula {
  switch (part.kind) {
    case "constant":
    case "literal":
      return part;
    case "not":
      return not(to(part.of));
    default:
      return { ...part, of: operands(part).map(to) };
  }
}
