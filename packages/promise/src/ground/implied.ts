import type { Formula } from "../diagram/formula.ts";

/** At least `quota` of what the variables give by their outcomes; nothing is negative. */
interface Count {
  readonly quota: bigint;
  readonly gives: ReadonlyMap<string, readonly bigint[]>;
}

/**
 * Whether b can be seen to hold wherever a does, without a diagram: where both count outcomes of the same variables, and even the cheapest way to what a
 * needs gives b enough. True is sure; false may mean that it cannot be seen.
 */
export function isImplied(a: Formula, b: Formula): boolean {
  if (a.kind === "constant" && !a.value) return true;
  if (b.kind === "constant") return b.value;
  if (a.kind === "and" && a.of.some((part) => part.kind !== "literal" && isImplied(part, b))) return true;
  const [given, wanted] = [countOf(a), countOf(b)];
  return given !== undefined && wanted !== undefined && leastBeside(given, wanted) >= wanted.quota;
}

/**
 * What the second count comes to at the least where the first is filled: the covering problem with parts of variables allowed, which is solved by taking
 * first what gives least for its weight (Dantzig 1957).
 */
function leastBeside(given: Count, wanted: Count): bigint {
  const ways = [...given.gives].flatMap(([name, gives]) => {
    const also = wanted.gives.get(name);
    let [most, weight, adds] = [0n, 0n, 0n];
    for (const [outcome, gain] of gives.entries()) {
      if (gain === 0n) continue;
      if (gain > most) most = gain;
      const beside = also?.[outcome] ?? 0n;
      if (weight === 0n || beside * weight < adds * gain) [weight, adds] = [gain, beside];
    }
    return most === 0n ? [] : [{ most, weight, adds }];
  });
  ways.sort((x, y) => Number(x.adds * y.weight - y.adds * x.weight));
  let needed = given.quota;
  let least = 0n;
  for (const { most, weight, adds } of ways) {
    if (needed <= 0n) break;
    // Whole numbers on the safe side: a part is rounded down, save the last, as what is left over cannot be a part of one.
    least += most < needed ? (adds * most) / weight : (adds * needed + weight - 1n) / weight;
    needed -= most;
  }
  return needed > 0n ? wanted.quota : least;
}

/** A formula as a count of outcomes: a vote, literals joined, or a literal. */
function countOf(formula: Formula): Count | undefined {
  switch (formula.kind) {
    case "literal":
      return counted(1n, [formula]);
    case "and":
      return counted(BigInt(formula.of.length), formula.of);
    case "or":
      return counted(1n, formula.of);
    case "atLeast":
      return counted(BigInt(formula.k), formula.of);
    case "threshold":
      return counted(BigInt(formula.quota), formula.of, formula.weights.map(BigInt));
    default:
      return undefined;
  }
}

function counted(quota: bigint, of: readonly Formula[], weights: readonly bigint[] = []): Count | undefined {
  const gives = new Map<string, bigint[]>();
  for (const [i, part] of of.entries()) {
    const weight = weights[i] ?? 1n;
    if (part.kind !== "literal" || weight < 0n) return undefined;
    const { name, levels } = part.variable;
    let given = gives.get(name);
    if (given === undefined) {
      given = new Array<bigint>(levels).fill(0n);
      gives.set(name, given);
    }
    for (const outcome of part.in) given[outcome] = (given[outcome] as bigint) + weight;
  }
  return { quota, gives };
}
