import { nearly } from "./chance.ts";
import type { Lots } from "./lots.ts";
import type { Performer, Procedure, Timing, Voter } from "./procedure.ts";
import { stepsOf } from "./procedure.ts";
import { type Diagrams, type PartyShape, type Shape, type Situation, shapeOf, type Type } from "./shape.ts";
import { AT_ONCE, lastPoint, nearlyAt, nearlyBy } from "./timing.ts";

/** What comes when: a view of the clock's own memory, good until it runs again. */
export interface Ticked {
  /** P(arrival on this point), for points 0 to the horizon. */
  readonly at: Float64Array;
  /** P(arrival after the horizon). */
  readonly later: number;
  readonly never: number;
}

/** Chances over points, with the probability that it happens at all. */
interface Law {
  /** Points 0 to the horizon, or as far as it can take. */
  readonly at: Float64Array;
  ever: number;
}

/**
 * The exact distribution of the first point on which enough support has arrived (semantics, definition 12), in double precision. What depends on
 * the procedure's structure is worked out once; a run reads the numbers below anew, which may be overwritten in between, and allocates nothing but its result.
 */
export class Clock {
  readonly shape: Shape;
  /** Per factor of `shape.procedure`, the chances of its outcomes. */
  readonly factors: readonly Float64Array[];
  /** Per voter and case, the chances of no, abstain and yes, at `3 · case`. */
  readonly ballots: readonly Float64Array[];
  /** Per voter, the chances of its delays, for the points of the vote. */
  readonly votes: readonly Law[];
  /** Per performer, the chance of each case. */
  readonly does: readonly Float64Array[];
  readonly afterRefusal: readonly Float64Array[];
  /** Per performer, the chances of its arrival after falling due. */
  readonly arrivals: readonly Law[];
  /** Per step, the chance of each case. */
  readonly happens: readonly Float64Array[];
  /** Everything before the vote, together. */
  readonly before: Law;
  readonly ratified: Law;
  readonly gap: Law;
  /** Index of the point at which a vote not cast is read as such; −1 if never. */
  readonly #uncastFrom: number;
  readonly #voteAt: Float64Array[];
  readonly #arrivedBy: Float64Array[];
  readonly #chanceOf: Float64Array[];
  readonly #weights = new Map<Lots, Float64Array[]>();
  readonly #values = new Map<Lots, Float64Array>();
  /** Room for one number for each class of a vote: no, abstain, yes, not cast, outstanding. */
  readonly #classChance = new Float64Array(5);
  readonly #approvedBy: Float64Array;
  readonly #refusedBy: Float64Array;
  readonly #approved: Float64Array;
  readonly #refused: Float64Array;
  readonly #opened: Float64Array;
  readonly #next: Float64Array;
  readonly #approvedAll: Float64Array;
  readonly #refusedAll: Float64Array;
  readonly #enough: Float64Array;
  readonly #now: Float64Array;
  readonly #less: Float64Array;
  readonly #helped: Float64Array;
  readonly #helpedAnyway: Float64Array;
  readonly #sum: Float64Array;
  readonly #at: Float64Array;
  /** The last point of the grid on which the rounds can end. */
  #lastSettled = 0;
  /** Per situation, a number that is the same where parties act alike. */
  readonly #deployment: readonly number[];
  #approvedEver = 0;
  #refusedEver = 0;
  #enoughEver = 0;

