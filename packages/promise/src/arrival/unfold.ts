import type { Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { promiseIn } from "../answers/target.ts";
import { pointsIn } from "../answers/time.ts";
import { build } from "../diagram/build.ts";
import {
  ABSTAIN,
  constant,
  type Formula,
  literal,
  NOT_CAST,
  or,
  type Variable,
  variable,
  vote,
} from "../diagram/formula.ts";
import { Kernel, type Node } from "../diagram/kernel.ts";
import { staticOrder } from "../diagram/order.ts";
import { type Choice, type Conduct, falls } from "../ground/index.ts";
import type { Behaviour } from "./behaviour.ts";
import { nearly } from "./chance.ts";
import { Opening } from "./opening.ts";
import { Random } from "./random.ts";
import { type Drawn, drawer, type Simulated, tally } from "./simulate.ts";
import { timingIn } from "./timings.ts";

const UNKNOWN = -1;

/**
 * Plays an agreement out by chance, whatever its form (semantics, definition 12): a vote is known once it is cast, or at its deadline to be not cast; an
 * act falls due once its status is certain and is known after its delay to be done or not; the promise is kept once that is certain. In the long run
 * everything is known, so that it arrives in just those cases in which the promise is kept.
 */
export function unfold(
  game: Game,
  scenario: Scenario,
  behaviour: Behaviour,
  { horizon, runs, seed, signal }: { horizon: number; runs: number; seed: number; signal?: AbortSignal },
): Simulated {
  const unfolding = new Unfolding(game, scenario, behaviour, new Random(seed));
  return tally(runs, seed, horizon, () => unfolding.play(), signal);
}

interface Ballot {
  readonly slot: number;
  readonly outcomes: readonly Node[];
  readonly takes: Drawn;
}

interface Poll {
  /** By its votes alone, whoever has to ratify it. */
  readonly approved: Node;
  /** And ratified. */
  readonly inEffect: Node;
  readonly ballots: readonly Ballot[];
  readonly within: number;
  readonly consults: Drawn;
  readonly rounds: number;
  readonly gap: Drawn;
  /** Factors that every round draws anew. */
  readonly redraws: readonly { readonly slot: number; readonly upTo: Float64Array }[];
  /** Points on which it may open, and the poll it has to wait for, of which the first counts. */
  readonly opens: readonly { readonly on: number; readonly after: number }[];
}

interface Ratifying {
  readonly slot: number;
  /** All else that it is waited for with; a decision has to be approved. */
  readonly ready: Node;
  readonly takes: Drawn;
}

/** A poll on its way. */
interface Running {
  /** When it opens, after consultation. */
  opens: number;
  round: number;
  /** Whether this round has opened. */
  open: boolean;
  settled: boolean;
}

interface Deed {
  readonly slot: number;
  /** Status: barred, bound, free. */
  readonly status: readonly [Node, Node, Node];
  /** What the party does if it is barred, bound, or neither. */
  readonly conduct: readonly [Node, Node, Node];
  readonly takes: Drawn;
  readonly base: number;
}

class Unfolding {
  readonly #random: Random;
  readonly #kernel: Kernel;
  readonly #kept: Node;
  readonly #polls: readonly Poll[];
  /** What became of each poll in the play that is on. */
  readonly #running: readonly Running[];
  readonly #deeds: readonly Deed[];
  readonly #ratifying: readonly Ratifying[];
  readonly #factors: readonly { readonly slot: number; readonly upTo: Float64Array }[];
  /** What is known of each variable of the kernel. */
  readonly #known: Int32Array;
  /** When and as what each will be known. */
  readonly #due: Float64Array;
  readonly #castOn: Float64Array;
  readonly #value: Int32Array;
  readonly #stack: Int32Array;
  readonly #seen: Int32Array;
  #stamp = 0;

  constructor(game: Game, scenario: Scenario, behaviour: Behaviour, random: Random) {
    const { structure, target } = game;
    const { settled } = structure;
    this.#random = random;
    const votes = new Map<string, Map<string, { choice: Choice; of: Variable }>>();
    const deeds = new Map<string, { choice: Choice; called: boolean }>();
    const ratifications = new Map<string, Choice>();
    const willing = (party: string): Formula => behaviour.attitude(party, [2]);
    const conduct: Conduct = {
      vote: (choice, outcomes) => {
        const of = vote(choice.variable.name, { notCast: choice.variable.levels === 4 });
        const inDecision = votes.get(choice.about) ?? new Map();
        votes.set(choice.about, inDecision.set(choice.owner, { choice, of }));
        return literal(of, outcomes);
      },
      finding: (choice) => behaviour.attitude(choice.owner, [2], [...choice.clauses]),
      request: () => constant(true),
      ratification: (choice) => {
        ratifications.set(choice.variable.name, choice);
        return literal(choice.variable);
      },
      done: (choice, { barred, bound }) => {
        // A member on whom a duty of several falls does as one that is bound.
        const called = barred.kind === "constant" && !barred.value && bound.kind === "constant" && bound.value;
        const name = called ? `called ${choice.variable.name}` : choice.variable.name;
        deeds.set(name, { choice, called });
        return literal(variable(name));
      },
      countUnlawful: game.options.countUnlawful === true,
    };
    const promise = promiseIn(structure.settled, target.id);
    const kept =
      promise === undefined ? structure.decided(target.id, conduct).approved : structure.kept(promise, conduct);
    const opening = new Opening(game, scenario, behaviour.unit);
    const normsOf = (choice: Choice) =>
      structure.norms.filter(
        ({ parties, act }) =>
          parties.includes(choice.owner) &&
          structure
            .actsOf(choice.owner)
            .some(
              (mine) =>
                mine.key === choice.about &&
                (falls(structure.settled.verbs, mine, act) || falls(structure.settled.verbs, act, mine)),
            ),
      );
    // Reading a status may bring further votes and deeds to light.
    const readings = new Map<string, { choice: Choice; status: Formula[]; does: Formula[] }>();
    for (let before = -1; before !== readings.size; ) {
      before = readings.size;
      for (const [name, { choice, called }] of [...deeds]) {
        if (readings.has(name)) continue;
        const act = structure.actsOf(choice.owner).find(({ key }) => key === choice.about);
        const status =
          called || act === undefined
            ? [constant(false), constant(true), constant(true)]
            : Object.values(pick(structure.status(choice.owner, act, conduct)));
        const { owner } = choice;
        readings.set(name, {
          choice,
          status,
          does: [
            andNot(willing(owner), behaviour.keeps(owner, "bar")),
            or(willing(owner), behaviour.keeps(owner, "duty")),
            willing(owner),
          ],
        });
      }
    }
    const voted = (id: string): Formula =>
      structure.decided(id, { ...conduct, ratification: () => constant(true) }).approved;
    // A clause falls to be ratified once all else it waits for is certain for someone whom it addresses, the agreement at once.
    const readiness = new Map<string, Formula>();
    for (let before = -1; before !== ratifications.size; ) {
      before = ratifications.size;
      for (const what of new Set([...ratifications.values()].map(({ about }) => about))) {
        if (readiness.has(what)) continue;
        const rest: Conduct = {
          ...conduct,
          ratification: (choice) => (choice.about === what ? constant(true) : conduct.ratification(choice)),
        };
        const norms = structure.norms.filter(({ clause }) => clause.id === what);
        readiness.set(
          what,
          settled.decisions.has(what)
            ? structure.decided(what, rest).approved
            : what === settled.agreement
              ? constant(true)
              : or(...norms.flatMap((norm) => norm.parties.map((party) => structure.applies(norm, party, rest)))),
        );
      }
    }
    const approvals = new Map<string, Formula>();
    for (let before = -1; before !== votes.size; ) {
      before = votes.size;
      for (const id of [...votes.keys()]) {
        if (!approvals.has(id)) approvals.set(id, voted(id));
        for (const { after } of opening.askersOf(id))
          if (after !== undefined && !approvals.has(after)) approvals.set(after, voted(after));
      }
    }
    const effects = new Map([...approvals.keys()].map((id) => [id, structure.decided(id, conduct).approved]));
    const levels = [0, 1, 2];
    const ballots = new Map(
      [...votes].map(([id, of]) => [
        id,
        [...of.values()].map(({ choice, of: drawn }) => ({
          choice,
          drawn,
          outcomes: levels.map((level) => behaviour.attitude(choice.owner, [level], [id])),
        })),
      ]),
    );
    const all = [
      kept,
      ...approvals.values(),
      ...effects.values(),
      ...readiness.values(),
      ...[...readings.values()].flatMap(({ status, does }) => [...status, ...does]),
      ...[...ballots.values()].flat().flatMap(({ outcomes }) => outcomes),
    ];
    const order = new Map(all.flatMap(staticOrder).map((of) => [of.name, of]));
    for (const { drawn } of [...ballots.values()].flat()) order.set(drawn.name, drawn);
    for (const name of [...readings.keys(), ...ratifications.keys()]) order.set(name, variable(name));
    const kernel = new Kernel({ variables: order.values(), nodeBudget: game.options.nodeBudget });
    const node = (of: Formula): Node => build(kernel, of);
    const slot = (name: string): number => kernel.levelOf({ name, levels: order.get(name)?.levels ?? 2 }) as number;
    this.#kernel = kernel;
    this.#kept = node(kept);
    const factors = behaviour.factors.flatMap(({ name, weights }) => {
      if (!order.has(name)) return [];
      let sum = 0;
      const upTo = Float64Array.from(weights, (weight, i) => {
        sum += nearly(weight);
        return i === weights.length - 1 ? 1 : sum;
      });
      return [{ name, slot: slot(name), upTo }];
    });
    const ids = [...approvals.keys()];
    this.#polls = ids.map((id): Poll => {
      const askers = opening.askersOf(id);
      const decision = settled.decisions.get(id);
      const within = decision?.within?.duration;
      const heard = (decision?.consulting ?? []).map(({ time }) => drawer(timingIn(time, behaviour.unit)));
      const redrawn = new Set(behaviour.redrawn(id));
      return {
        consults: (random) => heard.reduce((sum, takes) => sum + takes(random), 0),
        rounds: decision?.rounds?.most ?? 1,
        gap: drawer(timingIn(decision?.rounds?.gap, behaviour.unit)),
        redraws: factors.filter(({ name }) => redrawn.has(name)),
        approved: node(approvals.get(id) as Formula),
        inEffect: node(effects.get(id) as Formula),
        within: within === undefined ? Number.POSITIVE_INFINITY : pointsIn(within, behaviour.unit),
        opens:
          askers.length === 0
            ? [{ on: 0, after: -1 }]
            : askers.map(({ clause, after }) => ({
                on: opening.ofClause(clause),
                after: after === undefined || after === id ? -1 : ids.indexOf(after),
              })),
        ballots: (ballots.get(id) ?? []).map(({ choice, drawn, outcomes }) => ({
          slot: slot(drawn.name),
          outcomes: outcomes.map(node),
          takes: drawer(behaviour.delay(choice.owner, [id])),
        })),
      };
    });
    this.#deeds = [...readings].map(([name, { choice, status, does }]): Deed => {
      const norms = normsOf(choice);
      return {
        slot: slot(name),
        status: status.map(node) as [Node, Node, Node],
        conduct: does.map(node) as [Node, Node, Node],
        takes: drawer(
          behaviour.delay(
            choice.owner,
            norms.map(({ clause }) => clause.id),
          ),
        ),
        base: opening.ofNorms(norms),
      };
    });
    this.#running = this.#polls.map(() => ({ opens: Number.NaN, round: 0, open: false, settled: false }));
    this.#factors = factors;
    this.#ratifying = [...ratifications.values()].map(({ variable: of, owner, about }) => ({
      slot: slot(of.name),
      ready: node(readiness.get(about) as Formula),
      takes: drawer(behaviour.ratification(owner, about)),
    }));
    const count = kernel.variables.length;
    this.#known = new Int32Array(count);
    this.#due = new Float64Array(count);
    this.#castOn = new Float64Array(count);
    this.#value = new Int32Array(count);
    const nodes = kernel.table.count;
    this.#seen = new Int32Array(nodes);
    this.#stack = new Int32Array(4 * nodes);
  }

  play(): number {
    const known = this.#known.fill(UNKNOWN);
    const due = this.#due.fill(Number.NaN);
    const polls = this.#polls;
    const running = this.#running;
    for (const factor of this.#factors) this.#draw(factor);
    for (const run of running) {
      run.opens = Number.NaN;
      run.round = 0;
      run.open = false;
      run.settled = false;
    }
    for (let now = 0; ; ) {
      for (let moved = true; moved; ) {
        moved = false;
        for (let s = 0; s < due.length; s++) {
          if (known[s] !== UNKNOWN || !((due[s] as number) <= now)) continue;
          known[s] = this.#value[s] as number;
          moved = true;
        }
        for (let i = 0; i < polls.length; i++)
          if (this.#advance(polls[i] as Poll, running[i] as Running, now)) moved = true;
        for (const { slot, ready, takes } of this.#ratifying) {
          if (!Number.isNaN(due[slot] as number) || this.#certain(ready) !== 1) continue;
          this.#value[slot] = 1;
          due[slot] = now + takes(this.#random);
          moved = true;
        }
        for (const deed of this.#deeds) {
          if (!Number.isNaN(due[deed.slot] as number) || deed.base > now) continue;
          const does = this.#conductOf(deed);
          if (does === UNKNOWN) continue;
          this.#value[deed.slot] = does;
          due[deed.slot] = now + deed.takes(this.#random);
          moved = true;
        }
      }
      const kept = this.#certain(this.#kept);
      if (kept === 1) return now;
      if (kept === 0) return Number.POSITIVE_INFINITY;
      const next = this.#nextPoint(now);
      if (next !== Number.POSITIVE_INFINITY) now = next;
      else if (!this.#letRest()) return Number.POSITIVE_INFINITY;
    }
  }

  /** The next point at which something may come of what is under way; infinite where nothing will. */
  #nextPoint(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    const known = this.#known;
    const due = this.#due;
    for (let s = 0; s < due.length; s++) {
      const point = due[s] as number;
      if (known[s] === UNKNOWN && point > now && point < next) next = point;
    }
    for (let i = 0; i < this.#polls.length; i++) {
      const poll = this.#polls[i] as Poll;
      const { open, opens, settled: isSettled } = this.#running[i] as Running;
      if (isSettled) continue;
      if (Number.isNaN(opens)) {
        for (const { on } of poll.opens) if (on > now && on < next) next = on;
      } else if (opens > now && opens < next) next = opens;
      if (!open) continue;
      for (const { slot } of poll.ballots) {
        const point = this.#castOn[slot] as number;
        if (point > now && point < next) next = point;
      }
    }
    for (const { slot, base } of this.#deeds)
      if (Number.isNaN(due[slot] as number) && base > now && base < next) next = base;
    return next;
  }

  /** What waits for itself never happens (least fixed point). */
  #letRest(): boolean {
    let moved = false;
    for (const { slot } of [...this.#ratifying, ...this.#deeds]) {
      if (this.#known[slot] !== UNKNOWN) continue;
      this.#known[slot] = 0;
      moved = true;
    }
    return moved;
  }

  /** Brings a poll up to now; whether something has come of it. */
  #advance(poll: Poll, run: Running, now: number): boolean {
    if (run.settled) return false;
    if (Number.isNaN(run.opens)) {
      if (!poll.opens.some((open) => open.on <= now && this.#inEffect(open.after))) return false;
      run.opens = now + poll.consults(this.#random);
      return true;
    }
    if (run.opens > now) return false;
    if (!run.open) this.#open(poll, run);
    const last = run.round === poll.rounds;
    let moved = false;
    for (const { slot } of poll.ballots) {
      if (this.#known[slot] !== UNKNOWN || !((this.#castOn[slot] as number) <= now)) continue;
      this.#known[slot] = this.#value[slot] as number;
      moved = true;
    }
    const approved = this.#certain(poll.approved);
    run.settled = approved === 1 || (last && approved === 0);
    if (run.settled || last) return moved || run.settled;
    // What is voted before the last round shows only if it is approved.
    for (const { slot } of poll.ballots) this.#known[slot] = UNKNOWN;
    if (approved === UNKNOWN) return false;
    run.open = false;
    run.opens = now + poll.gap(this.#random);
    return true;
  }

  /** Opens a round: the votes and when they are cast. */
  #open({ ballots, within, redraws }: Poll, run: Running): void {
    run.open = true;
    run.round += 1;
    if (run.round > 1) for (const factor of redraws) this.#draw(factor);
    for (const { slot, outcomes, takes } of ballots) {
      const delay = takes(this.#random);
      let level = 0;
      while (level < outcomes.length && this.#certain(outcomes[level] as Node) !== 1) level++;
      const late = delay > within;
      const uncast = this.#kernel.arity(slot) === 4 ? NOT_CAST : ABSTAIN;
      this.#value[slot] = late ? uncast : level;
      this.#castOn[slot] = run.opens + (late ? within : delay);
    }
  }

  /** Whether a poll has been refused, or approved and ratified. */
  #inEffect(poll: number): boolean {
    return poll < 0 || this.#certain((this.#polls[poll] as Poll).inEffect) !== UNKNOWN;
  }

  #draw({ slot, upTo }: { readonly slot: number; readonly upTo: Float64Array }): void {
    const u = this.#random.unit();
    let level = 0;
    while (u >= (upTo[level] as number)) level++;
    this.#known[slot] = level;
  }

  /** Whether the deed will be done, once its status is certain. */
  #conductOf({ status, conduct }: Deed): number {
    for (let i = 0; i < 3; i++) {
      const holds = this.#certain(status[i] as Node);
      if (holds === UNKNOWN) return UNKNOWN;
      if (holds === 1) return this.#certain(conduct[i] as Node);
    }
    return this.#certain(conduct[2]);
  }

  /** 1 or 0 if a function is so whatever the unknown turns out to be, else UNKNOWN. */
  #certain(root: Node): number {
    if (root < 2) return root;
    const { level, first, child } = this.#kernel.table;
    const seen = this.#seen;
    const stack = this.#stack;
    const stamp = ++this.#stamp;
    let top = 0;
    let result = UNKNOWN;
    let at = root;
    for (;;) {
      while (at > 1 && seen[at] !== stamp) {
        seen[at] = stamp;
        const variableAt = level[at] as number;
        const begin = first[at] as number;
        const value = this.#known[variableAt] as number;
        if (value !== UNKNOWN) at = child[begin + value] as number;
        else {
          for (let c = this.#kernel.arity(variableAt) - 1; c > 0; c--) stack[top++] = child[begin + c] as number;
          at = child[begin] as number;
        }
      }
      if (at < 2) {
        if (result === UNKNOWN) result = at;
        else if (result !== at) return UNKNOWN;
      }
      if (top === 0) return result;
      at = stack[--top] as number;
    }
  }
}

function pick({ barred, bound, free }: { barred: Formula; bound: Formula; free: Formula }): Record<string, Formula> {
  return { barred, bound, free };
}

function andNot(a: Formula, b: Formula): Formula {
  return { kind: "and", of: [a, { kind: "not", of: b }] };
}
