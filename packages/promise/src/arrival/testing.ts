/**
 * For tests only: a procedure played out step by step, the obviously right way, by whatever draws its chances; trying every draw in turn gives the
 * exact distribution in fractions. Shares no code with what it checks beyond the reading of a chance.
 */
import fc from "fast-check";
import { evaluate, type Formula, type Variable, variablesOf } from "../diagram/formula.ts";
import { formulas, increasing } from "../diagram/testing.ts";
import { type Rational, rational } from "../power/rational.ts";
import { exactly } from "./chance.ts";
import type { Ballot, Factor, Given, Performer, Procedure, Step, Timing, Voter } from "./procedure.ts";

type Draw = <T>(name: string, chances: readonly (readonly [outcome: T, chance: Rational])[]) => T;

const zero = rational(0n, 1n);
const one = rational(1n, 1n);
const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);
const rest = (a: Rational): Rational => rational(a.denominator - a.numerator, a.denominator);

/** Longer than any grid or deadline of the tests, and yet not never. */
const LONG = 1e6;

/** The point on which enough has arrived; infinite for never. */
export function play(procedure: Procedure, draw: Draw): number {
  const { vote, ratification, deployment, grid } = procedure;
  const outcome = ({ name }: Variable): number => {
    const factor = procedure.factors.find((known) => known.name === name) as Factor;
    return draw(
      `factor ${name}`,
      factor.weights.map((weight, level) => [level, exactly(weight)] as const),
    );
  };
  const given = <T>(cases: Given<T>): T =>
    cases.find(({ when }) => when === undefined || evaluate(when, outcome))?.is as T;
  const takes = (name: string, timing: Timing): number => {
    switch (timing.kind) {
      case "fixed":
        return timing.points;
      case "range": {
        const count = timing.to - timing.from + 1;
        return draw(
          name,
          Array.from({ length: count }, (_, i) => [timing.from + i, rational(1n, BigInt(count))] as const),
        );
      }
      case "each point": {
        for (let point = timing.from ?? 1; point <= grid.horizon + 6; point++)
          if (happens(`${name} on ${point}`, timing.probability)) return point;
        return exactly(timing.probability).numerator === 0n ? Number.POSITIVE_INFINITY : LONG;
      }
      case "distribution": {
        const chances = timing.weights.map((weight, point) => [point, exactly(weight)] as const);
        const left = rest(chances.reduce((sum, [, chance]) => add(sum, chance), zero));
        return draw(name, [...chances, [Number.POSITIVE_INFINITY, left] as const]);
      }
    }
  };
  const happens = (name: string, chance: number | string): boolean =>
    draw(name, [
      [true, exactly(chance)],
      [false, rest(exactly(chance))],
    ]);

  let now = 0;
  for (const [i, step] of [procedure.invocation, procedure.determination, procedure.consultation].entries()) {
    if (step === undefined) continue;
    if (step.happens !== undefined && !happens(`step ${i}`, given(step.happens))) return Number.POSITIVE_INFINITY;
    now += takes(`time of step ${i}`, step.time);
  }
  let approved = true;
  if (vote !== undefined) {
    const rounds = vote.rounds?.most ?? 1;
    for (let round = 1; round <= rounds; round++) {
      const kept = vote.rounds?.ballots === "kept";
      const settled = playRound(vote, (party, what) => {
        const voter = vote.voters.find((known) => known.party === party) as Voter;
        if (what === "delay") return takes(`delay of ${party} in ${round}`, voter.delay);
        const ballot = given(voter.ballot);
        return draw(`ballot of ${party} in ${kept ? "all" : round}`, [
          [0, exactly(ballot.no)],
          [1, exactly(ballot.abstain)],
          [2, exactly(ballot.yes)],
        ]);
      });
      if (settled === undefined) return Number.POSITIVE_INFINITY;
      now += settled.on;
      approved = settled.approved;
      if (approved) break;
      if (round < rounds && vote.rounds?.gap !== undefined) now += takes(`gap after ${round}`, vote.rounds.gap);
    }
  }
  if (now === Number.POSITIVE_INFINITY) return now;
  if (approved && ratification !== undefined) {
    const times = ratification.parties.map(({ party, time }, i) => takes(`ratification ${i} ${party}`, time));
    times.sort((a, b) => a - b);
    if (ratification.needed > 0) now += times[ratification.needed - 1] ?? Number.POSITIVE_INFINITY;
  }
  const arrivals = deployment.performers.map((performer, i) => {
    const does = approved ? performer.does : performer.afterRefusal;
    if (does === undefined || !happens(`performer ${i}`, given(does))) return Number.POSITIVE_INFINITY;
    const ready = performer.ratification === undefined ? 0 : takes(`ratification of ${i}`, performer.ratification);
    return ready + takes(`delay of performer ${i}`, performer.delay);
  });
  for (const point of [0, ...arrivals].sort((a, b) => a - b)) {
    if (point === Number.POSITIVE_INFINITY) break;
    const inTime = deployment.within === undefined || point <= deployment.within;
    if (inTime && enough(deployment.performers, deployment.enough, (i) => (arrivals[i] as number) <= point))
      return now + point;
  }
  return Number.POSITIVE_INFINITY;
}

