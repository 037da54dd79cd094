import type { Ballot, Scenario, Subject } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { ratificationOf, Taken, type Unit } from "../answers/time.ts";
import { and, type Formula, literal, not, or, type Variable, variable } from "../diagram/formula.ts";
import { Actors, NOBODY } from "../ground/index.ts";
import { exactly, minus, ONE, over, plus, times, written, ZERO } from "./chance.ts";
import type { Factor, Given, Timing } from "./procedure.ts";
import { timingIn } from "./timings.ts";

const SURE: Record<"yes" | "no", Ballot> = { yes: { yes: 1, abstain: 0, no: 0 }, no: { yes: 0, abstain: 0, no: 1 } };

/** Someone whose attitude a scenario gives: a party or a faction. */
type Named = Subject | { readonly kind: "faction"; readonly faction: string };

/**
 * How parties behave in a scenario (semantics, definitions 10 to 12), as factors: an attitude each, draws of their own on single matters, who follows
 * whom, and whether a word is kept. `open` gives the attitudes that the scenario leaves open; `assumed` overrides what it says.
 */
export class Behaviour {
  readonly unit: Unit;
  readonly #general = new Map<string, Ballot>();
  readonly #on = new Map<string, Ballot>();
  readonly #leaders = new Map<string, readonly { readonly leader: string; readonly probability: number }[]>();
  readonly #reliability = new Map<string, number>();
  readonly #delays: Taken;
  readonly #ratifications: Taken;
  readonly #scenario: Scenario;
  readonly #anew: ReadonlySet<string>;
  readonly #factors = new Map<string, Factor>();
  readonly #assumed: ReadonlyMap<string, Ballot>;
  readonly #beneficiary: string | undefined;
  readonly #open: (party: string) => "yes" | "no";

  constructor(
    game: Game,
    scenario: Scenario,
    unit: Unit,
    open: (party: string) => "yes" | "no",
    assumed: ReadonlyMap<string, Ballot> = new Map(),
  ) {
    const actors = new Actors(game.structure.settled);
    const roles = game.structure.promiseRoles() ?? NOBODY;
    this.unit = unit;
    this.#open = open;
    this.#assumed = assumed;
    this.#beneficiary = game.beneficiary;
    const isNamed = (subject: Named | undefined): boolean =>
      subject !== undefined && (subject.kind === "faction" || (subject.kind === "who" && subject.who.kind !== "group"));
    // A named party overrides `each of`, wherever it stands.
    const inOrder = <T extends { readonly subject?: Named }>(items: readonly T[]): T[] => [
      ...items.filter((item) => !isNamed(item.subject)),
      ...items.filter((item) => isNamed(item.subject)),
    ];
    const ids = (subject: Named): readonly string[] =>
      subject.kind === "faction" ? [subject.faction] : actors.partiesOf(subject, roles);
    for (const { subject, on, ballot } of inOrder(scenario.stances))
      for (const id of ids(subject)) {
        if (on === undefined) this.#general.set(id, ballot);
        else this.#on.set(`${id} on ${on}`, ballot);
      }
    for (const { follower, leaders } of scenario.follows) this.#leaders.set(follower, leaders);
    for (const { subject, probability } of inOrder(scenario.reliabilities))
      for (const id of subject === undefined ? [""] : ids(subject)) this.#reliability.set(id, probability);
    this.#scenario = scenario;
    this.#delays = new Taken(scenario.delays, actors, roles);
    this.#ratifications = new Taken(scenario.ratifications, actors, roles);
    const decisions = [...game.structure.settled.decisions.values()];
    this.#anew = new Set(decisions.filter(({ rounds }) => rounds?.anew === true).map(({ id }) => id));
  }

