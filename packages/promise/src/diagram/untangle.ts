import { BudgetError } from "./budget.ts";
import { build } from "./build.ts";
import { type Formula, inOrder, operands, variablesOf } from "./formula.ts";
import { Kernel } from "./kernel.ts";
import { type Leaning, type Leanings, leaningOf, leanings, turned, turns } from "./leaning.ts";
import { directions } from "./monotone.ts";
import { staticOrder } from "./order.ts";

interface Known {
  readonly ways: Leanings;
  /** How many parts, one in the other, were looked at in vain. */
  readonly tries: number;
}

/** What is known of formulas that were asked about, and of their parts that were looked at by a diagram. */
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
  let found = KNOWN.get(formula);
  if (found === undefined) {
    found = read(formula, nodeBudget);
    KNOWN.set(formula, found);
  }
  return found.ways;
}

/** Part by part from the bottom up; by bits, since a large text has many parts and many variables. */
function read(formula: Formula, nodeBudget: number | undefined): Known {
  const parts = inOrder(formula, (part) => KNOWN.has(part));
  const place = new Map(parts.map((part, i) => [part, i]));
  const names = [
    ...new Set(
      parts.flatMap((part) =>
        part.kind === "literal" ? [part.variable.name] : [...(KNOWN.get(part)?.ways.keys() ?? [])],
      ),
    ),
  ];
  const bit = new Map(names.map((name, i) => [name, i]));
  const words = Math.ceil(names.length / 32);
  const up = new Uint32Array(parts.length * words);
  const down = new Uint32Array(parts.length * words);
  const tries = new Uint8Array(parts.length);
  const set = (of: Uint32Array, i: number, name: string, to: boolean): void => {
    const at = bit.get(name) as number;
    const word = i * words + (at >> 5);
    of[word] = to ? (of[word] as number) | (1 << (at & 31)) : (of[word] as number) & ~(1 << (at & 31));
  };
  const push = (i: number, name: string, way: Leaning): void => {
    set(up, i, name, way !== "decreasing");
    set(down, i, name, way !== "increasing");
  };
  parts.forEach((part, i) => {
    if (part.kind === "literal") {
      push(i, part.variable.name, leaningOf(part));
      return;
    }
    const known = KNOWN.get(part);
    if (known !== undefined) {
      for (const [name, way] of known.ways) push(i, name, way);
      tries[i] = known.tries;
      return;
    }
    operands(part).forEach((of, k) => {
      const below = place.get(of) as number;
      tries[i] = Math.max(tries[i] as number, tries[below] as number);
      const [from, to] = turns(part, k) ? [down, up] : [up, down];
      for (let w = 0; w < words; w++) {
        up[i * words + w] = (up[i * words + w] as number) | (from[below * words + w] as number);
        down[i * words + w] = (down[i * words + w] as number) | (to[below * words + w] as number);
      }
    });
    let isMixed = false;
    let isVote = part.kind !== "not";
    for (let w = i * words; w < (i + 1) * words; w++) {
      if ((up[w] as number) & (down[w] as number)) isMixed = true;
      // A vote is made of votes alone; what mixes it with other choices is seldom worth a diagram of its own.
      if (up[w] !== down[w]) isVote = false;
    }
    if (!isMixed || !isVote || (tries[i] as number) >= MOST_TRIES) return;
    const exact = directionsOf(part, nodeBudget);
    if (exact === undefined) {
      tries[i] = MOST_TRIES;
      return;
    }
    const ways = new Map<string, Leaning>();
    for (const { name } of variablesOf(part)) {
      const way = exact.get(name);
      // What it does not depend on pushes no way: any will do.
      ways.set(name, way === undefined || way === "constant" ? "increasing" : way === "neither" ? "both" : way);
    }
    for (const [name, way] of ways) push(i, name, way);
    tries[i] = [...ways.values()].includes("both") ? (tries[i] as number) + 1 : 0;
    KNOWN.set(part, { ways, tries: tries[i] as number });
  });
  const top = (parts.length - 1) * words;
  const has = (of: Uint32Array, at: number): boolean => (((of[top + (at >> 5)] as number) >> (at & 31)) & 1) === 1;
  const ways = new Map<string, Leaning>(
    names.map((name, at) => [name, has(up, at) ? (has(down, at) ? "both" : "increasing") : "decreasing"]),
  );
  return { ways, tries: tries.at(-1) ?? 0 };
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
