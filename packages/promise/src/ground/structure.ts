import type { Condition, Event, Finder, PromiseTerm, Quantifier, Subject } from "@proviso/agreement";
import { and, atLeast, constant, type Formula, not, or, variable, vote } from "../diagram/formula.ts";
import type { Settled, SettledDecision } from "../settle/index.ts";
import { Actors, NOBODY, type Roles } from "./actors.ts";
import { falls, type GroundAct, groundAct } from "./acts.ts";
import type { Choice } from "./choice.ts";
import { type Conduct, goodFaith, type Status } from "./conduct.ts";
import { type Course, Facts } from "./course.ts";
import { cycles } from "./cycles.ts";
import { electorate, mayStayUncast, type Outcome, outcome } from "./decisions.ts";
import { type GroundNorm, jointly } from "./norms.ts";
import { words } from "./words.ts";

const FALSE = constant(false);
const TRUE = constant(true);

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
    const roles: Record<string, readonly string[]> = { ...NOBODY };
    for (const { roles: bound } of this.norms) {
      for (const [role, parties] of Object.entries(bound)) if (roles[role]?.length === 0) roles[role] = parties;
    }
    const { attacker, beneficiary } = this.course;
    if (roles.attacker?.length === 0 && attacker !== undefined) roles.attacker = [attacker];
    if (roles.victim?.length === 0 && beneficiary !== undefined) roles.victim = [beneficiary];
    return roles as Roles;
  }

  /** Whether the promise is kept. */
  kept(promise: PromiseTerm, conduct: Conduct = goodFaith): Formula {
    return new Lens(this, conduct).kept(promise.keptWhen, this.promiseRoles());
  }

  /** When a decision is approved and when it has failed, standing alone. */
  decided(id: string, conduct: Conduct = goodFaith): Outcome {
    return new Lens(this, conduct).decision(id, this.promiseRoles());
  }

  /** The parties that vote in a decision, standing alone. */
  voters(id: string): string[] {
    return electorate(this.#decision(id), this.settled, this.actors, this.promiseRoles());
  }

  /** The status of an act for a party. */
  status(party: string, act: GroundAct, conduct: Conduct = goodFaith): Status {
    return new Lens(this, conduct).status(party, act);
  }

  /** Whether a party does an act or one that falls under it. */
  does(party: string, act: GroundAct, conduct: Conduct = goodFaith): Formula {
    return new Lens(this, conduct).does(party, act);
  }

  /** Whether a norm's conditions hold for a performer. */
  applies(norm: GroundNorm, party: string, conduct: Conduct = goodFaith): Formula {
    return new Lens(this, conduct).applies(norm, party);
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
      choice = { variable: made, owner, kind, about, at, readers: new Set() };
      this.#choices.set(name, choice);
    }
    return choice;
  }

  /** @internal */
  voteOf(party: string, decision: SettledDecision): Choice {
    const uncast = mayStayUncast(decision, this.#failureMatters.has(decision.id));
    return this.choose("vote", party, decision.id, uncast ? 4 : 3, decision.rule.at);
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

/** One way of behaving, read through the law. Holds what has been worked out so far. */
class Lens {
  readonly #of: Structure;
  readonly #conduct: Conduct;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #done = new Map<string, Formula>();
  readonly #statuses = new Map<string, Status>();
  readonly #applies = new Map<GroundNorm, Map<string, Formula>>();
  /** Values of the deeds of a cycle in the present round. */
  #round: ReadonlyMap<string, Formula> | undefined;

  constructor(of: Structure, conduct: Conduct) {
    this.#of = of;
    this.#conduct = conduct;
  }

  decision(id: string, roles: Roles): Outcome {
    const decision = this.#of.decisionNamed(id);
    const key = `${id} ${roles.attacker.join()}|${roles.victim.join()}|${roles.offender.join()}|${roles.requester.join()}|${roles.disputants.join()}`;
    let found = this.#outcomes.get(key);
    if (found === undefined) {
      found = outcome(decision, this.#of.settled, this.#of.actors, roles, (party, outcomes) => {
        const choice = this.#of.voteOf(party, decision);
        const possible = outcomes.filter((level) => level < choice.variable.levels);
        return possible.length === 0 ? FALSE : this.#conduct.vote(choice, possible);
      });
      this.#outcomes.set(key, found);
    }
    return found;
  }

  /** `kept when`: help counts, forbearance reads what is done. */
  kept(condition: Condition, roles: Roles): Formula {
    switch (condition.kind) {
      case "and":
        return and(...condition.of.map((part) => this.kept(part, roles)));
      case "or":
        return or(...condition.of.map((part) => this.kept(part, roles)));
      case "event":
        return and(this.#facts(condition.event), this.#keptDeed(condition.event, roles));
      default:
        return this.condition(condition, roles, "");
    }
  }

  #keptDeed(event: Event, roles: Roles): Formula {
    const { subject } = event;
    const quantifier: Quantifier = subject.kind === "members" ? subject.quantifier : { kind: "any" };
    const act = groundAct(event.act, this.#of.actors, roles);
    const parties = this.#of.actors.partiesOf(subject, roles);
    if (quantifier.kind === "none" || quantifier.kind === "at most") {
      const most = quantifier.kind === "at most" ? quantifier.count : 0;
      return not(
        atLeast(
          most + 1,
          parties.map((party) => (this.#statedOf(party, event) ? TRUE : this.does(party, act))),
        ),
      );
    }
    const helpers = parties.filter((party) => !roles.attacker.includes(party));
    const counts = new Map(helpers.map((party) => [party, this.#counts(party, act)]));
    const needed = quantifier.kind === "at least" ? quantifier.count : quantifier.kind === "any" ? 1 : parties.length;
    return this.#enough(needed, counts, act);
  }

  /** At least `needed` of the helpers' acts count, a duty of several being honoured by whoever honours it. */
  #enough(needed: number, counts: ReadonlyMap<string, Formula>, act: GroundAct): Formula {
    const alternatives = [atLeast(needed, [...counts.values()])];
    for (const ground of this.#of.norms) {
      if (ground.joint === undefined || !falls(this.#of.settled.verbs, ground.act, act)) continue;
      const inside = ground.parties.filter((party) => counts.has(party));
      const sure = ground.joint - (ground.parties.length - inside.length);
      if (sure <= 0) continue;
      const outside = [...counts].filter(([party]) => !ground.parties.includes(party)).map(([, formula]) => formula);
      alternatives.push(
        and(
          this.#jointBound(ground),
          this.#conduct.joint(ground.joint, ground.parties),
          atLeast(needed - sure, outside),
        ),
      );
    }
    return or(...alternatives);
  }

  /** A joint duty is owed: its conditions hold for each of those who owe it and none of them is barred. */
  #jointBound(ground: GroundNorm): Formula {
    return and(
      ...ground.parties.map((party) =>
        and(this.applies(ground, party), not(this.#ended(ground, party)), not(this.status(party, ground.act).barred)),
      ),
    );
  }

  #counts(party: string, deed: GroundAct): Formula {
    return or(
      ...this.#of.actsUnder(party, deed).map((act) => {
        const done = this.#doneAct(party, act);
        if (this.#conduct.countUnlawful) return done;
        const { barred, bound, free } = this.status(party, act);
        return and(done, not(barred), or(bound, free));
      }),
    );
  }

  /** Whether a party does the act or one that falls under it. */
  does(party: string, deed: GroundAct): Formula {
    return or(...this.#of.actsUnder(party, deed).map((act) => this.#doneAct(party, act)));
  }

  #doneAct(party: string, act: GroundAct): Formula {
    const node = nodeOf(party, act);
    const inRound = this.#round?.get(node);
    if (inRound !== undefined) return inRound;
    const known = this.#done.get(node);
    if (known !== undefined) return known;
    const component = this.#of.componentOf(node);
    const found = component === undefined ? this.#choose(party, act) : this.#leastFixedPoint(component, node);
    if (this.#round === undefined) this.#done.set(node, found);
    return found;
  }

  #choose(party: string, act: GroundAct): Formula {
    const choice = this.#of.choose("act", party, act.key, 2);
    return this.#conduct.done(choice, this.status(party, act));
  }

  /** Kleene iteration from "nobody does": as many rounds as there are deeds reach the least fixed point of a positive system. */
  #leastFixedPoint(component: readonly string[], wanted: string): Formula {
    const outer = this.#round;
    let round = new Map<string, Formula>(component.map((node) => [node, FALSE]));
    for (let i = 0; i <= component.length; i++) {
      const next = new Map<string, Formula>();
      this.#round = new Map([...(outer ?? []), ...round]);
      this.#forget();
      for (const node of component) {
        const { party, act } = this.#locate(node);
        next.set(node, this.#choose(party, act));
      }
      round = next;
    }
    this.#round = outer;
    this.#forget();
    if (outer === undefined) for (const [node, formula] of round) this.#done.set(node, formula);
    return round.get(wanted) ?? FALSE;
  }

  /** Statuses worked out in a round hold for that round only. */
  #forget(): void {
    this.#statuses.clear();
    this.#applies.clear();
  }

  #locate(node: string): { party: string; act: GroundAct } {
    const party = node.slice(0, node.indexOf("|"));
    const act = this.#of.actsOf(party).find((candidate) => nodeOf(party, candidate) === node);
    if (act === undefined) throw new RangeError(`no act ${node}`);
    return { party, act };
  }

  /** Semantics, definition 2. */
  status(party: string, act: GroundAct): Status {
    const node = nodeOf(party, act);
    const known = this.#statuses.get(node);
    if (known !== undefined) return known;
    const { verbs } = this.#of.settled;
    const mine = this.#of.norms.filter((ground) => ground.parties.includes(party));
    const holding = (modality: GroundNorm["modality"], of: GroundAct): Formula =>
      or(
        ...mine
          .filter((ground) => ground.modality === modality && falls(verbs, of, ground.act))
          .map((ground) => this.applies(ground, party)),
      );
    const barred = holding("must not", act);
    const declined = holding("may decline to", act);
    const duties = mine.filter((ground) => ground.modality === "shall");
    const bound = or(
      ...duties
        .filter(
          (duty) => duty.joint === undefined && !duty.norm.manner.asItDeemsNecessary && falls(verbs, duty.act, act),
        )
        .map((duty) =>
          and(
            this.applies(duty, party),
            not(this.#ended(duty, party)),
            not(holding("must not", duty.act)),
            not(holding("may decline to", duty.act)),
          ),
        ),
    );
    const free = or(
      declined,
      ...mine
        .filter((ground) => (ground.modality === "may" || ground.modality === "shall") && falls(verbs, act, ground.act))
        .map((ground) =>
          ground.modality === "may"
            ? and(this.applies(ground, party), not(this.#ended(ground, party)))
            : this.applies(ground, party),
        ),
    );
    const status = { barred, bound: and(bound, not(declined), not(barred)), free: and(free, not(barred)) };
    this.#statuses.set(node, status);
    return status;
  }

  /** Whether a norm's `until` has been reached. */
  #ended(ground: GroundNorm, party: string): Formula {
    const { until } = ground.norm.manner;
    return until?.kind === "condition" ? this.condition(until.condition, ground.roles, party) : FALSE;
  }

  /** Whether the conditions of a norm (not its `until`) hold for a performer. */
  applies(ground: GroundNorm, party: string): Formula {
    let byParty = this.#applies.get(ground);
    if (byParty === undefined) {
      byParty = new Map();
      this.#applies.set(ground, byParty);
    }
    const known = byParty.get(party);
    if (known !== undefined) return known;
    const { clause, norm, roles } = ground;
    const parts: Formula[] = [constant(ground.triggered)];
    if (ground.triggered) {
      const about = clause.when === undefined ? clause.id : words.event(clause.when.event);
      if (clause.when !== undefined) parts.push(this.#requested(clause.when.event, roles, clause.when.at));
      if (clause.request !== undefined) parts.push(this.#asked(clause.request.by, roles, about, clause.request.at));
      if (clause.determined !== undefined)
        parts.push(this.#found(clause.determined.by, roles, party, about, clause.determined.at));
      if (norm.gate !== undefined) {
        const gate = this.condition(norm.gate.condition, roles, party);
        parts.push(norm.gate.kind === "if" ? gate : not(gate));
      }
      for (const part of clause.takesEffect) parts.push(this.condition(part.once, roles, party));
      for (const part of clause.lapses)
        if (part.ending.kind === "if") parts.push(not(this.#lapsed(part.ending, roles, party, part.at)));
      for (const part of this.#of.settled.entersOnce) parts.push(this.condition(part.once, NOBODY, party));
      for (const part of this.#of.settled.ends)
        if (part.ending.kind === "if") parts.push(not(this.#lapsed(part.ending, NOBODY, party, part.at)));
    }
    const found = and(...parts);
    byParty.set(party, found);
    return found;
  }

  #lapsed(
    ending: { readonly condition: Condition; readonly determinedBy?: Finder },
    roles: Roles,
    party: string,
    at: Choice["at"],
  ): Formula {
    const by = ending.determinedBy;
    const open =
      by === undefined || (by.kind === "subject" && (by.subject.kind === "someone" || by.subject.kind === "anyone"));
    if (open) return this.condition(ending.condition, roles, party);
    return this.#found(by, roles, party, `that ${words.condition(ending.condition)}`, at);
  }

  /** A trigger that is a request is up to whoever makes it. */
  #requested(event: Event, roles: Roles, at: Choice["at"]): Formula {
    if (event.act.kind !== "verb" || event.act.verb !== "request") return TRUE;
    return or(
      ...roles.requester.map((party) =>
        this.#conduct.request(this.#of.choose("request", party, words.event(event), 2, at)),
      ),
      constant(roles.requester.length === 0),
    );
  }

  #asked(by: Subject, roles: Roles, about: string, at: Choice["at"]): Formula {
    return this.#quantified(by, roles, (party) =>
      this.#conduct.request(this.#of.choose("request", party, about, 2, at)),
    );
  }

  #found(finder: Finder, roles: Roles, performer: string, about: string, at: Choice["at"]): Formula {
    if (finder.kind === "decision") return this.decision(finder.decision, roles).approved;
    const { subject } = finder;
    const finding = (party: string): Formula => {
      const choice = this.#of.choose("finding", party, about, 2, at);
      choice.readers.add(performer);
      return this.#conduct.finding(choice);
    };
    if (subject.kind === "members" && subject.quantifier.kind === "each") {
      return this.#of.actors.members(subject.members, roles).includes(performer) ? finding(performer) : FALSE;
    }
    return this.#quantified(subject, roles, finding);
  }

  /** Of a subject's members, as many as its quantifier asks for; what nobody is named for is a fact and holds, and so does what an empty role would do. */
  #quantified(subject: Subject, roles: Roles, of: (party: string) => Formula): Formula {
    if (subject.kind === "someone" || subject.kind === "anyone") return TRUE;
    const parties = this.#of.actors.partiesOf(subject, roles);
    if (parties.length === 0) return TRUE;
    const quantifier: Quantifier = subject.kind === "members" ? subject.quantifier : { kind: "all" };
    return asMany(quantifier, parties.map(of));
  }

  /** A condition of the agreement, as read for a performer. */
  condition(condition: Condition, roles: Roles, performer: string): Formula {
    switch (condition.kind) {
      case "and":
        return and(...condition.of.map((part) => this.condition(part, roles, performer)));
      case "or":
        return or(...condition.of.map((part) => this.condition(part, roles, performer)));
      case "decision": {
        const { approved, failed } = this.decision(condition.decision, roles);
        return condition.is === "approved" ? approved : failed;
      }
      case "kept":
        this.#of.facts.assumed.add(`${condition.name} is kept`);
        return TRUE;
      case "breached":
        return FALSE;
      case "event":
        return and(this.#facts(condition.event), this.#deed(condition.event, roles));
    }
  }

  #facts(event: Event): Formula {
    return constant(event.where.every((test) => this.#of.facts.holds(test.fact) !== test.negated));
  }

  #deed(event: Event, roles: Roles): Formula {
    if (isCircumstance(event, this.#of.settled) || event.subject.kind === "someone")
      return constant(this.#of.facts.stated(event));
    const act = groundAct(event.act, this.#of.actors, roles);
    const { subject } = event;
    const parties = this.#of.actors.partiesOf(subject, roles);
    const quantifier: Quantifier = subject.kind === "members" ? subject.quantifier : { kind: "any" };
    return asMany(
      quantifier,
      parties.map((party) => this.does(party, act)),
    );
  }

  /** Whether the scenario states that this party did it. */
  #statedOf(party: string, event: Event): boolean {
    return this.#of.facts.stated({ ...event, subject: { kind: "who", who: { kind: "party", party } } });
  }
}

/** As many of the parts hold as the quantifier asks for. */
function asMany(quantifier: Quantifier, parts: readonly Formula[]): Formula {
  switch (quantifier.kind) {
    case "any":
      return or(...parts);
    case "all":
    case "each":
      return and(...parts);
    case "none":
      return not(or(...parts));
    case "at least":
      return atLeast(quantifier.count, parts);
    case "at most":
      return not(atLeast(quantifier.count + 1, parts));
  }
}

function nodeOf(party: string, act: GroundAct): string {
  return `${party}|${act.key}`;
}

function namesRoles(event: Event | undefined, settled: Settled): boolean {
  return event?.act.kind === "verb" && settled.verbs.get(event.act.verb)?.subjectRole !== undefined;
}

function isCircumstance(event: Event, settled: Settled): boolean {
  return event.act.kind === "verb" && settled.verbs.get(event.act.verb)?.circumstance === true;
}

/** Every event a condition mentions. */
function eventsOf(condition: Condition): Event[] {
  if (condition.kind === "event") return [condition.event];
  return condition.kind === "and" || condition.kind === "or" ? condition.of.flatMap(eventsOf) : [];
}

/** Conditions that a norm's status reads, and whether it reads them turned round. */
function conditionsOf(
  norm: GroundNorm["norm"],
  clause: GroundNorm["clause"],
): { condition: Condition; negative: boolean }[] {
  return [
    ...(norm.gate === undefined ? [] : [{ condition: norm.gate.condition, negative: norm.gate.kind === "unless" }]),
    ...(norm.manner.until?.kind === "condition" ? [{ condition: norm.manner.until.condition, negative: true }] : []),
    ...clause.takesEffect.map((part) => ({ condition: part.once, negative: false })),
    ...clause.lapses.flatMap((part) =>
      part.ending.kind === "if" ? [{ condition: part.ending.condition, negative: true }] : [],
    ),
  ];
}

function forceConditions(settled: Settled): { condition: Condition; negative: boolean }[] {
  return [
    ...settled.entersOnce.map((part) => ({ condition: part.once, negative: false })),
    ...settled.ends.flatMap((part) =>
      part.ending.kind === "if" ? [{ condition: part.ending.condition, negative: true }] : [],
    ),
  ];
}

/** Decisions whose failure something waits for. */
function failuresRead(settled: Settled): Set<string> {
  const found = new Set<string>();
  const read = (condition: Condition): void => {
    if (condition.kind === "decision" && condition.is === "fails") found.add(condition.decision);
    if (condition.kind === "and" || condition.kind === "or") for (const part of condition.of) read(part);
  };
  for (const clause of settled.clauses) {
    for (const norm of clause.norms) for (const { condition } of conditionsOf(norm, clause)) read(condition);
  }
  for (const { condition } of forceConditions(settled)) read(condition);
  for (const promise of settled.promises) read(promise.keptWhen);
  return found;
}
