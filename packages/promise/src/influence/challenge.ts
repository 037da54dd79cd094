import { weightedMean, weightedMedian } from "./centre.ts";
import { CENTRAL, Draws, type Pick } from "./draw.ts";
import { type Estimate, type ForecastOptions, interval, isUncertain } from "./forecast.ts";
import { type Issue, startOf } from "./issue.ts";
import { assertSound, standingsOn, type Transfer } from "./standing.ts";

/**
 * The challenge model of Bueno de Mesquita (1984, 1994, 1997) as reconstructed by Scholz, Calbert and Smith (2011). It was never published as a
 * program, and readings of it differ; those that matter are options here (`Reading`), and docs/influence.md says what rests on which source.
 * It need not converge. Use it beside the default forecasts, not instead of them.
 */

/** Where the sources leave room. The first of each is the default. */
export interface Reading {
  /** Whose risk exponent says what the other side expects: `own`, each its own; `perceived`, each sees the other's utility through its own. */
  readonly view?: "own" | "perceived";
  /** When each expects to gain by challenging the other: the outcome is `open` and nobody moves, or the one that expects less `yields`. */
  readonly conflict?: "open" | "yields";
  /** Of several offers an actor takes the one whose sender expects most of enforcing it, or the one by which it moves least. */
  readonly choice?: "enforced" | "nearest";
  /** Distances are taken relative to the spread of positions in this `round`, at the `start`, or to the whole `scale` of 100. */
  readonly range?: "round" | "start" | "scale";
}

export interface ChallengeOptions extends Omit<ForecastOptions, "on"> {
  readonly on: string;
  readonly reading?: Reading;
  /** After how many rounds to stop; 200 if not given. */
  readonly rounds?: number;
}

/** How a run ended: nobody moves as much as 0.01 any more; the positions are, to 0.005, those of an earlier round; or neither by the last round. */
export type Status = "converged" | "cycling" | "stopped";

export interface ChallengeRun {
  readonly status: Status;
  /** Where a cycle began, if it is one. */
  readonly since?: number;
  /** The weighted median and mean where it ended; in a cycle, the middle over the cycle. */
  readonly median: number;
  readonly mean: number;
  readonly actors: readonly string[];
  readonly reading: Required<Reading>;
  /** What happened, round by round; in the last, nobody moved or it was stopped. */
  readonly rounds: readonly Round[];
}

/** One round, with everything that led to its moves. Arrays are in the order of `actors`; `[i][j]` is what i can do to j. */
export interface Round {
  readonly positions: readonly number[];
  readonly median: number;
  readonly mean: number;
  /** Between the outermost positions, or what the reading puts in its place. */
  readonly range: number;
  /** How likely i is to prevail over j, by the weight of those nearer to i. */
  readonly prevails: readonly (readonly number[])[];
  /** What the others together expect of challenging i, all taken as indifferent to risk: the more, the less secure it is. */
  readonly danger: readonly number[];
  /** From −1 (safest of all) to 1 (most in danger). */
  readonly risk: readonly number[];
  /** r = (1 − R/3) / (1 + R/3): 2 for the safest, which fears risk, 1/2 for the one most in danger, which takes it. */
  readonly exponents: readonly number[];
  /** What i expects of challenging j, by its own exponent: a challenge where it is above 0. */
  readonly expects: readonly (readonly number[])[];
  /** What j expects of challenging i, as i sees it; the same as `expects[j][i]` unless the view is `perceived`. */
  readonly fears: readonly (readonly number[])[];
  readonly offers: readonly Offer[];
  readonly moves: readonly Move[];
}

/** `confrontation`: both expect to gain, the sender more. `compromise`: only the sender does, and more than the other would lose. `compulsion`: less. */
export type OfferKind = "confrontation" | "compromise" | "compulsion";

/** What one actor asks of another. */
export interface Offer {
  readonly from: string;
  readonly to: string;
  readonly kind: OfferKind;
  /** Where `to` would stand if it accepted. */
  readonly position: number;
  /** What `from` expects of a challenge. */
  readonly expects: number;
}

/** An accepted offer: who moved whom. */
export interface Move extends Offer {
  readonly before: number;
}

/** Positions this close are one position. */
const SAME = 1e-9;
/** No reading of politics is good to a hundredth of a point. */
const STILL = 0.01;
const BACK = 0.005;