function enough(
  performers: readonly Performer[],
  { performers: many, weight, formula }: Procedure["deployment"]["enough"],
  arrived: (i: number) => boolean,
): boolean {
  if (many !== undefined && performers.filter((_, i) => arrived(i)).length >= many) return true;
  if (weight !== undefined) {
    const sum = performers.reduce((all, each, i) => (arrived(i) ? add(all, exactly(each.weight ?? 1)) : all), zero);
    const needed = exactly(weight);
    if (sum.numerator * needed.denominator >= needed.numerator * sum.denominator) return true;
  }
  if (formula === undefined) return false;
  return evaluate(formula, ({ name }) =>
    arrived(performers.findIndex((each) => (each.name ?? each.party) === name)) ? 1 : 0,
  );
}

function playRound(
  vote: NonNullable<Procedure["vote"]>,
  of: (party: string, what: "delay" | "ballot") => number,
): { on: number; approved: boolean } | undefined {
  const parties = vote.voters.map(({ party }) => party);
  const levels = new Map(variablesOf(vote.rule).map((each) => [each.name, each.levels]));
  const delays = new Map(parties.map((party) => [party, of(party, "delay")]));
  const by = (on: number): Map<string, number | undefined> =>
    new Map(
      parties.map((party) => [party, (delays.get(party) as number) <= on ? of(party, "ballot") : undefined] as const),
    );
  const days = new Set<number>([0, ...delays.values(), vote.deadline ?? 0]);
  for (const on of [...days].filter(Number.isFinite).sort((a, b) => a - b)) {
    if (vote.deadline !== undefined && on > vote.deadline) break;
    const cast = by(on);
    const certain = decided(vote.rule, cast, levels);
    if (certain !== undefined) return { on, approved: certain };
    if (on !== vote.deadline) continue;
    if (vote.atDeadline === "approved" || vote.atDeadline === "refused")
      return { on, approved: vote.atDeadline === "approved" };
    return {
      on,
      approved: evaluate(vote.rule, ({ name, levels: count }) => cast.get(name) ?? (count === 4 ? 3 : 1)),
    };
  }
  return undefined;
}

/** The outcome, if it is the same whatever the outstanding votes turn out to be. */
function decided(
  rule: Formula,
  cast: ReadonlyMap<string, number | undefined>,
  levels: ReadonlyMap<string, number>,
): boolean | undefined {
  const open = [...levels].filter(([party]) => cast.get(party) === undefined);
  let ways: ReadonlyMap<string, number>[] = [new Map()];
  for (const [party, count] of open)
    ways = ways.flatMap((way) => Array.from({ length: count }, (_, level) => new Map(way).set(party, level)));
  const results = new Set(ways.map((way) => evaluate(rule, ({ name }) => cast.get(name) ?? (way.get(name) as number))));
  return results.size === 1 ? [...results][0] : undefined;
}

