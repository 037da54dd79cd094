import type { Condition, PromiseTerm, Subject } from "@proviso/agreement";
import { type Formula, variable, vote } from "../diagram/formula.ts";
import type { Settled, SettledDecision } from "../settle/index.ts";
import { Actors, NOBODY, type Roles } from "./actors.ts";
import { falls, type GroundAct, groundAct } from "./acts.ts";
import type { Choice } from "./choice.ts";
import { type Conduct, goodFaith, type Status } from "./conduct.ts";
import { type Course, Facts } from "./course.ts";
import { cycles } from "./cycles.ts";
import { electorate, mayStayUncast, type Outcome } from "./decisions.ts";
import { conditionsOf, eventsOf, failuresRead, forceConditions, isCircumstance, namesRoles, nodeOf } from "./deeds.ts";
import { Lens } from "./lens.ts";
import { type GroundNorm, jointly } from "./norms.ts";

/**
 * What an agreement's text makes of conduct: the choices there are, who owns them, and for any way of behaving (a {@link Conduct}) whether the
 * promise is kept, as a formula over the choices. Decides what the law says and computes nothing (semantics, definitions 1–5).
 */
export class Structure {
  readonly settled: Settled;
  readonly course: Course;
  readonly facts: Facts;
  readonly actors: Actors;
  readonly norms: readonly GroundNorm[];
  /** Clauses whose conditions hang on each other without a contradiction; least fixed point taken. */
  readonly circular: readonly (readonly string[])[];
  readonly #choices = new Map<string, Choice>();
  readonly #universe = new Map<string, Map<string, GroundAct>>();
  readonly #failureMatters: ReadonlySet<string>;
  readonly #components: ReadonlyMap<string, readonly string[]>;
  readonly #votes = new Map<SettledDecision, Map<string, Choice>>();
  #promiseRoles: Roles | undefined;
  #inGoodFaith: Lens | undefined;