/**
 * Runs the challenge model at the likeliest values. A delegation stands at the weighted median of its members.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function challenge(issue: Issue, options: ChallengeOptions): ChallengeRun {
  assertSound(issue);
  return run(table(issue, startOf(options.on), CENTRAL, options.transfer), options);
}

export interface ChallengeForecast {
  readonly issue: string;
  readonly on: string;
  readonly run: ChallengeRun;
  /** Where the median ends at the likeliest values, and in the draws, whether these converge or not. */
  readonly median: Estimate;
  /** How many draws ended how; if nothing is uncertain, the one run. */
  readonly ended: Readonly<Record<Status, number>>;
  readonly level: number;
  readonly seed: number;
  readonly draws: number;
}

/**
 * The challenge model with its interval over the stated uncertainty; 200 draws if not said otherwise.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function challengeForecast(issue: Issue, options: ChallengeOptions): ChallengeForecast {
  const { on, seed = 1, level = 0.9 } = options;
  const central = challenge(issue, options);
  const count = isUncertain(issue) ? (options.draws ?? 200) : 0;
  const draws = new Draws(seed, count);
  const runs = Array.from({ length: count }, (_, i) =>
    run(table(issue, startOf(on), draws.pick(i), options.transfer), options),
  );
  const ended = { converged: 0, cycling: 0, stopped: 0 };
  for (const { status } of count === 0 ? [central] : runs) ended[status]++;
  const medians = runs.map(({ median }) => median);
  return {
    issue: issue.id,
    on,
    run: central,
    median: interval(central.median, medians, level),
    ended,
    level,
    seed,
    draws: count,
  };
}

/** The outcome under every reading of the sources: how much hangs on what they leave open. */
export function challengeReadings(
  issue: Issue,
  options: ChallengeOptions,
): { readonly low: number; readonly high: number; readonly runs: readonly ChallengeRun[] } {
  const runs: ChallengeRun[] = [];
  for (const view of ["own", "perceived"] as const)
    for (const conflict of ["open", "yields"] as const)
      for (const choice of ["enforced", "nearest"] as const)
        for (const range of ["round", "start", "scale"] as const)
          runs.push(challenge(issue, { ...options, reading: { view, conflict, choice, range } }));
  const medians = runs.map(({ median }) => median);
  return { low: Math.min(...medians), high: Math.max(...medians), runs };
}

interface Seat {
  readonly id: string;
  readonly position: number;
  /** influence × salience */
  readonly weight: number;
  /** From 0 to 1. */
  readonly salience: number;
}

function table(issue: Issue, day: number, pick: Pick, transfer?: Transfer): Seat[] {
  return standingsOn(issue, day, weightedMedian, pick, transfer).map(({ id, position, weight, salience }) => ({
    id,
    position,
    weight,
    salience: salience / 100,
  }));
}