/**
 * Every draw tried in turn: the exact chance of each point up to the horizon, of later ones, and of never; undefined where there are too many for a
 * test's patience.
 */
export function enumerate(
  procedure: Procedure,
  patience = 4000,
): { at: Rational[]; later: Rational; never: Rational } | undefined {
  const { horizon } = procedure.grid;
  const at = Array.from({ length: horizon + 1 }, () => zero);
  let later = zero;
  let never = zero;
  const undrawn = new Error("a draw that has not been made yet");
  let tried = 0;
  const weigh = (made: ReadonlyMap<string, unknown>, weight: Rational): void => {
    let missing: { name: string; chances: readonly (readonly [unknown, Rational])[] } | undefined;
    const draw: Draw = (name, chances) => {
      if (made.has(name)) return made.get(name) as (typeof chances)[number][0];
      missing = { name, chances };
      throw undrawn;
    };
    if (tried > patience) return;
    let point: number;
    try {
      point = play(procedure, draw);
    } catch (error) {
      if (error !== undrawn || missing === undefined) throw error;
      for (const [outcome, chance] of missing.chances)
        if (chance.numerator !== 0n) weigh(new Map(made).set(missing.name, outcome), multiply(weight, chance));
      return;
    }
    tried++;
    if (point <= horizon) at[point] = add(at[point] as Rational, weight);
    else if (point === Number.POSITIVE_INFINITY) never = add(never, weight);
    else later = add(later, weight);
  };
  weigh(new Map(), one);
  return tried > patience ? undefined : { at, later, never };
}

const PARTIES = ["A", "B", "C"];
const chances = fc.constantFrom("0", "1/3", "1/2", "3/4", "1");
const some = fc.constantFrom("1/4", "1/3", "1/2");

function timings(most: number): fc.Arbitrary<Timing> {
  const points = fc.integer({ min: 0, max: most });
  return fc.oneof(
    points.map((at): Timing => ({ kind: "fixed", points: at })),
    points.map((to): Timing => ({ kind: "range", from: Math.max(0, to - 1), to })),
    fc.constant<Timing>({ kind: "distribution", weights: ["1/2", "0", "1/3"] }),
    fc.constant<Timing>({ kind: "distribution", weights: ["1/4", "3/4"] }),
    fc.constant<Timing>({ kind: "each point", probability: "1/2" }),
  );
}

function plain(most: number): fc.Arbitrary<Timing> {
  return fc.integer({ min: 0, max: most }).map((to): Timing => ({ kind: "range", from: Math.max(0, to - 1), to }));
}

function givens<T>(factors: readonly Variable[], values: fc.Arbitrary<T>): fc.Arbitrary<Given<T>> {
  const last = values.map((is) => [{ is }]);
  if (factors.length === 0) return last;
  const when = fc.constantFrom(...factors).chain((of) =>
    fc
      .subarray(
        Array.from({ length: of.levels }, (_, i) => i),
        { minLength: 1, maxLength: of.levels - 1 },
      )
      .map((outcomes): Formula => ({ kind: "literal", variable: of, in: outcomes })),
  );
  return fc.oneof(
    { weight: 1, arbitrary: last },
    {
      weight: 2,
      arbitrary: fc
        .tuple(when, values, values)
        .map(([condition, is, otherwise]) => [{ when: condition, is }, { is: otherwise }]),
    },
  );
}

const ballots: fc.Arbitrary<Ballot> = fc.constantFrom(
  { no: "0", abstain: "0", yes: "1" },
  { no: "1", abstain: "0", yes: "0" },
  { no: "1/2", abstain: "0", yes: "1/2" },
  { no: "1/3", abstain: "1/3", yes: "1/3" },
  { no: "0", abstain: "1/4", yes: "3/4" },
);

