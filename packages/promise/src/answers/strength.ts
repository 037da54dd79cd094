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
  readonly #own = new Map<string, Variable>();

  constructor(game: Game, scenario: Scenario) {
    const actors = new Actors(game.structure.settled);
    const roles = game.structure.promiseRoles();
    this.#beneficiary = game.beneficiary;
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
  attitude(party: string, outcomes: readonly number[], matters: readonly string[] = []): Formula {
    const leaders = this.#leaders.get(party) ?? [];
    let left = this.#draw(party, outcomes, matters);
    for (let i = leaders.length - 1; i >= 0; i--) {
      const leader = leaders[i];
      if (leader === undefined) continue;
      const prevails = literal(variable(`${party} follows ${i}`));
      left = or(and(prevails, this.#draw(leader.leader, outcomes, matters)), and(not(prevails), left));
    }
    return left;
  }

  #draw(id: string, outcomes: readonly number[], matters: readonly string[]): Formula {
    const matter = this.hasOn(id, matters);
    const name = matter === undefined ? `attitude ${id}` : `attitude ${id} on ${matter}`;
    const of = this.#own.get(name) ?? vote(name);
    this.#own.set(name, of);
    return literal(of, outcomes);
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
    return [...this.#own.keys()]
      .filter((name) => used.has(name))
      .map((name) => name.slice("attitude ".length).split(" on ")[0] ?? "")
      .filter((id) => id !== this.#beneficiary);
  }

  /** Those of them whose general attitude the scenario leaves open. */
  open(used: ReadonlySet<string>): string[] {
    return [...this.#own.keys()]
      .filter((name) => used.has(name) && !name.includes(" on "))
      .map((name) => name.slice("attitude ".length))
      .filter((id) => this.#known(id) === undefined);
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
          `Whether ${name.slice("attitude ".length)} is for or against can help or harm, so the scenario must give it a stance.`,
        );
      }
      return CERTAIN[(side === "best") === (turn !== "decreasing") ? "yes" : "no"];
    };
    const yes = new Map<string, number>();
    for (const of of kernel.variables) {
      if (!of.name.startsWith("attitude ")) continue;
      const [id = "", matter] = of.name.slice("attitude ".length).split(" on ");
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
    vote: (choice, outcomes) =>
      stances.attitude(
        choice.owner,
        outcomes.filter((level) => level < 3),
        [choice.about],
      ),
    finding: (choice) => stances.attitude(choice.owner, [2], [...choice.clauses]),
    request: () => constant(true),
    done: (choice, { barred, bound }) =>
      or(
        and(barred, willing(choice.owner), not(stances.keeps(choice.owner, "bar"))),
        and(not(barred), or(and(bound, does(choice.owner)), and(not(bound), willing(choice.owner)))),
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
  for (const of of variablesOf(formula)) {
    const choice: Choice | undefined = game.choice(of.name);
    const turn = turns.get(of.name);
    if (choice === undefined || (choice.kind !== "vote" && choice.kind !== "finding")) continue;
    if (turn === undefined || turn === "increasing" || turn === "constant") continue;
    const matters = choice.kind === "vote" ? [choice.about] : [...choice.clauses];
    if (stances.coveredOn(choice.owner, matters)) continue;
    throw new MeaningError(
      "stance-on-required",
      `A yes of ${choice.owner} ${choice.kind === "vote" ? `in ${choice.about}` : `on whether ${choice.about}`} can work against the promise. Say what it would do there: stance ${choice.owner} on ${matters[0]?.split(".").at(-1) ?? "it"} yes …%, no …%.`,
      choice.at,
    );
  }
}