  /** @throws RangeError if the procedure says nothing; NoExactForm if too much hangs together */
  constructor(procedure: Procedure) {
    const shape = shapeOf(procedure);
    this.shape = shape;
    const { vote, ratification, deployment, factors } = shape.procedure;
    const { horizon, votePoints, lastArrival } = shape;
    const voters = vote?.voters ?? [];
    this.factors = factors.map(({ weights }) => Float64Array.from(weights, nearly));
    this.ballots = voters.map(({ ballot }) =>
      Float64Array.from(ballot.flatMap(({ is }) => [is.no, is.abstain, is.yes].map(nearly))),
    );
    this.votes = voters.map(({ delay }: Voter) => ({
      at: Float64Array.from({ length: votePoints.last + 1 }, (_, t) => nearlyAt(delay, t)),
      ever: nearlyBy(delay, votePoints.beyond),
    }));
    this.does = deployment.performers.map(({ does }) => Float64Array.from(does, ({ is }) => nearly(is)));
    this.afterRefusal = deployment.performers.map(({ afterRefusal }) =>
      Float64Array.from(afterRefusal ?? [], ({ is }) => nearly(is)),
    );
    this.arrivals = deployment.performers.map((one) => arrivalLaw(one, lastArrival, deployment.within));
    this.happens = stepsOf(shape.procedure).map(({ happens }) =>
      Float64Array.from(happens ?? [], ({ is }) => nearly(is)),
    );
    this.before = stepsOf(shape.procedure).reduce<Law>((law, { time }) => after(law, lawOf(time, horizon), horizon), {
      at: Float64Array.of(1),
      ever: 1,
    });
    this.ratified =
      ratification === undefined
        ? { at: Float64Array.of(1), ever: 1 }
        : order(
            ratification.parties.map(({ time }) => time),
            ratification.needed,
            horizon,
          );
    const alike = shape.situations.map(({ types }) =>
      JSON.stringify(types.map((of) => of.map(({ does, when }) => [does, when]))),
    );
    this.#deployment = alike.map((key) => alike.indexOf(key));
    this.#uncastFrom = (vote?.atDeadline ?? "rule") === "rule" ? votePoints.deadline : -1;
    this.gap = lawOf(vote?.rounds?.gap ?? AT_ONCE, horizon);
    const { count } = votePoints;
    this.#voteAt = voters.map(() => new Float64Array(count));
    this.#arrivedBy = deployment.performers.map(() => new Float64Array(lastArrival + 2));
    const most = Math.max(0, ...shape.situations.flatMap(({ types }) => types.map((of) => of.length)));
    this.#chanceOf = shape.parties.map(() => new Float64Array(most));
    for (const lots of lotsOf(shape.diagrams)) {
      const room = this.#room(lots);
      this.#weights.set(lots, lots.weights(room));
      this.#values.set(lots, lots.table(room));
    }
    const points = (): Float64Array => new Float64Array(horizon + 1);
    this.#approvedBy = new Float64Array(count);
    this.#refusedBy = new Float64Array(count);
    this.#enough = new Float64Array(lastArrival + 2);
    this.#now = new Float64Array(lastArrival + 2);
    this.#less = new Float64Array(lastArrival + 2);
    this.#approved = points();
    this.#refused = points();
    this.#opened = points();
    this.#next = points();
    this.#approvedAll = points();
    this.#refusedAll = points();
    this.#helped = points();
    this.#helpedAnyway = points();
    this.#sum = points();
    this.#at = points();
  }

