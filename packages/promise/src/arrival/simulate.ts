import { build } from "../diagram/build.ts";
import type { Formula } from "../diagram/formula.ts";
import { Kernel, type Node } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import { nearly } from "./chance.ts";
import { checkProcedure } from "./check.ts";
import { type Given, nameOfPerformer, type Procedure, stepsOf, type Timing } from "./procedure.ts";
import { Random } from "./random.ts";
import { outstanding, settling } from "./settling.ts";
import { enoughOf, withBallotsAsFactors } from "./shape.ts";

/** What so many independent runs of a procedure came to. */
export interface Simulated {
  readonly runs: number;
  readonly seed: number;
  /** Share of the runs in which it arrived on this point. */
  readonly at: Float64Array;
  readonly later: number;
  readonly never: number;
  /** Standard error of a share: √(p(1 − p)/runs). */
  standardError(share: number): number;
}

export const DEFAULT_RUNS = 100_000;
export const DEFAULT_SEED = 20_260_114;

/**
 * Plays a procedure out so many times by chance.
 * @throws RangeError if the procedure says nothing or there are no runs; an AbortError when cancelled
 */
export function simulate(
  procedure: Procedure,
  { runs = DEFAULT_RUNS, seed = DEFAULT_SEED, signal }: { runs?: number; seed?: number; signal?: AbortSignal } = {},
): Simulated {
  const player = new Player(procedure, new Random(seed));
  return tally(runs, seed, procedure.grid.horizon, () => player.play(), signal);
}

/** Counts the outcomes of runs: a point, or infinity for never. */
export function tally(
  runs: number,
  seed: number,
  horizon: number,
  play: () => number,
  signal?: AbortSignal,
): Simulated {
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`${runs} runs show nothing; run it at least once`);
  const at = new Float64Array(horizon + 1);
  let later = 0;
  let never = 0;
  for (let run = 0; run < runs; run++) {
    if ((run & 4095) === 0) signal?.throwIfAborted();
    const point = play();
    if (point <= horizon) at[point] = (at[point] as number) + 1;
    else if (point === Number.POSITIVE_INFINITY) never++;
    else later++;
  }
  for (let d = 0; d <= horizon; d++) at[d] = (at[d] as number) / runs;
  return {
    runs,
    seed,
    at,
    later: later / runs,
    never: never / runs,
    standardError: (share) => Math.sqrt((share * (1 - share)) / runs),
  };
}

/** A timing from which one draws. */
export type Drawn = (random: Random) => number;

export function drawer(timing: Timing): Drawn {
  switch (timing.kind) {
    case "fixed":
      return () => timing.points;
    case "range": {
      const { from } = timing;
      const count = timing.to - from + 1;
      return (random) => from + Math.floor(random.unit() * count);
    }
    case "each point": {
      const p = nearly(timing.probability);
      const from = timing.from ?? 1;
      if (p === 0) return () => Number.POSITIVE_INFINITY;
      if (p === 1) return () => from;
      const scale = 1 / Math.log1p(-p);
      // The inverse of the geometric distribution; 1 − unit is never 0.
      return (random) => from + Math.floor(Math.log(1 - random.unit()) * scale);
    }
    case "distribution": {
      const upTo = Float64Array.from(timing.weights, nearly);
      for (let n = 1; n < upTo.length; n++) upTo[n] = (upTo[n] as number) + (upTo[n - 1] as number);
      const whole = (upTo.at(-1) ?? 0) >= 1 - 1e-12;
      return (random) => {
        const u = random.unit();
        for (let n = 0; n < upTo.length; n++) if (u < (upTo[n] as number)) return n;
        return whole ? upTo.length - 1 : Number.POSITIVE_INFINITY;
      };
    }
  }
}

/** A diagram over numbered variables, walked from the top. Made once the kernel holds all that it will. */
class Walk {
  readonly #root: Node;
  /** Per node, where the outcome that it asks for stands, and its first child. */
  readonly #slots: Int32Array;
  readonly #first: Int32Array;
  readonly #child: Int32Array;

  constructor(kernel: Kernel, root: Node, slotOf: (name: string) => number) {
    const { level, first, child } = kernel.table;
    const slots = kernel.variables.map(({ name }) => slotOf(name));
    this.#root = root;
    this.#slots = Int32Array.from({ length: root + 1 }, (_, at) => slots[level[at] as number] ?? 0);
    this.#first = Int32Array.from(first.subarray(0, root + 1));
    this.#child = Int32Array.from(child.subarray(0, root < 2 ? 0 : (first[root] as number) + 4));
  }

  holds(outcomes: Int32Array): boolean {
    const slots = this.#slots;
    const first = this.#first;
    const child = this.#child;
    let at = this.#root;
    while (at > 1) at = child[(first[at] as number) + (outcomes[slots[at] as number] as number)] as number;
    return at === 1;
  }
}

interface Casting {
  readonly ballot: Case;
  readonly takes: Drawn;
}

interface Acting {
  readonly does: Case;
  readonly afterRefusal: Case | undefined;
  readonly ratifies: Drawn | undefined;
  readonly takes: Drawn;
}

