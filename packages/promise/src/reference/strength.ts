import type { Ballot, Duration, Scenario, Stance, Timing } from "@proviso/agreement";
import { MeaningError, type Settled, type SettledDecision } from "../settle/index.ts";
import { type Asked, Reference } from "./coalitions.ts";
import type { Conduct } from "./law.ts";
import { partiesOf, type World } from "./world.ts";

type Attitude = "yes" | "abstain" | "no";
const ATTITUDES: readonly Attitude[] = ["yes", "abstain", "no"];

/** P(φ = 1) with the parties that have no stance at their worst and at their best. */
export interface ReferenceStrength {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Strength (semantics, definitions 10 and 11): every draw that the scenario makes is tried in turn and weighed.
 * @throws MeaningError `stance-needed` if φ turns on a vote or finding the other way and no stance on it is given
 */
export function referenceStrength(settled: Settled, asked: Asked & { readonly scenario: Scenario }): ReferenceStrength {
  const reference = new Reference(settled, asked);
  const world = reference.law.promiseWorld;
  const { scenario } = asked;
  const stances = stancesOf(world, scenario.stances);

  for (const { kind, owner, what } of reference.turning)
    if (kind === "finding" || (kind === "vote" && !stances.on.has(`${owner} ${what}`)))
      throw new MeaningError("stance-needed", `Say how ${owner} stands on ${what}: a yes can void the promise.`);

  const given = new Map(stances.general);
  const { beneficiary } = reference;
  if (beneficiary !== undefined && !given.has(beneficiary)) given.set(beneficiary, certain("yes"));
  const draws: Draws = { world, scenario, ...stances, general: given };
  const free = [...reference.owners].filter(
    (party) => !draws.general.has(party) && !scenario.follows.some(({ follower }) => follower === party),
  );
  for (const { leaders } of scenario.follows)
    for (const { leader } of leaders) if (!draws.general.has(leader) && !free.includes(leader)) free.push(leader);
  let lowest = 1;
  let highest = 0;
  const suppose = (at: number, supposed: ReadonlyMap<string, Attitude>): void => {
    const party = free[at];
    if (party !== undefined) {
      for (const attitude of ATTITUDES) suppose(at + 1, new Map(supposed).set(party, attitude));
      return;
    }
    const general = new Map(draws.general);
    for (const [one, attitude] of supposed) general.set(one, certain(attitude));
    const found = expectation((draw) => reference.phi(conductUnder({ ...draws, general }, draw)));
    lowest = Math.min(lowest, found);
    highest = Math.max(highest, found);
  };
  suppose(0, new Map());
  return { lowest, highest };
}

function certain(attitude: Attitude): Ballot {
  return { yes: 0, abstain: 0, no: 0, [attitude]: 1 };
}

interface Draws {
  readonly world: World;
  readonly scenario: Scenario;
  /** Per party or faction. */
  readonly general: ReadonlyMap<string, Ballot>;
  /** Per party (or faction) and decision. */
  readonly on: ReadonlyMap<string, Ballot>;
}

/** A named party overrides `each of`. */
function stancesOf(world: World, stances: readonly Stance[]): Pick<Draws, "general" | "on"> {
  const general = new Map<string, Ballot>();
  const on = new Map<string, Ballot>();
  const named = ({ subject }: Stance): boolean => subject.kind === "faction" || subject.kind === "who";
  for (const stance of [...stances.filter((one) => !named(one)), ...stances.filter(named)]) {
    const { subject } = stance;
    for (const who of subject.kind === "faction" ? [subject.faction] : partiesOf(world, subject))
      if (stance.on === undefined) general.set(who, stance.ballot);
      else on.set(`${who} ${stance.on}`, stance.ballot);
  }
  return { general, on };
}

function reliabilityOf({ world, scenario }: Draws, party: string): number {
  let found = 1;
  for (const one of scenario.reliabilities) if (one.subject === undefined) found = one.probability;
  for (const kind of ["members", "who"])
    for (const one of scenario.reliabilities)
      if (one.subject?.kind === kind && partiesOf(world, one.subject).includes(party)) found = one.probability;
  return found;
}

/** What a scenario says of how long a party takes; the later of two lines, one on the matter before one in general, a name before `each of`. */
function timeOf(
  { world, scenario }: Draws,
  of: "delays" | "ratifications",
  party: string,
  matters: readonly string[],
): Timing | undefined {
  let found: Timing | undefined;
  for (const special of [false, true])
    for (const kind of ["members", "who"])
      for (const { subject, on, time } of scenario[of])
        if (subject.kind === kind && (on !== undefined) === special && partiesOf(world, subject).includes(party))
          if (on === undefined || matters.includes(on)) found = time;
  return found;
}

const HOURS = { hour: 1, day: 24, week: 168, month: 720, year: 8760 };

/** P(it takes no longer than this), times being counted in days unless in hours. */
function chanceBy(time: Timing | undefined, within?: Duration): number {
  if (time === undefined) return 1;
  const most = within === undefined ? Number.POSITIVE_INFINITY : within.count * HOURS[within.unit];
  if (time.kind === "each") {
    const tries = Math.floor(most / HOURS[time.unit]);
    return tries === Number.POSITIVE_INFINITY ? 1 : 1 - (1 - time.probability) ** tries;
  }
  const points =
    time.kind === "range"
      ? Array.from({ length: time.to.count - time.from + 1 }, (_, i) => ({
          after: { ...time.to, count: time.from + i },
          probability: 1 / (time.to.count - time.from + 1),
        }))
      : time.points;
  return points.reduce(
    (sum, { after, probability }) => (after.count * HOURS[after.unit] <= most ? sum + probability : sum),
    0,
  );
}

/** Draws one of several outcomes; asked twice by one name it answers alike. */
type Draw = <T>(name: string, chances: readonly (readonly [outcome: T, probability: number])[]) => T;

function conductUnder(draws: Draws, draw: Draw): Conduct {
  const { general, on, scenario } = draws;
  const { settled } = draws.world;
  const leadersOf = (party: string) => scenario.follows.find(({ follower }) => follower === party)?.leaders ?? [];
  const rest = (party: string): number => 1 - leadersOf(party).reduce((sum, one) => sum + one.probability, 0);
  const ballotOf = (party: string): Ballot => {
    const found = general.get(party);
    if (found !== undefined) return found;
    if (rest(party) < 1e-12) return certain("abstain");
    throw new MeaningError("stance-needed", `${party} needs a stance of its own.`);
  };
  const drawn = (name: string, { yes, abstain, no }: Ballot): Attitude =>
    draw(name, [
      ["yes", yes],
      ["abstain", abstain],
      ["no", no],
    ]);
  /** Whose line the party takes: a leader's or its own. */
  const line = (party: string): string =>
    draw(`line of ${party}`, [
      ...leadersOf(party).map(({ leader, probability }) => [leader, probability] as const),
      [party, rest(party)],
    ]);
  const attitude = (party: string): Attitude => {
    const from = leadersOf(party).length === 0 ? party : line(party);
    return drawn(`T of ${from}`, ballotOf(from));
  };
  const yesOf = (party: string): number =>
    leadersOf(party).reduce((sum, { leader, probability }) => sum + probability * ballotOf(leader).yes, 0) +
    (rest(party) < 1e-12 ? 0 : rest(party) * ballotOf(party).yes);
  const chance = (name: string, p: number): boolean =>
    draw(name, [
      [true, p],
      [false, 1 - p],
    ]);

  return {
    repeats: true,
    vote(party, decision, _uncast, round) {
      const { within, rounds } = settled.decisions.get(decision) as SettledDecision;
      const inTime = chanceBy(timeOf(draws, "delays", party, [decision]), within?.duration);
      if (inTime < 1 && !chance(`${party} votes in time on ${decision} in ${round}`, inTime)) return "not cast";
      const from = leadersOf(party).length === 0 ? party : line(party);
      const special = on.get(`${from} ${decision}`);
      if (rounds?.anew) return drawn(`${from} on ${decision} in round ${round}`, special ?? ballotOf(from));
      return special === undefined ? drawn(`T of ${from}`, ballotOf(from)) : drawn(`${from} on ${decision}`, special);
    },
    ratifies(party, what) {
      const time = timeOf(draws, "ratifications", party, [what]);
      if (time === undefined)
        throw new MeaningError("ratification-not-stated", `How long does ${party} take to ratify?`);
      return chance(`${party} ratifies ${what}`, chanceBy(time));
    },
    finds: (party) => attitude(party) === "yes",
    asks: () => true,
    does(party, _act, standing) {
      const willing = attitude(party) === "yes";
      const y = yesOf(party);
      const r = reliabilityOf(draws, party);
      if (standing === "open") return willing;
      if (standing === "bound") return willing || (y < 1 && chance(`H of ${party}`, Math.max(0, (r - y) / (1 - y))));
      return willing && !chance(`K of ${party}`, y > 0 ? Math.max(0, (r - (1 - y)) / y) : 1);
    },
  };
}

/** The probability of what a trial answers, over all that it draws. */
export function expectation(trial: (draw: Draw) => boolean): number {
  const UNDRAWN = new Error("a draw that has not been made yet");
  const weigh = (made: ReadonlyMap<string, unknown>): number => {
    let missing: { readonly name: string; readonly chances: readonly (readonly [unknown, number])[] } | undefined;
    const draw: Draw = (name, chances) => {
      if (made.has(name)) return made.get(name) as (typeof chances)[number][0];
      missing = { name, chances };
      throw UNDRAWN;
    };
    try {
      return trial(draw) ? 1 : 0;
    } catch (error) {
      if (error !== UNDRAWN || missing === undefined) throw error;
      const { name, chances } = missing;
      return chances.reduce(
        (sum, [one, probability]) => (probability > 0 ? sum + probability * weigh(new Map(made).set(name, one)) : sum),
        0,
      );
    }
  };
  return weigh(new Map());
}