  /** "The attitude of `party` is one of `outcomes`", in general or on a matter, after following. */
  attitude(party: string, outcomes: readonly number[], matters: readonly string[] = []): Formula {
    return this.#leadersOf(party).reduceRight<Formula>(
      (left, { leader }, i) => {
        const prevails = literal(this.#follows(party, i));
        return or(and(prevails, this.#draw(leader, outcomes, matters)), and(not(prevails), left));
      },
      this.#draw(party, outcomes, matters),
    );
  }

  /** Whether a bound party keeps its word though unwilling, and a barred one though willing. */
  keeps(party: string, what: "duty" | "bar"): Formula {
    const y = this.#yes(party);
    const base = what === "duty" ? y : minus(ONE, y);
    const r = exactly(this.#reliability.get(party) ?? this.#reliability.get("") ?? 1);
    const room = minus(ONE, base);
    const more = minus(r, base);
    const chance = room.numerator === 0n || more.numerator <= 0n ? ZERO : over(more, room);
    return literal(
      this.#factor({ name: `${party} keeps its ${what}`, weights: [written(minus(ONE, chance)), written(chance)] }),
    );
  }

  /** The factors that the formulas given so far hang on. */
  get factors(): readonly Factor[] {
    return [...this.#factors.values()];
  }

  /** From falling due to the vote or act: the delay on one of these matters, else the party's own; at once unless told. */
  delay(party: string, matters: readonly string[]): Timing {
    return timingIn(this.#delays.of(party, matters), this.unit);
  }

  /**
   * How long a party takes to ratify something.
   * @throws MeaningError `ratification-not-stated`
   */
  ratification(party: string, what: string): Timing {
    return timingIn(ratificationOf(this.#ratifications, this.#scenario, party, what), this.unit);
  }

  /**
   * How each votes where votes are cast anew, given who follows whom; undefined where two votes of a round would hang together: where a leader votes
   * too, or is followed by two.
   */
  ballots(parties: readonly string[], decision: string): ReadonlyMap<string, Given<Ballot>> | undefined {
    const leads = parties.flatMap((party) => [...new Set(this.#leadersOf(party).map(({ leader }) => leader))]);
    if (new Set([...leads, ...parties]).size < leads.length + parties.length) return undefined;
    const own = (id: string): Ballot =>
      this.#assumed.get(id) ?? this.#on.get(`${id} on ${decision}`) ?? this.#ballot(id) ?? SURE.no;
    return new Map(
      parties.map((party) => [
        party,
        [
          ...this.#leadersOf(party).map(({ leader }, i) => ({
            when: literal(this.#follows(party, i)),
            is: own(leader),
          })),
          { is: own(party) },
        ],
      ]),
    );
  }

  /** The factors that are drawn anew in every round of a decision. */
  redrawn(decision: string): readonly string[] {
    return this.#anew.has(decision) ? [...this.#factors.keys()].filter((name) => name.endsWith(` on ${decision}`)) : [];
  }

  #leadersOf(party: string): readonly { readonly leader: string; readonly probability: number }[] {
    return this.#assumed.has(party) ? [] : (this.#leaders.get(party) ?? []);
  }

  #follows(party: string, i: number): Variable {
    const leaders = this.#leaders.get(party) ?? [];
    const before = leaders.slice(0, i).reduce((sum, { probability }) => plus(sum, exactly(probability)), ZERO);
    const left = minus(ONE, before);
    const p = exactly(leaders[i]?.probability ?? 0);
    const chance = left.numerator <= 0n ? ZERO : over(p, left);
    return this.#factor({ name: `${party} follows ${i}`, weights: [written(minus(ONE, chance)), written(chance)] });
  }

  #draw(id: string, outcomes: readonly number[], matters: readonly string[]): Formula {
    const matter = matters.find((one) => this.#on.has(`${id} on ${one}`) || this.#anew.has(one));
    const name = matter === undefined ? `attitude ${id}` : `attitude ${id} on ${matter}`;
    const ballot = this.#assumed.get(id) ?? this.#on.get(`${id} on ${matter}`) ?? this.#ballot(id);
    const { no, abstain, yes } = ballot ?? SURE.no;
    return literal(this.#factor({ name, weights: [no, abstain, yes], of: id }), outcomes);
  }

  #ballot(id: string): Ballot {
    // The beneficiary sides with the promise unless the scenario says otherwise.
    return this.#general.get(id) ?? SURE[id === this.#beneficiary ? "yes" : this.#open(id)];
  }

  /** P(attitude is yes), in general, after following. */
  #yes(party: string): typeof ONE {
    const own = (id: string): typeof ONE => exactly((this.#assumed.get(id) ?? this.#ballot(id)).yes);
    if (this.#assumed.has(party)) return own(party);
    const leaders = this.#leaders.get(party) ?? [];
    const followed = leaders.reduce((sum, { probability }) => plus(sum, exactly(probability)), ZERO);
    return leaders.reduce(
      (sum, { leader, probability }) => plus(sum, times(exactly(probability), own(leader))),
      times(minus(ONE, followed), own(party)),
    );
  }

  #factor(factor: Factor): Variable {
    const known = this.#factors.get(factor.name);
    if (known === undefined) this.#factors.set(factor.name, factor);
    return variable(factor.name, factor.weights.length);
  }
}