  /** Reads the numbers and works out the distribution. */
  run(): Ticked {
    const { shape } = this;
    const helped = this.#helped.fill(0);
    const anyway = this.#helpedAnyway.fill(0);
    let ever = 0;
    let everAnyway = 0;
    this.#readTimes();
    let deployed: number | undefined;
    for (let i = 0; i < shape.situations.length; i++) {
      const situation = shape.situations[i] as Situation;
      const weight = this.#weigh(situation);
      if (weight === 0) continue;
      if (shape.diagrams.kind === "together") {
        ever += this.#together(shape.diagrams, situation, weight, true, helped);
        if (shape.afterRefusal) everAnyway += this.#together(shape.diagrams, situation, weight, false, anyway);
        continue;
      }
      this.#decide(shape.diagrams, situation);
      // Situations that differ in votes only share their deployment.
      const deployment = this.#deployment[i] as number;
      if (deployed !== deployment) this.#deploy(shape.diagrams, situation, true);
      deployed = shape.afterRefusal ? undefined : deployment;
      ever += weight * this.#approvedEver * this.#enoughEver;
      addHelp(helped, this.#approvedAll, this.#lastSettled, this.#enough, weight);
      if (!shape.afterRefusal) continue;
      this.#deploy(shape.diagrams, situation, false);
      everAnyway += weight * this.#refusedEver * this.#enoughEver;
      addHelp(anyway, this.#refusedAll, this.#lastSettled, this.#enough, weight);
    }
    const sum = this.#sum.fill(0);
    let lastHelp = sum.length - 1;
    while (lastHelp > 0 && helped[lastHelp] === 0) lastHelp--;
    addShifted(sum, helped, this.ratified.at, lastHelp);
    if (shape.afterRefusal) for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] as number) + (anyway[d] as number);
    const at = this.#at.fill(0);
    addShifted(at, sum, this.before.at);
    const finite = (ever * this.ratified.ever + everAnyway) * this.before.ever;
    let onGrid = 0;
    for (let d = 0; d < at.length; d++) onGrid += at[d] as number;
    return { at, later: Math.max(0, finite - onGrid), never: Math.min(1, Math.max(0, 1 - finite)) };
  }

