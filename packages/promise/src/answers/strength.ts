import type { Ballot, Scenario, Subject } from "@proviso/agreement";
import { build } from "../diagram/build.ts";
import {
  and,
  constant,
  type Formula,
  literal,
  not,
  or,
  type Variable,
  variable,
  variablesOf,
  vote,
} from "../diagram/formula.ts";
import { Kernel, type Node } from "../diagram/kernel.ts";
import { directions } from "../diagram/monotone.ts";
import { staticOrder } from "../diagram/order.ts";
import { probability } from "../diagram/weigh.ts";
import { Actors, type Choice, type Conduct, goodFaith, NOBODY } from "../ground/index.ts";
import { MeaningError } from "../settle/index.ts";
import type { Game } from "./game.ts";
import { list } from "./plain.ts";
import { chanceWithin, pointsIn, ratificationOf, Taken, type Unit, unitOf } from "./time.ts";

/** P(φ = 1) under a scenario (semantics, definitions 10 and 11): exact up to double precision; an interval where a party has no stance. */
export interface Strength {
  /** The party or parties without a stance at their worst; equal to `high` if everyone has one. In 0..1. */
  readonly low: number;
  readonly high: number;
  /** Parties without a stance whose attitude matters. */
  readonly open: readonly string[];
  /** What each party or faction brings: the strength were it sure to say yes, and were it sure to say no (the open ones at their worst). */
  readonly swings: readonly Swing[];
  /** What each party's yes weighs after following, as used for reliability. */
  /** Parties whose vote may come after its term, and is then not cast. */
  readonly late: readonly string[];
  readonly attitudes: readonly { readonly party: string; readonly yes: number; readonly reliability: number }[];
}

export interface Swing {
  readonly party: string;
  readonly ifYes: number;
  readonly ifNo: number;
}

const CERTAIN: Record<"yes" | "no", Ballot> = { yes: { yes: 1, abstain: 0, no: 0 }, no: { yes: 0, abstain: 0, no: 1 } };

/**
 * How sure a promise is.
 * @throws MeaningError `stance-on-required` where φ is not increasing in a vote or finding whose owner has a stance but none on it
 */
export function strength(game: Game, scenario: Scenario): Strength {
  const stances = new Stances(game, scenario);
  requireStancesOn(game, stances);
  const conduct = attitudes(stances);
  const formula = game.under(conduct);
  const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: game.options.nodeBudget });
  const node = build(kernel, formula);
  const bounds = (assumed: ReadonlyMap<string, Ballot>): { low: number; high: number } => {
    const worst = stances.completed("worst", kernel, node, assumed);
    const best = stances.completed("best", kernel, node, assumed);
    return { low: probability(kernel, node, worst), high: probability(kernel, node, best) };
  };
  const { low, high } = bounds(new Map());
  const used = new Set(variablesOf(formula).map((of) => of.name));
  const drawn = game.inOrder(new Set(stances.drawn(used)));
  return {
    low,
    high,
    open: stances.open(used),
    late: game.inOrder(new Set(stances.lateOnes(used))),
    swings: drawn.map((party) => ({
      party,
      ifYes: bounds(new Map([[party, CERTAIN.yes]])).low,
      ifNo: bounds(new Map([[party, CERTAIN.no]])).low,
    })),
    attitudes: drawn.map((party) => ({
      party,
      yes: stances.yes(party, "worst"),
      reliability: stances.reliability(party),
    })),
  };
}

type Side = "worst" | "best";

/** A scenario's stances as hidden variables: an attitude each, draws of their own, who follows whom, and whether a word is kept. */
class Stances {
  readonly #general = new Map<string, Ballot>();
  readonly #on = new Map<string, Ballot>();
  readonly #leaders = new Map<string, readonly { leader: string; probability: number }[]>();
  readonly #reliability = new Map<string, number>();
  #everyone = 1;
  readonly #beneficiary: string | undefined;
  /** Whose attitude a variable is, and on which matter the stance is that it is drawn from; in general without one. */
  readonly #own = new Map<string, { readonly of: Variable; readonly id: string; readonly matter?: string }>();
  readonly #scenario: Scenario;
  readonly #game: Game;
  readonly #unit: Unit;
  readonly #delays: Taken;
  readonly #ratifications: Taken;
  /** What happens with a probability of its own, by the name of its variable. */
  readonly #chances = new Map<string, () => number>();