/** Plays one procedure again and again. */
class Player {
  readonly #random: Random;
  readonly #factors: readonly Float64Array[];
  readonly #outcomes: Int32Array;
  readonly #steps: readonly { readonly happens: Case; readonly takes: Drawn }[];
  readonly #votes: readonly Casting[];
  readonly #ballots: readonly Float64Array[];
  readonly #uncast: Int32Array;
  readonly #approved: Walk | undefined;
  readonly #refused: Walk | undefined;
  /** Per voter its vote and whether it is out. */
  readonly #cast: Int32Array;
  readonly #castOn: Float64Array;
  readonly #deadline: number;
  readonly #atDeadline: "rule" | "approved" | "refused";
  readonly #rounds: number;
  readonly #gap: Drawn | undefined;
  readonly #ratifications: readonly Drawn[];
  readonly #ratified: Float64Array;
  readonly #needed: number;
  readonly #performers: readonly Acting[];
  readonly #enough: Walk;
  readonly #arrived: Int32Array;
  readonly #arrivals: Float64Array;
  readonly #order: Int32Array;
  readonly #within: number;

  constructor(given: Procedure, random: Random) {
    checkProcedure(given);
    const kept = given.vote?.rounds?.ballots === "kept" && given.vote.rounds.most > 1;
    const procedure = kept ? withBallotsAsFactors(given) : given;
    const { factors, vote, ratification, deployment } = procedure;
    this.#random = random;
    this.#factors = factors.map(({ weights }) => cumulative(weights.map(nearly)));
    this.#outcomes = new Int32Array(factors.length);
    const slots = new Map(factors.map(({ name }, i) => [name, i]));
    const cases = <T>(of: Given<T>, chance: (is: T) => number): Case =>
      new Case(
        of,
        of.map(({ is }) => chance(is)),
        (name) => slots.get(name) as number,
      );
    this.#steps = stepsOf(procedure).map(({ happens, time }) => ({
      happens: cases(happens ?? [{ is: 1 }], nearly),
      takes: drawer(time),
    }));
    const voters = vote?.voters ?? [];
    this.#votes = voters.map(({ ballot, delay }) => ({ ballot: cases(ballot, () => 0), takes: drawer(delay) }));
    this.#ballots = voters.map(({ ballot }) =>
      Float64Array.from(ballot.flatMap(({ is }) => [...cumulative([is.no, is.abstain, is.yes].map(nearly))])),
    );
    this.#cast = new Int32Array(2 * voters.length);
    this.#castOn = new Float64Array(voters.length);
    this.#uncast = new Int32Array(voters.length);
    if (vote !== undefined) {
      const votes = staticOrder(vote.rule);
      const kernel = new Kernel({ variables: votes.flatMap((of) => [outstanding(of.name), of]) });
      const { approved, refused } = settling(kernel, vote.rule);
      const index = new Map(
        voters.flatMap(({ party }, v) => [
          [party, 2 * v],
          [outstanding(party).name, 2 * v + 1],
        ]),
      );
      const slotOf = (name: string): number => index.get(name) as number;
      this.#approved = new Walk(kernel, approved, slotOf);
      this.#refused = new Walk(kernel, refused, slotOf);
      const levels = new Map(votes.map((of) => [of.name, of.levels]));
      for (const [v, { party }] of voters.entries()) this.#uncast[v] = levels.get(party) === 4 ? 3 : 1;
    }
    this.#deadline = vote?.deadline ?? Number.POSITIVE_INFINITY;
    this.#atDeadline = vote?.atDeadline ?? "rule";
    this.#rounds = vote?.rounds?.most ?? 1;
    this.#gap = vote?.rounds?.gap === undefined ? undefined : drawer(vote.rounds.gap);
    this.#ratifications = (ratification?.parties ?? []).map(({ time }) => drawer(time));
    this.#ratified = new Float64Array(this.#ratifications.length);
    this.#needed = ratification?.needed ?? 0;
    const { performers } = deployment;
    this.#performers = performers.map((one) => ({
      does: cases(one.does, nearly),
      afterRefusal: one.afterRefusal === undefined ? undefined : cases(one.afterRefusal, nearly),
      ratifies: one.ratification === undefined ? undefined : drawer(one.ratification),
      takes: drawer(one.delay),
    }));
    const names = new Map(performers.map((one, i) => [nameOfPerformer(one), i]));
    const enough = enoughOf(procedure);
    const kernel = new Kernel({ variables: staticOrder(enough) });
    this.#enough = new Walk(kernel, build(kernel, enough), (name) => names.get(name) as number);
    this.#arrived = new Int32Array(performers.length);
    this.#arrivals = new Float64Array(performers.length);
    this.#order = new Int32Array(performers.length);
    this.#within = deployment.within ?? Number.POSITIVE_INFINITY;
  }

  /** One run: the point on which enough has arrived, infinite for never. */
  play(): number {
    const random = this.#random;
    for (let f = 0; f < this.#factors.length; f++)
      this.#outcomes[f] = pick(this.#factors[f] as Float64Array, 0, random.unit());
    let now = 0;
    for (const { happens, takes } of this.#steps) {
      if (random.unit() >= happens.chance(this.#outcomes)) return Number.POSITIVE_INFINITY;
      now += takes(random);
    }
    let approved = true;
    if (this.#approved !== undefined) {
      for (let round = 1; ; round++) {
        const settled = this.#vote();
        if (settled === Number.POSITIVE_INFINITY) return settled;
        approved = settled >= 0;
        now += approved ? settled : -1 - settled;
        if (approved || round === this.#rounds) break;
        if (this.#gap !== undefined) now += this.#gap(random);
      }
    }
    if (approved && this.#needed > 0) {
      if (this.#needed > this.#ratifications.length) return Number.POSITIVE_INFINITY;
      for (let i = 0; i < this.#ratifications.length; i++)
        this.#ratified[i] = (this.#ratifications[i] as Drawn)(random);
      now += this.#ratified.sort()[this.#needed - 1] as number;
    }
    return now + this.#deploy(approved);
  }

  /** The point after opening on which it is approved, or −1 minus the point on which it is refused; infinite if it never settles. */
  #vote(): number {
    const random = this.#random;
    const count = this.#votes.length;
    let next = 0;
    for (let v = 0; v < count; v++) {
      const { ballot, takes } = this.#votes[v] as Casting;
      this.#castOn[v] = takes(random);
      this.#cast[2 * v] = pick(this.#ballots[v] as Float64Array, 3 * ballot.index(this.#outcomes), random.unit());
    }
    for (;;) {
      const on = Math.min(next, this.#deadline);
      let after = Number.POSITIVE_INFINITY;
      for (let v = 0; v < count; v++) {
        const cast = this.#castOn[v] as number;
        this.#cast[2 * v + 1] = cast <= on ? 0 : 1;
        if (cast > on && cast < after) after = cast;
      }
      if ((this.#approved as Walk).holds(this.#cast)) return on;
      if ((this.#refused as Walk).holds(this.#cast)) return -1 - on;
      if (on === this.#deadline) {
        if (this.#atDeadline !== "rule") return this.#atDeadline === "approved" ? on : -1 - on;
        for (let v = 0; v < count; v++)
          if (this.#cast[2 * v + 1] === 1) {
            this.#cast[2 * v] = this.#uncast[v] as number;
            this.#cast[2 * v + 1] = 0;
          }
        return (this.#approved as Walk).holds(this.#cast) ? on : -1 - on;
      }
      next = Math.min(after, this.#deadline);
      if (next === Number.POSITIVE_INFINITY) return next;
    }
  }

  #deploy(approved: boolean): number {
    const random = this.#random;
    const order = this.#order;
    const arrivals = this.#arrivals;
    let count = 0;
    for (let i = 0; i < this.#performers.length; i++) {
      this.#arrived[i] = 0;
      const { does, afterRefusal, ratifies, takes } = this.#performers[i] as Acting;
      const acts = approved ? does : afterRefusal;
      if (acts === undefined || random.unit() >= acts.chance(this.#outcomes)) continue;
      const arrival = (ratifies === undefined ? 0 : ratifies(random)) + takes(random);
      if (arrival > this.#within || arrival === Number.POSITIVE_INFINITY) continue;
      arrivals[i] = arrival;
      let at = count++;
      while (at > 0 && (arrivals[order[at - 1] as number] as number) > arrival) {
        order[at] = order[at - 1] as number;
        at--;
      }
      order[at] = i;
    }
    if (this.#enough.holds(this.#arrived)) return 0;
    for (let n = 0; n < count; n++) {
      const i = order[n] as number;
      this.#arrived[i] = 1;
      const last = n + 1 === count || (arrivals[order[n + 1] as number] as number) > (arrivals[i] as number);
      if (last && this.#enough.holds(this.#arrived)) return arrivals[i] as number;
    }
    return Number.POSITIVE_INFINITY;
  }
}

/** Which case holds, and its chance. */
class Case {
  readonly #when: readonly (Walk | undefined)[];
  readonly #chances: readonly number[];

  constructor(cases: Given<unknown>, chances: readonly number[], slotOf: (name: string) => number) {
    this.#when = cases.map(({ when }) => (when === undefined ? undefined : walkOf(when, slotOf)));
    this.#chances = chances;
  }

  index(outcomes: Int32Array): number {
    const when = this.#when;
    let i = 0;
    while (when[i] !== undefined && !(when[i] as Walk).holds(outcomes)) i++;
    return i;
  }

  chance(outcomes: Int32Array): number {
    return this.#chances[this.index(outcomes)] as number;
  }
}

function walkOf(formula: Formula, slotOf: (name: string) => number): Walk {
  const kernel = new Kernel({ variables: staticOrder(formula) });
  return new Walk(kernel, build(kernel, formula), slotOf);
}

function cumulative(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight, i) => {
    sum += weight;
    return i === weights.length - 1 ? 1 : sum;
  });
}

/** The first entry from `from` on that exceeds `u`. */
function pick(upTo: Float64Array, from: number, u: number): number {
  let i = from;
  while (u >= (upTo[i] as number)) i++;
  return i - from;
}