  #room(lots: Lots): number {
    const { diagrams, votePoints, lastArrival } = this.shape;
    const ofVote = diagrams.kind === "apart" && lots !== diagrams.enough;
    return ofVote ? votePoints.count : lastArrival + 2;
  }

  #readTimes(): void {
    const { votePoints } = this.shape;
    for (let v = 0; v < this.votes.length; v++) {
      const law = this.votes[v] as Law;
      const by = this.#voteAt[v] as Float64Array;
      let sum = 0;
      for (let t = 0; t <= votePoints.last; t++) {
        sum += law.at[t] as number;
        by[t] = sum;
      }
      if (votePoints.beyond !== undefined) by[votePoints.last + 1] = law.ever;
    }
    for (let j = 0; j < this.arrivals.length; j++) {
      const law = this.arrivals[j] as Law;
      const by = this.#arrivedBy[j] as Float64Array;
      let sum = 0;
      for (let s = 0; s < law.at.length; s++) {
        sum += law.at[s] as number;
        by[s] = sum;
      }
      by[law.at.length] = law.ever;
    }
  }

  /** The probability of a situation and that everything before the vote happens in it; sets how likely each party is to be of each type. */
  #weigh({ when, happens, types }: Situation): number {
    const { common, parties } = this.shape;
    let weight = this.#chance(common, when);
    for (let i = 0; i < happens.length; i++)
      if ((happens[i] as number) >= 0) weight *= (this.happens[i] as Float64Array)[happens[i] as number] as number;
    for (let p = 0; p < parties.length; p++) {
      const chances = this.#chanceOf[p] as Float64Array;
      const of = types[p] as readonly Type[];
      if (of.length === 1) chances[0] = 1;
      else
        for (let k = 0; k < of.length; k++)
          chances[k] = this.#chance((parties[p] as PartyShape).own, (of[k] as Type).when);
    }
    return weight;
  }

  #chance(of: readonly number[], when: readonly (readonly number[])[]): number {
    let sum = 0;
    for (let w = 0; w < when.length; w++) {
      const outcomes = when[w] as readonly number[];
      let part = 1;
      for (let i = 0; i < of.length; i++)
        part *= (this.factors[of[i] as number] as Float64Array)[outcomes[i] as number] as number;
      sum += part;
    }
    return sum;
  }

  /** When the rounds end in an approval, and when in the last refusal. */
  #decide(diagrams: Extract<Diagrams, { kind: "apart" }>, situation: Situation): void {
    const { rounds, votePoints } = this.shape;
    const approvedAll = this.#approvedAll.fill(0);
    const refusedAll = this.#refusedAll.fill(0);
    if (diagrams.vote === undefined) {
      approvedAll[0] = 1;
      this.#approvedEver = 1;
      this.#refusedEver = 0;
      this.#lastSettled = 0;
      return;
    }
    this.#evaluateVote(diagrams.voting, diagrams.vote, situation);
    this.#atDeadline();
    const { last, count } = votePoints;
    const approved = this.#approved;
    const refused = this.#refused;
    for (let t = 0; t <= last; t++) {
      approved[t] = (this.#approvedBy[t] as number) - (t === 0 ? 0 : (this.#approvedBy[t - 1] as number));
      refused[t] = (this.#refusedBy[t] as number) - (t === 0 ? 0 : (this.#refusedBy[t - 1] as number));
    }
    const approvedOnce = this.#approvedBy[count - 1] as number;
    const refusedOnce = this.#refusedBy[count - 1] as number;
    let openedEver = 1;
    let approvedEver = 0;
    let opened = this.#opened.fill(0);
    let next = this.#next;
    let until = 0;
    opened[0] = 1;
    for (let round = 1; ; round++) {
      addShifted(approvedAll, opened, approved, until, last);
      approvedEver += openedEver * approvedOnce;
      if (round === rounds) {
        addShifted(refusedAll, opened, refused, until, last);
        this.#lastSettled = Math.min(opened.length - 1, until + last);
        this.#approvedEver = approvedEver;
        this.#refusedEver = openedEver * refusedOnce;
        return;
      }
      const sum = this.#sum.fill(0);
      addShifted(sum, opened, refused, until, last);
      until = Math.min(sum.length - 1, until + last);
      next.fill(0);
      addShifted(next, sum, this.gap.at, until);
      until = Math.min(sum.length - 1, until + this.gap.at.length - 1);
      openedEver *= refusedOnce * this.gap.ever;
      [opened, next] = [next, opened];
    }
  }

  #evaluateVote(voting: readonly number[], lots: Lots, { types }: Situation): void {
    const { count } = this.shape.votePoints;
    const deadline = this.#uncastFrom;
    const weights = this.#weights.get(lots) as Float64Array[];
    for (let g = 0; g < voting.length; g++) {
      const p = voting[g] as number;
      const { voter } = this.shape.parties[p] as PartyShape;
      const of = types[p] as readonly Type[];
      const chances = this.#chanceOf[p] as Float64Array;
      const ballots = this.ballots[voter] as Float64Array;
      const by = this.#voteAt[voter] as Float64Array;
      const weight = weights[g] as Float64Array;
      const classOf = lots.classOf[g] as Int32Array;
      const out = classOf.length - 1;
      const chanceOf = this.#classChance;
      for (let c = 0; c < classOf.length; c++) chanceOf[c] = 0;
      for (let k = 0; k < of.length; k++) {
        const chance = chances[k] as number;
        const ballot = 3 * (of[k] as Type).ballot;
        for (let level = 0; level < 3; level++) {
          const c = classOf[level] as number;
          chanceOf[c] = (chanceOf[c] as number) + chance * (ballots[ballot + level] as number);
        }
      }
      const outClass = classOf[out] as number;
      for (let c = 0; c < (lots.classes[g] as number); c++) {
        const at = c * count;
        const chance = chanceOf[c] as number;
        if (c === outClass) for (let t = 0; t < count; t++) weight[at + t] = 1 - (1 - chance) * (by[t] as number);
        else for (let t = 0; t < count; t++) weight[at + t] = chance * (by[t] as number);
      }
      if (deadline < 0) continue;
      // At the deadline an outstanding vote is one that is not cast, which is an abstention where nothing else is said.
      const left = 1 - (by[deadline] as number);
      const from = outClass * count + deadline;
      const to = (classOf[out === 4 ? 3 : 1] as number) * count + deadline;
      weight[from] = (weight[from] as number) - left;
      weight[to] = (weight[to] as number) + left;
    }
    const values = this.#values.get(lots) as Float64Array;
    lots.values(weights, values, count, count);
    const yes = (lots.roots[0] as number) * count;
    const no = (lots.roots[1] as number) * count;
    for (let t = 0; t < count; t++) {
      this.#approvedBy[t] = values[yes + t] as number;
      this.#refusedBy[t] = values[no + t] as number;
    }
  }

  /** Where the deadline decides whatever was cast, all that has not settled before goes one way. */
  #atDeadline(): void {
    const { deadline } = this.shape.votePoints;
    const how = this.shape.procedure.vote?.atDeadline ?? "rule";
    if (deadline < 0 || how === "rule") return;
    if (how === "approved") this.#approvedBy[deadline] = 1 - (this.#refusedBy[deadline] as number);
    else this.#refusedBy[deadline] = 1 - (this.#approvedBy[deadline] as number);
  }

  /** By when enough has arrived, counted from falling due, as chances per point. */
  #deploy(diagrams: Extract<Diagrams, { kind: "apart" }>, situation: Situation, approved: boolean): void {
    const lots = diagrams.enough;
    const room = this.shape.lastArrival + 2;
    const weights = this.#weights.get(lots) as Float64Array[];
    for (let g = 0; g < diagrams.acting.length; g++) {
      const p = diagrams.acting[g] as number;
      const weight = cleared(weights[g] as Float64Array);
      const of = situation.types[p] as readonly Type[];
      this.#addActs(p, of, 0, of.length, approved, weight, lots.classOf[g] as Int32Array, 0, 1, room);
    }
    const values = this.#values.get(lots) as Float64Array;
    lots.values(weights, values, room, room);
    const from = (lots.roots[0] as number) * room;
    const enough = this.#enough;
    for (let s = 0; s < room; s++) enough[s] = values[from + s] as number;
    this.#enoughEver = enough[room - 1] as number;
    for (let s = room - 2; s > 0; s--) enough[s] = (enough[s] as number) - (enough[s - 1] as number);
  }

  /** Adds to a group's weights what the party's acts have come to on each point, times `share`, for the states from `state` on. */
  #addActs(
    p: number,
    types: readonly Type[],
    first: number,
    end: number,
    approved: boolean,
    weight: Float64Array,
    classOf: Int32Array,
    state: number,
    share: number,
    room: number,
  ): void {
    const { acts } = this.shape.parties[p] as PartyShape;
    const cases = approved ? this.does : this.afterRefusal;
    const chances = this.#chanceOf[p] as Float64Array;
    if (acts.length === 1) {
      const act = acts[0] as number;
      let total = 0;
      let done = 0;
      for (let k = first; k < end; k++) {
        const type = types[k] as Type;
        const which = (approved ? type.does[0] : type.afterRefusal[0]) as number;
        const chance = share * (chances[k] as number);
        total += chance;
        if (which >= 0) done += chance * ((cases[act] as Float64Array)[which] as number);
      }
      const by = this.#arrivedBy[act] as Float64Array;
      const not = (classOf[state] as number) * room;
      const yes = (classOf[state + 1] as number) * room;
      for (let s = 0; s < room; s++) {
        const arrived = done * (by[s] as number);
        weight[not + s] = (weight[not + s] as number) + total - arrived;
        weight[yes + s] = (weight[yes + s] as number) + arrived;
      }
      return;
    }
    for (let k = first; k < end; k++) {
      const type = types[k] as Type;
      const chance = share * (chances[k] as number);
      if (chance === 0) continue;
      for (let bits = 0; bits < 1 << acts.length; bits++) {
        const at = (classOf[state + bits] as number) * room;
        for (let s = 0; s < room; s++) {
          let part = chance;
          for (let i = 0; i < acts.length; i++) {
            const act = acts[i] as number;
            const which = (approved ? type.does[i] : type.afterRefusal[i]) as number;
            const done =
              which < 0
                ? 0
                : ((cases[act] as Float64Array)[which] as number) *
                  ((this.#arrivedBy[act] as Float64Array)[s] as number);
            part *= ((bits >> (acts.length - 1 - i)) & 1) === 1 ? done : 1 - done;
          }
          weight[at + s] = (weight[at + s] as number) + part;
        }
      }
    }
  }

  /**
   * Where votes and acts hang on one hidden thing: adds the arrivals, counted from the opening, to `into`; returns the probability that it ever
   * comes.
   */
  #together(
    diagrams: Extract<Diagrams, { kind: "together" }>,
    situation: Situation,
    weight: number,
    approved: boolean,
    into: Float64Array,
  ): number {
    const { votePoints, lastArrival } = this.shape;
    const { count, last, deadline } = votePoints;
    const room = lastArrival + 2;
    const lots = approved ? diagrams.approvedAndEnough : diagrams.refusedAndEnough;
    const how = this.shape.procedure.vote?.atDeadline ?? "rule";
    const before = this.#enough.fill(0);
    const now = this.#now;
    const less = this.#less;
    let ever = 0;
    for (let t = 0; t < count; t++) {
      const forced = t === deadline && how === (approved ? "approved" : "refused");
      if (forced) {
        // All that is not settled the other way: enough, less enough with the other outcome certain.
        const other = approved ? diagrams.refusedAndEnough : diagrams.approvedAndEnough;
        this.#enoughTogether(diagrams.order, diagrams.enough, situation, approved, t, now);
        this.#enoughTogether(diagrams.order, other, situation, approved, t, less);
        for (let s = 0; s < room; s++) now[s] = (now[s] as number) - (less[s] as number);
      } else this.#enoughTogether(diagrams.order, lots, situation, approved, t, now);
      ever = weight * (now[room - 1] as number);
      let sum = 0;
      for (let s = 0; s < room; s++) {
        const settledNow = (now[s] as number) - (before[s] as number);
        before[s] = now[s] as number;
        if (t <= last && s <= lastArrival) {
          if (t + s < into.length) into[t + s] = (into[t + s] as number) + weight * (settledNow - sum);
          sum = settledNow;
        }
      }
    }
    return ever;
  }

  /** By when enough has arrived, at one point of the vote. */
  #enoughTogether(
    order: readonly number[],
    lots: Lots,
    { types }: Situation,
    approved: boolean,
    t: number,
    into: Float64Array,
  ): void {
    const room = this.shape.lastArrival + 2;
    const weights = this.#weights.get(lots) as Float64Array[];
    for (let g = 0; g < order.length; g++) {
      const p = order[g] as number;
      const { voter, acts } = this.shape.parties[p] as PartyShape;
      const classOf = lots.classOf[g] as Int32Array;
      const weight = cleared(weights[g] as Float64Array);
      const of = types[p] as readonly Type[];
      const combinations = 1 << acts.length;
      const votes = classOf.length / combinations;
      if (votes === 1) {
        this.#addActs(p, of, 0, of.length, approved, weight, classOf, 0, 1, room);
        continue;
      }
      const by = (this.#voteAt[voter] as Float64Array)[t] as number;
      const out = votes - 1;
      const left = t === this.#uncastFrom ? (out === 4 ? 3 : 1) : out;
      const ballots = this.ballots[voter] as Float64Array;
      for (let k = 0; k < of.length; k++) {
        for (let level = 0; level < 3; level++)
          this.#addActs(
            p,
            of,
            k,
            k + 1,
            approved,
            weight,
            classOf,
            level * combinations,
            by * (ballots[3 * (of[k] as Type).ballot + level] as number),
            room,
          );
        this.#addActs(p, of, k, k + 1, approved, weight, classOf, left * combinations, 1 - by, room);
      }
    }
    const values = this.#values.get(lots) as Float64Array;
    lots.values(weights, values, room, room);
    const from = (lots.roots[0] as number) * room;
    for (let s = 0; s < room; s++) into[s] = values[from + s] as number;
  }
}