/** Small procedures of every form. */
export const procedures: fc.Arbitrary<Procedure> = fc
  .record({
    factorCount: fc.integer({ min: 0, max: 2 }),
    // Trying every draw is slow: many voters go with few performers.
    sizes: fc.constantFrom([0, 3], [1, 3], [1, 2], [2, 2], [2, 1], [3, 1]),
  })
  .map(({ factorCount, sizes: [voterCount = 0, performerCount = 0] }) => ({ factorCount, voterCount, performerCount }))
  .chain(({ factorCount, voterCount, performerCount }) => {
    const factors: Factor[] = [
      { name: "f", weights: ["1/4", "1/4", "1/2"], of: "A" },
      { name: "g", weights: ["2/3", "1/3"] },
    ].slice(0, factorCount);
    const variables = factors.map(({ name, weights }): Variable => ({ name, levels: weights.length }));
    const voters = PARTIES.slice(0, voterCount).map((party) =>
      fc.record<Voter>({
        party: fc.constant(party),
        ballot: givens(variables, ballots),
        delay: voterCount > 2 ? plain(2) : timings(2),
      }),
    );
    const step = fc.option(
      fc.record<Step>({ time: timings(2), happens: givens(variables, fc.constantFrom("1", "1/2", "3/4")) }),
      { nil: undefined, freq: 1 },
    );
    const performers = PARTIES.slice(0, performerCount).map((name, i) =>
      fc.record<Performer>({
        party: fc.constantFrom("A", name),
        name: fc.constant(`${name} acts`),
        does: givens(variables, chances),
        afterRefusal: fc.option(givens(variables, some), { nil: undefined }),
        ratification: i > 0 ? fc.constant(undefined) : fc.option(timings(1), { nil: undefined }),
        delay: i > 1 ? plain(3) : timings(3),
        weight: fc.constantFrom("1", "3/2", "2"),
      }),
    );
    const levels = fc.constantFrom(3, 3, 3, 4);
    const rule =
      voterCount === 0
        ? fc.constant<Formula | undefined>(undefined)
        : fc
            .tuple(
              ...PARTIES.slice(0, voterCount).map((name) => levels.map((count): Variable => ({ name, levels: count }))),
            )
            .chain((votes) => fc.oneof(formulas(votes), increasing(votes.map((of) => ({ ...of, levels: 3 })))));
    const names = performers.map((_, i): Variable => ({ name: `${PARTIES[i]} acts`, levels: 2 }));
    return fc
      .record({
        rule,
        voters: fc.tuple(...voters),
        performers: fc.tuple(...performers),
        steps: fc.tuple(step, step),
        deadline: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
        atDeadline: fc.constantFrom(undefined, "rule" as const, "approved" as const, "refused" as const),
        rounds: voterCount > 2 ? fc.constant(1) : fc.constantFrom(1, 1, 2),
        gap: fc.option(plain(1), { nil: undefined }),
        kept: fc.constantFrom("kept" as const, "redrawn" as const),
        ratification: fc.option(
          fc.tuple(timings(1), plain(2)).map((times) => ({
            parties: times.map((time, i) => ({ party: PARTIES[i] as string, time })),
            needed: 1,
          })),
          { nil: undefined, freq: 1 },
        ),
        enough: fc.oneof(
          fc.record({ performers: fc.integer({ min: 0, max: performerCount }) }),
          fc.record({ weight: fc.constantFrom("1", "5/2", "3") }),
          fc.record({ formula: increasing(names) }),
        ),
        within: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
        horizon: fc.constantFrom(1, 3, 6, 12),
      })
      .map(
        (parts): Procedure => ({
          format: "proviso-procedure/1",
          grid: { unit: "day", horizon: parts.horizon },
          factors,
          invocation: parts.steps[0],
          consultation: parts.steps[1],
          vote:
            parts.rule === undefined
              ? undefined
              : {
                  voters: parts.voters,
                  rule: parts.rule,
                  deadline: parts.deadline,
                  atDeadline: parts.atDeadline,
                  rounds: { most: parts.rounds, gap: parts.gap, ballots: parts.kept },
                },
          ratification: parts.ratification,
          deployment: { performers: parts.performers, enough: parts.enough, within: parts.within },
        }),
      );
  });
