import type { Variable } from "./formula.ts";
import type { Kernel, Node } from "./kernel.ts";
import { TERMINAL } from "./node-table.ts";
import { pack, unpack } from "./packed.ts";
import { type Slice, slice } from "./slice.ts";

/**
 * How to count by size. Each outcome of a player is worth `a + b·z`: `a` ways to be outside the set that is measured, `b` ways to be in
 * it. `contrast` says with what sign each outcome enters a player's own count, which must come out non-negative and have sum zero.
 */
export interface Measure {
  readonly outcomes: readonly (readonly [a: number, b: number])[];
  readonly contrast: readonly number[];
  /** Count where the function has this value. */
  readonly value: boolean;
}

export interface SizeCounts {
  /** By size 0 … n: the weight of all assignments at which the function has the value. */
  readonly total: readonly bigint[];
  /** For each player, by size 0 … n − 1 of the set among the others: Σ contrast(c) · the weight with the player at outcome c. */
  readonly contrast: ReadonlyMap<string, readonly bigint[]>;
}

/**
 * Weights of assignments by size, for all players in one pass up and one down. A polynomial in z is one big integer, its coefficients
 * in slots wide enough never to overflow (Kronecker substitution), so a convolution is one multiplication.
 * @throws RangeError if f depends on a variable that is not a player
 */
export function countSizes(kernel: Kernel, f: Node, players: readonly Variable[], measure: Measure): SizeCounts {
  const part = slice(kernel, f);
  const { size, root, child, width, arity } = part;
  const place = places(kernel, part, players);
  const n = players.length;
  const ways = measure.outcomes.reduce((sum, [a, b]) => sum + a + b, 0);
  // Every partial count and every difference is at most ways^n times the largest contrast.
  const bits = BigInt(Math.ceil(n * Math.log2(ways)) + 4);
  const outcome = measure.outcomes.map((ab) => pack(ab.map(BigInt), bits));
  const skipped = outcome.reduce((sum, each) => sum + each, 0n);
  const skip: bigint[] = [1n];
  for (let i = 1; i <= n; i++) skip.push((skip[i - 1] as bigint) * skipped);
  const gap = (above: number, below: number): bigint =>
    skip[(place[below] as number) - (place[above] as number) - 1] as bigint;

  const up: bigint[] = measure.value ? [0n, 1n] : [1n, 0n];
  for (let i = 2; i < size; i++) {
    let sum = 0n;
    for (let c = 0; c < (arity[i] as number); c++) {
      const below = child[i * width + c] as number;
      sum += (outcome[c] as bigint) * gap(i, below) * (up[below] as bigint);
    }
    up.push(sum);
  }
  const down: bigint[] = new Array(size).fill(0n);
  down[root] = skip[place[root] as number] as bigint;
  const own: bigint[] = new Array(n).fill(0n);
  for (let i = size - 1; i >= 2; i--) {
    const here = down[i] as bigint;
    let difference = 0n;
    for (let c = 0; c < (arity[i] as number); c++) {
      const below = child[i * width + c] as number;
      const between = gap(i, below);
      difference += BigInt(measure.contrast[c] as number) * between * (up[below] as bigint);
      down[below] = (down[below] as bigint) + here * (outcome[c] as bigint) * between;
    }
    own[place[i] as number] = (own[place[i] as number] as bigint) + here * difference;
    down[i] = 0n;
  }
  const byPlace = [...players].sort((a, b) => rank(kernel, a) - rank(kernel, b));
  return {
    total: unpack((skip[place[root] as number] as bigint) * (up[root] as bigint), bits, n + 1),
    contrast: new Map(byPlace.map((player, i) => [player.name, unpack(own[i] as bigint, bits, n)])),
  };
}

/** Where each node's variable stands among the players, from top to bottom; the terminals come after the last. */
function places(kernel: Kernel, { size, level }: Slice, players: readonly Variable[]): Int32Array {
  const order = players.map((player) => rank(kernel, player)).sort((a, b) => a - b);
  const placeOf = new Map(order.map((at, i) => [at, i]));
  const place = new Int32Array(size).fill(players.length);
  for (let i = 2; i < size; i++) {
    const at = level[i] as number;
    const found = placeOf.get(at);
    if (found === undefined && at !== TERMINAL)
      throw new RangeError(`the function depends on "${kernel.variables[at]?.name}", which is no player`);
    place[i] = found as number;
  }
  return place;
}

function rank(kernel: Kernel, player: Variable): number {
  return kernel.declare(player);
}
