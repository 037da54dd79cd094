import { gcd, type Rational, rational } from "../power/rational.ts";
import { exactly, minus, ONE, plus, times, ZERO } from "./chance.ts";
import type { Lots } from "./lots.ts";
import { type Performer, type Procedure, stepsOf, type Timing } from "./procedure.ts";
import { type PartyShape, type Shape, type Situation, shapeOf, type Type } from "./shape.ts";
import { AT_ONCE, exactAt, exactBy } from "./timing.ts";

/** The distribution of the arrival as fractions in lowest terms. */
export interface ExactArrival {
  readonly at: readonly Rational[];
  readonly later: Rational;
  readonly never: Rational;
}

/**
 * The same as a `Clock` gives, in fractions: every chance is taken as the decimal or fraction it is written as, and rows of numbers share one
 * denominator, so that the steps in between are sums and products of whole numbers.
 * @throws RangeError if the procedure says nothing; NoExactForm if too much hangs together
 */
export function exactArrival(procedure: Procedure): ExactArrival {
  return new Fractions(shapeOf(procedure)).run();
}

/** Whole numbers over one denominator. */
interface Row {
  readonly over: bigint;
  readonly at: readonly bigint[];
}

class Fractions {
  readonly #shape: Shape;
  readonly #procedure: Procedure;
  readonly #points: number[];

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#procedure = shape.procedure;
    const { last, beyond } = shape.votePoints;
    this.#points = [...Array.from({ length: last + 1 }, (_, t) => t), ...(beyond === undefined ? [] : [beyond])];
  }

  run(): ExactArrival {
    const { horizon, situations, diagrams, afterRefusal } = this.#shape;
    const { ratification } = this.#procedure;
    let helped = nothing(horizon);
    let anyway = nothing(horizon);
    let ever = ZERO;
    let everAnyway = ZERO;
    for (const situation of situations) {
      const weight = this.#weigh(situation);
      if (weight.numerator === 0n) continue;
      for (const approved of afterRefusal ? [true, false] : [true]) {
        const { row, sum } =
          diagrams.kind === "together" ? this.#together(situation, approved) : this.#apart(situation, approved);
        if (approved) {
          helped = added(helped, scaled(row, weight));
          ever = plus(ever, times(weight, sum));
        } else {
          anyway = added(anyway, scaled(row, weight));
          everAnyway = plus(everAnyway, times(weight, sum));
        }
      }
    }
    const ratified = ratification === undefined ? undefined : this.#ratified();
    let all = added(ratified === undefined ? helped : shifted(helped, ratified.row, horizon), anyway);
    let finite = plus(times(ever, ratified?.sum ?? ONE), everAnyway);
    for (const { time } of stepsOf(this.#procedure)) {
      all = shifted(all, lawOf(time, horizon), horizon);
      finite = times(finite, exactBy(time));
    }
    const at = all.at.map((part) => rational(part, all.over));
    const onGrid = rational(
      all.at.reduce((sum, part) => sum + part, 0n),
      all.over,
    );
    return { at, later: minus(finite, onGrid), never: minus(ONE, finite) };
  }

  #weigh({ when, happens }: Situation): Rational {
    const steps = stepsOf(this.#procedure);
    return happens.reduce(
      (weight, index, i) => (index < 0 ? weight : times(weight, exactly(steps[i]?.happens?.[index]?.is ?? 0))),
      this.#chance(this.#shape.common, when),
    );
  }

  #chance(of: readonly number[], when: readonly (readonly number[])[]): Rational {
    const { factors } = this.#procedure;
    return when.reduce(
      (sum, outcomes) =>
        plus(
          sum,
          of.reduce((part, f, i) => times(part, exactly(factors[f]?.weights[outcomes[i] as number] ?? 0)), ONE),
        ),
      ZERO,
    );
  }

  /** Votes and acts one after the other: the arrivals after an approval or the last refusal, and how likely they are at all. */
  #apart(situation: Situation, approved: boolean): { row: Row; sum: Rational } {
    const { diagrams, horizon, lastArrival, rounds } = this.#shape;
    if (diagrams.kind !== "apart") throw new TypeError("the diagrams are joined");
    const enough = (point: number | undefined): Rational =>
      valuesOf(
        diagrams.enough,
        diagrams.acting.map((p) => this.#acts(p, this.#types(situation, p), approved, point)),
      )[0] as Rational;
    const arrivals = steps(Array.from({ length: lastArrival + 1 }, (_, s) => enough(s)));
    const everEnough = enough(undefined);
    const { vote } = this.#procedure;
    if (diagrams.vote === undefined || vote === undefined)
      return approved
        ? { row: shifted(together([ONE]), arrivals, horizon), sum: everEnough }
        : { row: nothing(horizon), sum: ZERO };
    const { deadline } = this.#shape.votePoints;
    const how = vote.atDeadline ?? "rule";
    const yes: Rational[] = [];
    const no: Rational[] = [];
    for (const [i, point] of this.#points.entries()) {
      const votes = diagrams.voting.map((p, g) =>
        this.#types(situation, p).reduce<Rational[]>(
          (sum, { type, chance }) =>
            addAll(sum, this.#vote(p, type, point, i, (diagrams.vote?.classOf[g]?.length ?? 1) - 1), chance),
          [],
        ),
      );
      const [approvedBy = ZERO, refusedBy = ZERO] = valuesOf(diagrams.vote, votes);
      const last = i === deadline;
      yes.push(last && how === "approved" ? minus(ONE, refusedBy) : approvedBy);
      no.push(last && how === "refused" ? minus(ONE, approvedBy) : refusedBy);
    }
    const onGrid = this.#shape.votePoints.last + 1;
    const yesAt = steps(yes.slice(0, onGrid));
    const noAt = steps(no.slice(0, onGrid));
    const yesEver = yes.at(-1) ?? ZERO;
    const noEver = no.at(-1) ?? ZERO;
    const gap = vote.rounds?.gap ?? AT_ONCE;
    let opened = together([ONE]);
    let openedEver = ONE;
    let settled = nothing(horizon);
    let settledEver = ZERO;
    for (let round = 1; round <= rounds; round++) {
      if (approved || round === rounds) {
        settled = added(settled, shifted(opened, approved ? yesAt : noAt, horizon));
        settledEver = plus(settledEver, times(openedEver, approved ? yesEver : noEver));
      }
      opened = shifted(shifted(opened, noAt, horizon), lawOf(gap, horizon), horizon);
      openedEver = times(openedEver, times(noEver, exactBy(gap)));
    }
    return { row: shifted(settled, arrivals, horizon), sum: times(settledEver, everEnough) };
  }

  /** Votes and acts that hang on one hidden thing. */
  #together(situation: Situation, approved: boolean): { row: Row; sum: Rational } {
    const { diagrams, horizon, lastArrival, votePoints } = this.#shape;
    if (diagrams.kind !== "together") throw new TypeError("the diagrams stand apart");
    const { order, enough, approvedAndEnough, refusedAndEnough } = diagrams;
    const how = this.#procedure.vote?.atDeadline ?? "rule";
    const at = (lots: Lots, point: number, i: number, arrival: number | undefined): Rational =>
      valuesOf(
        lots,
        order.map((p, g) => {
          const { acts } = this.#shape.parties[p] as PartyShape;
          const states = lots.classOf[g]?.length ?? 1;
          const votes = states >> acts.length;
          return this.#types(situation, p).reduce<Rational[]>((sum, { type, chance }) => {
            const acted = this.#acts(p, [{ type, chance: ONE }], approved, arrival);
            const voted = votes === 1 ? [ONE] : this.#vote(p, type, point, i, votes - 1);
            return addAll(
              sum,
              voted.flatMap((vote) => acted.map((act) => times(vote, act))),
              chance,
            );
          }, []);
        }),
      )[0] as Rational;
    const settled = (i: number, arrival: number | undefined): Rational => {
      const point = this.#points[i] as number;
      if (i === votePoints.deadline && how === (approved ? "approved" : "refused"))
        return minus(
          at(enough, point, i, arrival),
          at(approved ? refusedAndEnough : approvedAndEnough, point, i, arrival),
        );
      return at(approved ? approvedAndEnough : refusedAndEnough, point, i, arrival);
    };
    const sums = Array.from({ length: horizon + 1 }, () => ZERO);
    let before: Rational[] = [];
    for (let t = 0; t <= votePoints.last; t++) {
      const now = Array.from({ length: lastArrival + 1 }, (_, s) => settled(t, s));
      const fresh = now.map((part, s) => minus(part, before[s] ?? ZERO));
      for (const [s, part] of fresh.entries())
        if (t + s <= horizon) sums[t + s] = plus(sums[t + s] as Rational, minus(part, fresh[s - 1] ?? ZERO));
      before = now;
    }
    return { row: together(sums), sum: settled(this.#points.length - 1, undefined) };
  }

  #types({ types }: Situation, p: number): { type: Type; chance: Rational }[] {
    const { own } = this.#shape.parties[p] as PartyShape;
    return (types[p] ?? []).map((type) => ({ type, chance: this.#chance(own, type.when) }));
  }

  /** Chances of no, abstain, yes, perhaps not cast, and outstanding. */
  #vote(p: number, type: Type, point: number, i: number, out: number): Rational[] {
    const { vote } = this.#procedure;
    const voter = vote?.voters[(this.#shape.parties[p] as PartyShape).voter];
    const ballot = voter?.ballot[type.ballot]?.is ?? { no: 0, abstain: 1, yes: 0 };
    const cast = exactBy(voter?.delay ?? AT_ONCE, point);
    const chances = [ballot.no, ballot.abstain, ballot.yes].map((one) => times(exactly(one), cast));
    while (chances.length <= out) chances.push(ZERO);
    const asUncast = i === this.#shape.votePoints.deadline && (vote?.atDeadline ?? "rule") === "rule";
    const at = asUncast ? (out === 4 ? 3 : 1) : out;
    chances[at] = plus(chances[at] as Rational, minus(ONE, cast));
    return chances;
  }

  /** Chances of every combination of what the party's acts have come to, its first act the slowest to change. */
  #acts(
    p: number,
    types: readonly { readonly type: Type; readonly chance: Rational }[],
    approved: boolean,
    point: number | undefined,
  ): Rational[] {
    const { acts } = this.#shape.parties[p] as PartyShape;
    const { performers, within } = this.#procedure.deployment;
    const arrived = acts.map((act) => arrivedBy(performers[act] as Performer, point, within));
    return types.reduce<Rational[]>((sum, { type, chance }) => {
      const done = acts.map((act, i) => {
        const index = (approved ? type.does[i] : type.afterRefusal[i]) ?? -1;
        const cases = approved ? performers[act]?.does : performers[act]?.afterRefusal;
        return times(exactly(cases?.[index]?.is ?? 0), arrived[i] as Rational);
      });
      const all = done.reduce<Rational[]>(
        (parts, one) => parts.flatMap((part) => [times(part, minus(ONE, one)), times(part, one)]),
        [ONE],
      );
      return addAll(sum, all, chance);
    }, []);
  }

  #ratified(): { row: Row; sum: Rational } {
    const { parties, needed } = this.#procedure.ratification ?? { parties: [], needed: 0 };
    const by = (point: number | undefined): Rational => {
      let chances = [ONE];
      for (const { time } of parties) {
        const p = exactBy(time, point);
        chances = Array.from({ length: chances.length + 1 }, (_, n) =>
          plus(times(chances[n] ?? ZERO, minus(ONE, p)), times(chances[n - 1] ?? ZERO, p)),
        );
      }
      return chances.slice(needed).reduce(plus, ZERO);
    };
    const { horizon } = this.#shape;
    return { row: steps(Array.from({ length: horizon + 1 }, (_, n) => by(n))), sum: by(undefined) };
  }
}

function arrivedBy({ ratification = AT_ONCE, delay }: Performer, point: number | undefined, within?: number): Rational {
  const end = Math.min(point ?? Number.POSITIVE_INFINITY, within ?? Number.POSITIVE_INFINITY);
  if (end === Number.POSITIVE_INFINITY) return times(exactBy(ratification), exactBy(delay));
  let sum = ZERO;
  for (let r = 0; r <= end; r++) {
    const first = exactAt(ratification, r);
    if (first.numerator !== 0n) sum = plus(sum, times(first, exactBy(delay, end - r)));
  }
  return sum;
}

/** The probabilities of a diagram's roots, each group's weights (by state) brought to whole numbers over one denominator. */
function valuesOf(lots: Lots, weights: readonly (readonly Rational[])[]): Rational[] {
  const { groups } = lots;
  const rows = groups.map((_, g): Row => {
    const byClass = Array.from({ length: lots.classes[g] ?? 0 }, () => ZERO);
    for (const [state, c] of (lots.classOf[g] ?? []).entries())
      byClass[c] = plus(byClass[c] as Rational, weights[g]?.[state] ?? ZERO);
    return together(byClass);
  });
  // below[g]: the product of the denominators from group g down.
  const below = [1n];
  for (let g = groups.length - 1; g >= 0; g--) below.unshift((below[0] as bigint) * (rows[g] as Row).over);
  const groupOf = (row: number): number => (row < 2 ? groups.length : (lots.groupOf[row] as number));
  const values = [0n, 1n];
  for (let row = 2; row < lots.rows; row++) {
    const g = groupOf(row);
    const { at } = rows[g] as Row;
    let sum = 0n;
    for (const [c, child] of lots.childrenOf(row).entries())
      sum +=
        (at[c] as bigint) * (values[child] as bigint) * ((below[g + 1] as bigint) / (below[groupOf(child)] as bigint));
    values.push(sum);
  }
  return [...lots.roots].map((root) => rational(values[root] as bigint, below[groupOf(root)] as bigint));
}

function lawOf(time: Timing, horizon: number): Row {
  return together(Array.from({ length: horizon + 1 }, (_, n) => exactAt(time, n)));
}

/** From "by then" to "then". */
function steps(by: readonly Rational[]): Row {
  return together(by.map((part, n) => (n === 0 ? part : minus(part, by[n - 1] as Rational))));
}

/** Fractions over their least common denominator. */
function together(parts: readonly Rational[]): Row {
  const over = parts.reduce((least, { denominator }) => (least / gcd(least, denominator)) * denominator, 1n);
  return { over, at: parts.map(({ numerator, denominator }) => (numerator * over) / denominator) };
}

function nothing(horizon: number): Row {
  return { over: 1n, at: new Array<bigint>(horizon + 1).fill(0n) };
}

function scaled({ over, at }: Row, by: Rational): Row {
  return { over: over * by.denominator, at: at.map((part) => part * by.numerator) };
}

function added(a: Row, b: Row): Row {
  const common = gcd(a.over, b.over);
  const [ofA, ofB] = [b.over / common, a.over / common];
  return {
    over: a.over * ofA,
    at: Array.from(
      { length: Math.max(a.at.length, b.at.length) },
      (_, n) => (a.at[n] ?? 0n) * ofA + (b.at[n] ?? 0n) * ofB,
    ),
  };
}

/** Every way in which the two follow one another, as far as the grid goes. */
function shifted(first: Row, then: Row, horizon: number): Row {
  const at = new Array<bigint>(horizon + 1).fill(0n);
  for (const [j, chance] of then.at.entries()) {
    if (chance === 0n) continue;
    for (let i = 0; i < first.at.length && i + j <= horizon; i++)
      at[i + j] = (at[i + j] as bigint) + (first.at[i] as bigint) * chance;
  }
  const divisor = at.reduce((d, part) => (d === 1n ? d : gcd(d, part)), first.over * then.over);
  return { over: (first.over * then.over) / divisor, at: at.map((part) => part / divisor) };
}

function addAll(sums: readonly Rational[], parts: readonly Rational[], by: Rational): Rational[] {
  return parts.map((part, i) => plus(sums[i] ?? ZERO, times(part, by)));
}