  constructor(game: Game, scenario: Scenario) {
    const actors = new Actors(game.structure.settled);
    const roles = game.structure.promiseRoles();
    this.#beneficiary = game.beneficiary;
    this.#scenario = scenario;
    this.#game = game;
    this.#unit = unitOf(game.structure.settled, scenario);
    this.#delays = new Taken(scenario.delays, actors, roles);
    this.#ratifications = new Taken(scenario.ratifications, actors, roles);
    const named = (subject: Subject): boolean => subject.kind === "who" && subject.who.kind !== "group";
    // A named party overrides `each of`, wherever it stands.
    const inOrder = <T extends { readonly subject?: Subject | { readonly kind: "faction"; readonly faction: string } }>(
      items: readonly T[],
    ): T[] => {
      const isNamed = (item: T): boolean =>
        item.subject !== undefined && (item.subject.kind === "faction" || named(item.subject));
      return [...items.filter((item) => !isNamed(item)), ...items.filter(isNamed)];
    };
    const ids = (subject: Subject | { readonly kind: "faction"; readonly faction: string }): readonly string[] =>
      subject.kind === "faction" ? [subject.faction] : actors.partiesOf(subject, roles ?? NOBODY);
    for (const stance of inOrder(scenario.stances)) {
      for (const id of ids(stance.subject)) {
        if (stance.on === undefined) this.#general.set(id, stance.ballot);
        else this.#on.set(`${id} on ${stance.on}`, stance.ballot);
      }
    }
    for (const following of scenario.follows) this.#leaders.set(following.follower, following.leaders);
    for (const part of inOrder(scenario.reliabilities)) {
      if (part.subject === undefined) this.#everyone = part.probability;
      else for (const id of ids(part.subject)) this.#reliability.set(id, part.probability);
    }
  }

  reliability(party: string): number {
    return this.#reliability.get(party) ?? this.#everyone;
  }

