import { BudgetError } from "./budget.ts";
import { build } from "./build.ts";
import { type Formula, inOrder, operands } from "./formula.ts";
import { Kernel } from "./kernel.ts";
import { type Leaning, type Leanings, leaningOf, leanings, opposite, turned, turns } from "./leaning.ts";
import { directions } from "./monotone.ts";
import { staticOrder } from "./order.ts";

interface Known {
  readonly ways: Leanings;
  /** How many parts, one in the other, were looked at in vain. */
  readonly tries: number;
}

const KNOWN = new WeakMap<Formula, Known>();

/** After so many parts, one in the other, that push both ways, what is made of them is taken to do so too. */
const MOST_TRIES = 3;

/**
 * As `leanings`, where a variable that is written to push both ways may be known to push one way only: a vote with a quorum speaks of those who come and
 * of those who agree, and is still served by every yes. The parts that are so written are looked at by their diagrams, each once however many formulas
 * it stands in.
 */
export function untangled(formula: Formula, nodeBudget?: number): Leanings {
  if (formula.kind === "not") return turned(untangled(formula.of, nodeBudget));
  for (const part of inOrder(formula)) if (!KNOWN.has(part)) KNOWN.set(part, look(part, nodeBudget));
  const { ways } = knownOf(formula);
  return ways;
}

function knownOf(part: Formula): Known {
  return KNOWN.get(part) as Known;
}

function look(part: Formula, nodeBudget: number | undefined): Known {
  if (part.kind === "literal") return { ways: new Map([[part.variable.name, leaningOf(part)]]), tries: 0 };
  const ways = new Map<string, Leaning>();
  let tries = 0;
  operands(part).forEach((of, i) => {
    const below = knownOf(of);
    tries = Math.max(tries, below.tries);
    const isTurned = turns(part, i);
    for (const [name, way] of below.ways) {
      const here = isTurned ? opposite(way) : way;
      ways.set(name, (ways.get(name) ?? here) === here ? here : "both");
    }
  });
  const mixed = [...ways].flatMap(([name, way]) => (way === "both" ? [name] : []));
  // A vote is made of votes alone; what mixes it with other choices is seldom worth a diagram of its own.
  const isVote = mixed.length === ways.size && part.kind !== "not";
  if (mixed.length === 0 || !isVote || tries >= MOST_TRIES) return { ways, tries };
  const exact = directionsOf(part, nodeBudget);
  if (exact === undefined) return { ways, tries: MOST_TRIES };
  for (const name of mixed) {
    const way = exact.get(name);
    // What it does not depend on pushes no way: any will do.
    ways.set(name, way === undefined || way === "constant" ? "increasing" : way === "neither" ? "both" : way);
  }
  return { ways, tries: [...ways.values()].includes("both") ? tries + 1 : 0 };
}

function directionsOf(part: Formula, nodeBudget: number | undefined): ReturnType<typeof directions> | undefined {
  const kernel = new Kernel({ variables: staticOrder(part), nodeBudget });
  try {
    return directions(kernel, build(kernel, part));
  } catch (error) {
    if (error instanceof BudgetError) return undefined;
    throw error;
  }
}

/**
 * Which way each variable pushes, if each of those that matter is known to push one way; else undefined. What can be read off is read off, and only
 * where that is not enough are diagrams made.
 */
export function oneWay(
  formula: Formula,
  matters: (name: string) => boolean,
  nodeBudget?: number,
): Leanings | undefined {
  const isOneWay = (ways: Leanings): boolean => [...ways].every(([name, way]) => way !== "both" || !matters(name));
  const written = leanings(formula);
  if (isOneWay(written)) return written;
  const known = untangled(formula, nodeBudget);
  return isOneWay(known) ? known : undefined;
}