  /** @throws MeaningError for what has no meaning: a cycle through a negation, a fact that the scenario leaves open, an empty electorate. */
  constructor(settled: Settled, course: Course) {
    this.settled = settled;
    this.course = course;
    this.actors = new Actors(settled);
    this.facts = new Facts(settled, this.actors, course);
    this.norms = this.#groundNorms();
    this.#failureMatters = failuresRead(settled);
    this.#fillUniverse();
    const found = cycles(this.#dependencies());
    this.#components = found.components;
    this.circular = found.circular;
  }

  /** Choices made so far by the formulas that were built, in the order in which they were met. */
  get choices(): readonly Choice[] {
    return [...this.#choices.values()];
  }

  choice(name: string): Choice | undefined {
    return this.#choices.get(name);
  }

  /** The roles that a promise's own words may use: those of the triggers, and the beneficiary as the victim. */
  promiseRoles(): Roles {
    this.#promiseRoles ??= this.#rolesBound();
    return this.#promiseRoles;
  }

  #rolesBound(): Roles {
    const roles: Record<string, readonly string[]> = { ...NOBODY };
    // A trigger that names its actor says who it is; one that speaks of anyone only takes what the question supposes.
    const names = ({ clause }: GroundNorm): boolean => clause.when?.event.subject.kind === "who";
    for (const { roles: bound } of [...this.norms.filter(names), ...this.norms.filter((norm) => !names(norm))]) {
      for (const [role, parties] of Object.entries(bound)) if (roles[role]?.length === 0) roles[role] = parties;
    }
    const { attacker, beneficiary } = this.course;
    if (roles.attacker?.length === 0 && attacker !== undefined) roles.attacker = [attacker];
    if (roles.victim?.length === 0 && beneficiary !== undefined) roles.victim = [beneficiary];
    return roles as Roles;
  }

  /** Whether the promise is kept. */
  kept(promise: PromiseTerm, conduct: Conduct = goodFaith): Formula {
    return this.#read(conduct, (lens) => lens.kept(promise.keptWhen, this.promiseRoles()));
  }

  /** When a decision is approved and when it has failed, standing alone. */
  decided(id: string, conduct: Conduct = goodFaith): Outcome {
    return this.#read(conduct, (lens) => lens.decision(id, this.promiseRoles()));
  }

  /** The parties that vote in a decision, standing alone. */
  voters(id: string): string[] {
    return electorate(this.#decision(id), this.settled, this.actors, this.promiseRoles());
  }

  /** The status of an act for a party. */
  status(party: string, act: GroundAct, conduct: Conduct = goodFaith): Status {
    return this.#read(conduct, (lens) => lens.status(party, act));
  }

  /** Whether a party does an act or one that falls under it. */
  does(party: string, act: GroundAct, conduct: Conduct = goodFaith): Formula {
    return this.#read(conduct, (lens) => lens.does(party, act));
  }

  /** Whether a norm's conditions hold for a performer. */
  applies(norm: GroundNorm, party: string, conduct: Conduct = goodFaith): Formula {
    return this.#read(conduct, (lens) => lens.applies(norm, party));
  }

  /** Acts that a deed counts, by party: every act of the party that falls under the deed's. */
  counted(
    subject: Subject,
    act: GroundAct,
    roles: Roles,
  ): readonly { readonly party: string; readonly acts: readonly GroundAct[] }[] {
    return this.actors.partiesOf(subject, roles).map((party) => ({ party, acts: this.actsUnder(party, act) }));
  }

  actsUnder(party: string, above: GroundAct): GroundAct[] {
    return [...(this.#universe.get(party)?.values() ?? [])].filter((act) => falls(this.settled.verbs, act, above));
  }

  actsOf(party: string): readonly GroundAct[] {
    return [...(this.#universe.get(party)?.values() ?? [])];
  }

  /** Nodes that must be solved together with `node`; undefined if it hangs on no cycle. */
  componentOf(node: string): readonly string[] | undefined {
    return this.#components.get(node);
  }

  /** Good faith is asked about most: what has been worked out under it serves every such question. */
  #read<T>(conduct: Conduct, ask: (lens: Lens) => T): T {
    if (conduct !== goodFaith) return ask(new Lens(this, conduct));
    const lens = this.#inGoodFaith ?? new Lens(this, conduct);
    // One that broke off halfway is not asked again.
    this.#inGoodFaith = undefined;
    const found = ask(lens);
    this.#inGoodFaith = lens;
    return found;
  }

  /** @internal The choice of that name, made on first use. */
  choose(
    kind: Choice["kind"],
    owner: string,
    about: string,
    levels: 2 | 3 | 4 = 2,
    at: Choice["at"] = undefined,
  ): Choice {
    const name = `${kind} ${owner}: ${about}`;
    let choice = this.#choices.get(name);
    if (choice === undefined) {
      const made = levels === 2 ? variable(name) : vote(name, { notCast: levels === 4 });
      choice = { variable: made, owner, kind, about, at, clauses: new Set(), readers: new Set() };
      this.#choices.set(name, choice);
    }
    return choice;
  }

  /** @internal */
  voteOf(party: string, decision: SettledDecision): Choice {
    let byParty = this.#votes.get(decision);
    if (byParty === undefined) {
      byParty = new Map();
      this.#votes.set(decision, byParty);
    }
    let choice = byParty.get(party);
    if (choice === undefined) {
      const uncast = mayStayUncast(decision, this.#failureMatters.has(decision.id));
      choice = this.choose("vote", party, decision.id, uncast ? 4 : 3, decision.rule.at);
      byParty.set(party, choice);
    }
    return choice;
  }

  /** @internal */
  decisionNamed(id: string): SettledDecision {
    return this.#decision(id);
  }

  #decision(id: string): SettledDecision {
    const decision = this.settled.decisions.get(id);
    if (decision === undefined) {
      throw new RangeError(
        `There is no decision ${id}; the text has ${[...this.settled.decisions.keys()].join(", ") || "none"}.`,
      );
    }
    return decision;
  }

  #groundNorms(): GroundNorm[] {
    return this.settled.clauses.flatMap((clause) => {
      const trigger =
        clause.when === undefined ? { happened: true, roles: NOBODY } : this.facts.trigger(clause.when.event);
      const named = namesRoles(clause.when?.event, this.settled);
      return clause.norms.flatMap((norm): GroundNorm[] => {
        const act = groundAct(norm.act, this.actors, trigger.roles);
        const onlyObject =
          act.object?.kind === "parties" && act.object.parties.length === 1 ? act.object.parties[0] : undefined;
        const joint = jointly(norm.actor, norm.modality);
        const parties = this.actors.partiesOf(norm.actor, trigger.roles).filter(
          (party) =>
            party !== onlyObject &&
            // The attacker owes no help under the clause that its attack triggers.
            !(named && norm.modality === "shall" && trigger.roles.attacker.includes(party)),
        );
        return [
          {
            norm,
            clause,
            roles: trigger.roles,
            triggered: trigger.happened,
            modality: norm.modality,
            act,
            parties,
            joint,
          },
        ];
      });
    });
  }

  #fillUniverse(): void {
    const add = (party: string, act: GroundAct): void => {
      let acts = this.#universe.get(party);
      if (acts === undefined) {
        acts = new Map();
        this.#universe.set(party, acts);
      }
      acts.set(act.key, act);
    };
    const addDeeds = (condition: Condition, roles: Roles, circumstances: boolean): void => {
      for (const event of eventsOf(condition)) {
        if (!circumstances && isCircumstance(event, this.settled)) continue;
        const act = groundAct(event.act, this.actors, roles);
        for (const party of this.actors.partiesOf(event.subject, roles)) add(party, act);
      }
    };
    for (const { norm, clause, act, parties, roles } of this.norms) {
      for (const party of parties) add(party, act);
      for (const { condition } of conditionsOf(norm, clause)) addDeeds(condition, roles, false);
    }
    for (const { condition } of forceConditions(this.settled)) addDeeds(condition, NOBODY, false);
    for (const promise of this.settled.promises) addDeeds(promise.keptWhen, this.promiseRoles(), true);
  }

  /** Which deeds the status of each act reads, and whether through a negation. */
  #dependencies(): Map<string, { readonly to: string; readonly negative: boolean; readonly clause: string }[]> {
    const edges = new Map<string, { to: string; negative: boolean; clause: string }[]>();
    const everywhere = forceConditions(this.settled);
    for (const [party, acts] of this.#universe) {
      for (const act of acts.values()) {
        const from = nodeOf(party, act);
        const out: { to: string; negative: boolean; clause: string }[] = [];
        for (const ground of this.norms) {
          if (!ground.parties.includes(party)) continue;
          const touches = falls(this.settled.verbs, act, ground.act) || falls(this.settled.verbs, ground.act, act);
          if (!touches) continue;
          const against = ground.modality === "must not" || ground.modality === "may decline to";
          for (const { condition, negative } of [...conditionsOf(ground.norm, ground.clause), ...everywhere]) {
            for (const event of eventsOf(condition)) {
              if (isCircumstance(event, this.settled)) continue;
              const read = groundAct(event.act, this.actors, ground.roles);
              const turned =
                event.subject.kind === "members" &&
                (event.subject.quantifier.kind === "none" || event.subject.quantifier.kind === "at most");
              for (const other of this.actors.partiesOf(event.subject, ground.roles)) {
                for (const under of this.actsUnder(other, read)) {
                  out.push({
                    to: nodeOf(other, under),
                    negative: against || negative || turned,
                    clause: ground.clause.id,
                  });
                }
              }
            }
          }
        }
        edges.set(from, out);
      }
    }
    return edges;
  }
}