  /** Whether an actor has a draw of its own in this matter. */
  hasOn(id: string, matters: Iterable<string>): string | undefined {
    for (const matter of matters) if (this.#on.has(`${id} on ${matter}`)) return matter;
    return undefined;
  }

  /** Whether the stance on the matter is known for the party or, where it follows, for whoever prevails. */
  coveredOn(party: string, matters: readonly string[]): boolean {
    const leaders = this.#leaders.get(party) ?? [];
    const sure = leaders.reduce((sum, { probability: p }) => sum + p, 0) >= 1 - 1e-12;
    return (
      (sure || this.hasOn(party, matters) !== undefined) &&
      leaders.every(({ leader }) => this.hasOn(leader, matters) !== undefined)
    );
  }

  /** "The attitude of `party` is one of `outcomes`", in general or on a matter, after following. */
  attitude(party: string, outcomes: readonly number[], matters: readonly string[] = [], round?: number): Formula {
    const leaders = this.#leaders.get(party) ?? [];
    let left = this.#draw(party, outcomes, matters, round);
    for (let i = leaders.length - 1; i >= 0; i--) {
      const leader = leaders[i];
      if (leader === undefined) continue;
      const prevails = literal(variable(`${party} follows ${i}`));
      left = or(and(prevails, this.#draw(leader.leader, outcomes, matters, round)), and(not(prevails), left));
    }
    return left;
  }

  /** How a party votes in a round; where votes are cast anew, each round has draws of its own. */
  vote({ owner, about }: Choice, outcomes: readonly number[], round: number): Formula {
    const anew = this.#game.structure.settled.decisions.get(about)?.rounds?.anew === true;
    return this.attitude(owner, outcomes, [about], anew ? round : undefined);
  }

  /** Whether a vote comes after the end of its term; undefined where it never does. */
  late({ owner, about }: Choice, round: number): Formula | undefined {
    const time = this.#delays.of(owner, [about]);
    if (time === undefined) return undefined;
    const within = this.#game.structure.settled.decisions.get(about)?.within?.duration;
    const chance = chanceWithin(time, this.#unit, within && pointsIn(within, this.#unit));
    return chance >= 1 ? undefined : this.#chance(`${owner} is late on ${about} in round ${round}`, () => 1 - chance);
  }

  /** Those whose votes may come too late. */
  lateOnes(used: ReadonlySet<string>): string[] {
    return [...used].flatMap((name) =>
      / is late on /.test(name) ? [name.slice(0, name.indexOf(" is late on "))] : [],
    );
  }

  ratifies({ owner, about, variable: { name } }: Choice): Formula {
    return this.#chance(name, () =>
      chanceWithin(ratificationOf(this.#ratifications, this.#scenario, owner, about), this.#unit),
    );
  }

  /** What is done, unless the scenario says that it may never come. */
  comes({ owner, about, variable: { name } }: Choice, done: Formula): Formula {
    const clauses = this.#game.structure.norms
      .filter(({ parties, act }) => parties.includes(owner) && act.key === about)
      .map(({ clause }) => clause.id);
    const time = this.#delays.of(owner, clauses);
    const chance = time === undefined ? 1 : chanceWithin(time, this.#unit);
    return chance >= 1
      ? done
      : and(
          done,
          this.#chance(`${name} comes`, () => chance),
        );
  }

  #chance(name: string, of: () => number): Formula {
    this.#chances.set(name, of);
    return literal(variable(name));
  }

  #draw(id: string, outcomes: readonly number[], matters: readonly string[], round: number | undefined): Formula {
    const matter = this.hasOn(id, matters);
    const general = matter === undefined ? `attitude ${id}` : `attitude ${id} on ${matter}`;
    const name = round === undefined ? general : `attitude ${id} on ${matters[0]} in round ${round}`;
    const own = this.#own.get(name) ?? { of: vote(name), id, ...(matter === undefined ? {} : { matter }) };
    this.#own.set(name, own);
    return literal(own.of, outcomes);
  }

  /** Whether a bound party keeps its word though unwilling, and a barred one though willing. */
  keeps(party: string, what: "duty" | "bar"): Formula {
    return literal(variable(`${party} keeps its ${what}`));
  }

  /** P(attitude is yes), in general, after following. */
  yes(party: string, side: Side, assumed: ReadonlyMap<string, Ballot> = new Map()): number {
    const own = (id: string): number =>
      (assumed.get(id) ?? this.#known(id) ?? CERTAIN[side === "worst" ? "no" : "yes"]).yes;
    if (assumed.has(party)) return own(party);
    const leaders = this.#leaders.get(party) ?? [];
    const followed = leaders.reduce((sum, { probability: p }) => sum + p, 0);
    return leaders.reduce((sum, { leader, probability: p }) => sum + p * own(leader), 0) + (1 - followed) * own(party);
  }

  #known(id: string): Ballot | undefined {
    // The beneficiary sides with the promise unless the scenario says otherwise.
    return this.#general.get(id) ?? (id === this.#beneficiary ? CERTAIN.yes : undefined);
  }

  /** Parties and factions whose attitude matters, in general or on a matter. */
  drawn(used: ReadonlySet<string>): string[] {
    return [...this.#own]
      .filter(([name]) => used.has(name))
      .map(([, { id }]) => id)
      .filter((id) => id !== this.#beneficiary);
  }

  /** Those of them whose general attitude the scenario leaves open. */
  open(used: ReadonlySet<string>): string[] {
    const general = [...this.#own].filter(([name, { matter }]) => used.has(name) && matter === undefined);
    return [...new Set(general.map(([, { id }]) => id))].filter((id) => this.#known(id) === undefined);
  }

  /** Weights for every hidden variable, with the open attitudes at their worst or best for the function. */
  completed(
    side: Side,
    kernel: Kernel,
    node: Node,
    assumed: ReadonlyMap<string, Ballot>,
  ): Map<string, readonly number[]> {
    const weights = new Map<string, readonly number[]>();
    const turns = directions(kernel, node);
    const extreme = (name: string): Ballot => {
      const turn = turns.get(name);
      if (turn === "neither") {
        throw new MeaningError(
          "stance-required",
          `Whether ${this.#own.get(name)?.id ?? name} is for or against can help or harm, so the scenario must give it a stance.`,
        );
      }
      return CERTAIN[(side === "best") === (turn !== "decreasing") ? "yes" : "no"];
    };
    const yes = new Map<string, number>();
    for (const of of kernel.variables) {
      const chance = this.#chances.get(of.name)?.();
      if (chance !== undefined) weights.set(of.name, [1 - chance, chance]);
      const own = this.#own.get(of.name);
      if (own === undefined) continue;
      const { id, matter } = own;
      const ballot =
        assumed.get(id) ??
        (matter === undefined ? (this.#known(id) ?? extreme(of.name)) : this.#on.get(`${id} on ${matter}`));
      if (ballot === undefined) continue;
      weights.set(of.name, [ballot.no, ballot.abstain, ballot.yes]);
      if (matter === undefined) yes.set(id, ballot.yes);
    }
    const yesOf = (party: string): number => {
      if (assumed.has(party)) return yes.get(party) ?? assumed.get(party)?.yes ?? 0;
      const own = (id: string): number => yes.get(id) ?? this.#known(id)?.yes ?? (side === "best" ? 1 : 0);
      const leaders = this.#leaders.get(party) ?? [];
      const followed = leaders.reduce((sum, { probability: p }) => sum + p, 0);
      return (
        leaders.reduce((sum, { leader, probability: p }) => sum + p * own(leader), 0) + (1 - followed) * own(party)
      );
    };
    for (const of of kernel.variables) {
      const [, follower, index] = /^(.*) follows (\d+)$/.exec(of.name) ?? [];
      if (follower !== undefined) {
        const leaders = this.#leaders.get(follower) ?? [];
        const before = leaders.slice(0, Number(index)).reduce((sum, { probability: p }) => sum + p, 0);
        const p = assumed.has(follower) ? 0 : (leaders[Number(index)]?.probability ?? 0);
        const given = before >= 1 ? 0 : Math.min(1, p / (1 - before));
        weights.set(of.name, [1 - given, given]);
      }
      const [, keeper, what] = /^(.*) keeps its (duty|bar)$/.exec(of.name) ?? [];
      if (keeper !== undefined) {
        const y = what === "duty" ? yesOf(keeper) : 1 - yesOf(keeper);
        const r = this.reliability(keeper);
        const p = y >= 1 ? 0 : Math.min(1, Math.max(0, (r - y) / (1 - y)));
        weights.set(of.name, [1 - p, p]);
      }
    }
    return weights;
  }
}

/** How parties behave in a scenario (semantics, definition 10). */
function attitudes(stances: Stances): Conduct {
  const willing = (party: string): Formula => stances.attitude(party, [2]);
  const does = (party: string): Formula => or(willing(party), stances.keeps(party, "duty"));
  return {
    repeats: true,
    vote: (choice, outcomes, uncast, round) => {
      const vote = stances.vote(
        choice,
        outcomes.filter((level) => level < 3),
        round,
      );
      const late = stances.late(choice, round);
      return late === undefined ? vote : or(and(not(late), vote), and(late, constant(uncast)));
    },
    ratification: (choice) => stances.ratifies(choice),
    finding: (choice) => stances.attitude(choice.owner, [2], [...choice.clauses]),
    request: () => constant(true),
    done: (choice, { barred, bound }) =>
      stances.comes(
        choice,
        or(
          and(barred, willing(choice.owner), not(stances.keeps(choice.owner, "bar"))),
          and(not(barred), or(and(bound, does(choice.owner)), and(not(bound), willing(choice.owner)))),
        ),
      ),
    countUnlawful: false,
  };
}

/** Where a yes can harm, one attitude for everything says nothing: a stance on the very matter is needed. */
function requireStancesOn(game: Game, stances: Stances): void {
  // Attitudes are cast, so what an uncast vote would do (under a quorum) asks nothing of a scenario.
  const formula = game.under({
    ...goodFaith,
    vote: (choice, outcomes) =>
      literal(
        vote(choice.variable.name),
        outcomes.filter((level) => level < 3),
      ),
  });
  const kernel = new Kernel({ variables: staticOrder(formula), nodeBudget: game.options.nodeBudget });
  const turns = directions(kernel, build(kernel, formula));
  const missing = variablesOf(formula).flatMap((of): { choice: Choice; matter: string }[] => {
    const choice = game.choice(of.name);
    const turn = turns.get(of.name);
    if (choice === undefined || (choice.kind !== "vote" && choice.kind !== "finding")) return [];
    if (turn === undefined || turn === "increasing" || turn === "constant") return [];
    const matters = choice.kind === "vote" ? [choice.about] : [...choice.clauses];
    return stances.coveredOn(choice.owner, matters) ? [] : [{ choice, matter: matters[0] ?? "it" }];
  });
  const [first] = missing;
  if (first === undefined) return;
  const { choice, matter } = first;
  const likewise = missing.filter((one) => one.matter === matter && one.choice.kind === choice.kind);
  const others = game.inOrder(new Set(likewise.map((one) => one.choice.owner))).filter((of) => of !== choice.owner);
  const who = list([choice.owner, ...others]);
  const each =
    others.length === 0 ? "" : "; likewise of each of the others, or of all in one line, `stance each of` their group";
  throw new MeaningError(
    "stance-on-required",
    `A yes of ${who} ${choice.kind === "vote" ? `in ${choice.about}` : `on whether ${choice.about}`} can work against the promise. Say what it would do there: stance ${choice.owner} on ${matter.split(".").at(-1)} yes …%, no …%${each}.`,
    choice.at,
  );
}