/** Faster than `fill` for the short tables at hand. */
function cleared(table: Float64Array): Float64Array {
  for (let i = 0; i < table.length; i++) table[i] = 0;
  return table;
}

function lotsOf(diagrams: Diagrams): Lots[] {
  return diagrams.kind === "apart"
    ? [diagrams.vote, diagrams.enough].filter((lots) => lots !== undefined)
    : [diagrams.enough, diagrams.approvedAndEnough, diagrams.refusedAndEnough];
}

/** Adds every way in which `first` and `then` follow one another, as far as the grid goes. */
function addShifted(
  into: Float64Array,
  first: Float64Array,
  then: Float64Array,
  lastFirst = first.length - 1,
  lastThen = then.length - 1,
): void {
  const end = into.length;
  for (let j = 0; j <= lastThen; j++) {
    const chance = then[j] as number;
    if (chance === 0) continue;
    const most = Math.min(lastFirst, end - 1 - j);
    for (let i = 0; i <= most; i++) into[i + j] = (into[i + j] as number) + (first[i] as number) * chance;
  }
}

/** As `addShifted`, for arrivals (whose last entry is "ever") and a weight. */
function addHelp(
  into: Float64Array,
  settled: Float64Array,
  lastSettled: number,
  arrivals: Float64Array,
  weight: number,
): void {
  const end = into.length;
  for (let j = 0; j < arrivals.length - 1; j++) {
    const chance = (arrivals[j] as number) * weight;
    if (chance === 0) continue;
    const most = Math.min(lastSettled, end - 1 - j);
    for (let i = 0; i <= most; i++) into[i + j] = (into[i + j] as number) + (settled[i] as number) * chance;
  }
}