function run(start: readonly Seat[], options: ChallengeOptions): ChallengeRun {
  const { view = "own", conflict = "open", choice = "enforced", range = "round" } = options.reading ?? {};
  const reading = { view, conflict, choice, range };
  const spreadAtStart = spread(start);
  const rounds: Round[] = [];
  let seats = start;
  let [status, since]: [Status, number | undefined] = ["stopped", undefined];
  for (let left = options.rounds ?? 200; left > 0; left--) {
    const unit = range === "scale" ? 100 : range === "start" ? spreadAtStart : spread(seats);
    const round = play(seats, reading, unit);
    rounds.push(round);
    const still = round.moves.every(({ before, position }) => Math.abs(position - before) < STILL);
    if (still) {
      status = "converged";
      break;
    }
    seats = seats.map((seat) => {
      const move = round.moves.find((one) => one.to === seat.id);
      return move === undefined ? seat : { ...seat, position: move.position };
    });
    const known = rounds.findIndex(({ positions }) =>
      positions.every((position, i) => Math.abs(position - (seats[i] as Seat).position) <= BACK),
    );
    if (known >= 0) {
      [status, since] = ["cycling", known];
      break;
    }
  }
  const cycle = since === undefined ? [] : rounds.slice(since);
  return {
    status,
    ...(since === undefined ? {} : { since }),
    median: since === undefined ? weightedMedian(seats) : middle(cycle.map(({ median }) => median)),
    mean: since === undefined ? weightedMean(seats) : middle(cycle.map(({ mean }) => mean)),
    actors: start.map(({ id }) => id),
    reading,
    rounds,
  };
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

function spread(seats: readonly Seat[]): number {
  const positions = seats.map(({ position }) => position);
  return Math.max(...positions) - Math.min(...positions);
}

function play(seats: readonly Seat[], reading: Required<Reading>, range: number): Round {
  const each = <T>(value: (i: number, j: number) => T): T[][] => seats.map((_, i) => seats.map((_, j) => value(i, j)));
  const seat = (i: number): Seat => seats[i] as Seat;
  const distance = (i: number, j: number): number => Math.abs(seat(i).position - seat(j).position);
  const apart = (i: number, j: number): boolean => distance(i, j) > SAME;

  const prevails = each((i, j) => (apart(i, j) ? prevailing(seats, i, j) : 0));
  /** What i expects of challenging j at a risk exponent r. */
  const expectation = (i: number, j: number, r: number): number => {
    if (!apart(i, j)) return 0;
    // No more than the range, whatever rounding made of the outermost positions.
    const d = Math.min(1, distance(i, j) / range);
    const success = 2 - 4 * (0.5 - 0.5 * d) ** r;
    const failure = 2 - 4 * (0.5 + 0.5 * d) ** r;
    const statusQuo = 2 - 4 * 0.5 ** r;
    const p = prevails[i]?.[j] as number;
    const resists = seat(j).salience;
    return resists * (p * success + (1 - p) * failure) + (1 - resists) * success - statusQuo;
  };

  const danger = seats.map((_, i) => seats.reduce((sum, _seat, j) => (j === i ? sum : sum + expectation(j, i, 1)), 0));
  const [most, least] = [Math.max(...danger), Math.min(...danger)];
  const risk = danger.map((own) => (most - least <= 1e-12 ? 0 : (2 * own - most - least) / (most - least)));
  const exponents = risk.map((r) => (1 - r / 3) / (1 + r / 3));
  const exponent = (i: number): number => exponents[i] as number;
  const expects = each((i, j) => expectation(i, j, exponent(i)));
  const fears = each((i, j) => expectation(j, i, exponent(reading.view === "own" ? j : i)));

  const offers = seats.flatMap((to, i) =>
    seats.flatMap((from, j): Offer[] => {
      if (!apart(i, j)) return [];
      const [own, others] = [expects[i]?.[j] as number, fears[i]?.[j] as number];
      const kind = offerKind(own, others, reading);
      if (kind === undefined) return [];
      const step =
        kind === "compromise" ? (from.position - to.position) * Math.abs(own / others) : from.position - to.position;
      const position = kind === "compromise" ? to.position + step : from.position;
      return [{ from: from.id, to: to.id, kind, position, expects: others }];
    }),
  );
  const moves = seats.flatMap((to): Move[] => {
    const step = (offer: Offer): number => Math.abs(offer.position - to.position);
    const [best] = offers
      .filter((offer) => offer.to === to.id)
      .sort(
        (a, b) =>
          (reading.choice === "enforced" ? b.expects - a.expects || step(a) - step(b) : step(a) - step(b)) ||
          b.expects - a.expects ||
          a.position - b.position ||
          (a.from < b.from ? -1 : 1),
      );
    return best === undefined || step(best) <= SAME ? [] : [{ ...best, before: to.position }];
  });

  return {
    positions: seats.map(({ position }) => position),
    median: weightedMedian(seats),
    mean: weightedMean(seats),
    range,
    prevails,
    danger,
    risk,
    exponents,
    expects,
    fears,
    offers,
    moves,
  };
}

/** The weight of those nearer to i's position than to j's, each by how much nearer, among all whom it matters to. */
function prevailing(seats: readonly Seat[], i: number, j: number): number {
  const [own, other] = [seats[i] as Seat, seats[j] as Seat];
  let [forOwn, all] = [0, 0];
  for (const { position, weight } of seats) {
    const votes = weight * (Math.abs(position - other.position) - Math.abs(position - own.position));
    forOwn += Math.max(0, votes);
    all += Math.abs(votes);
  }
  return all === 0 ? 0.5 : forOwn / all;
}

/** What the other side can ask, given what one expects of challenging it and what it expects of challenging one. */
function offerKind(own: number, others: number, { conflict }: Required<Reading>): OfferKind | undefined {
  if (others <= 0) return undefined;
  if (own > 0) return conflict === "yields" && others > own ? "confrontation" : undefined;
  return others > -own ? "compromise" : "compulsion";
}