function lawOf(time: Timing, horizon: number): Law {
  const last = Math.max(0, Math.min(horizon, lastPoint(time)));
  return { at: Float64Array.from({ length: last + 1 }, (_, n) => nearlyAt(time, n)), ever: nearlyBy(time) };
}

function after(a: Law, b: Law, horizon: number): Law {
  const at = new Float64Array(Math.min(horizon + 1, a.at.length + b.at.length - 1));
  addShifted(at, a.at, b.at);
  return { at, ever: a.ever * b.ever };
}

/** When the `needed`-th of several independent things has happened. */
function order(times: readonly Timing[], needed: number, horizon: number): Law {
  const by = (point: number | undefined): number => {
    const chances = new Float64Array(times.length + 1);
    chances[0] = 1;
    for (const [i, time] of times.entries()) {
      const p = nearlyBy(time, point);
      for (let n = i + 1; n >= 0; n--)
        chances[n] = (chances[n] as number) * (1 - p) + (n === 0 ? 0 : (chances[n - 1] as number) * p);
    }
    let sum = 0;
    for (let n = times.length; n >= needed; n--) sum += chances[n] as number;
    return sum;
  };
  const last = Math.min(horizon, Math.max(0, ...times.map(lastPoint)));
  const cumulative = Float64Array.from({ length: last + 1 }, (_, n) => by(n));
  return { at: cumulative.map((p, n) => p - (n === 0 ? 0 : (cumulative[n - 1] as number))), ever: by(undefined) };
}

/** A performer's ratification and delay; what comes too late never comes. */
function arrivalLaw({ ratification = AT_ONCE, delay }: Performer, last: number, within?: number): Law {
  const at = Float64Array.from({ length: last + 1 }, (_, s) => {
    if (within !== undefined && s > within) return 0;
    let sum = 0;
    for (let r = 0; r <= s; r++) sum += nearlyAt(ratification, r) * nearlyAt(delay, s - r);
    return sum;
  });
  if (within === undefined) return { at, ever: nearlyBy(ratification) * nearlyBy(delay) };
  let ever = 0;
  for (let r = 0; r <= within; r++) ever += nearlyAt(ratification, r) * nearlyBy(delay, within - r);
  return { at, ever };
}
