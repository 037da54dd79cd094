import type { Condition, Event, Finder, Quantifier, Subject } from "@proviso/agreement";
import { and, atLeast, constant, type Formula, NOT_CAST, not, or } from "../diagram/formula.ts";
import { MeaningError, type Provenance } from "../settle/index.ts";
import { NOBODY, type Roles } from "./actors.ts";
import { falls, type GroundAct, groundAct } from "./acts.ts";
import type { Conduct, Status } from "./conduct.ts";
import { type Outcome, outcome } from "./decisions.ts";
import { isCircumstance, nodeOf } from "./deeds.ts";
import type { GroundNorm } from "./norms.ts";
import { reaches, weightsOf } from "./shares.ts";
import type { Structure } from "./structure.ts";
import { words } from "./words.ts";

const FALSE = constant(false);
const TRUE = constant(true);

/** The clause (or agreement) in which a finding or request is read. */
type Reader = Pick<Provenance, "at"> & { readonly id: string };

/** One way of behaving, read through the law. Holds what has been worked out so far. */
export class Lens {
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
      const inRound = (round: number): Outcome =>
        outcome(decision, this.#of.settled, this.#of.actors, roles, (party, outcomes) => {
          const choice = this.#of.voteOf(party, decision);
          const possible = outcomes.filter((level) => level < choice.variable.levels);
          return possible.length === 0
            ? FALSE
            : this.#conduct.vote(choice, possible, outcomes.includes(NOT_CAST), round);
        });
      const rounds = this.#conduct.repeats === true ? (decision.rounds?.most ?? 1) : 1;
      const held = Array.from({ length: rounds }, (_, i) => inRound(i + 1));
      const voted = {
        approved: or(...held.map(({ approved }) => approved)),
        failed: and(...held.map(({ failed }) => failed)),
      };
      // What was approved and is not ratified yet is neither: only the vote can fail.
      found =
        decision.ratified === undefined
          ? voted
          : {
              ...voted,
              approved: and(voted.approved, this.#ratified(decision.ratified, decision, roles, decision.id)),
            };
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
          parties.map((party) => (this.#statedOf(party, event, roles) ? TRUE : this.does(party, act))),
        ),
      );
    }
    const helpers = parties.filter((party) => !roles.attacker.includes(party));
    if (quantifier.kind === "at least share") {
      this.#refuseSeveral(act, event);
      return this.#asMany(subject, parties, (party) => (helpers.includes(party) ? this.#counts(party, act) : FALSE));
    }
    const counts = new Map(helpers.map((party) => [party, this.#counts(party, act)]));
    const needed = quantifier.kind === "at least" ? quantifier.count : quantifier.kind === "any" ? 1 : parties.length;
    return this.#enough(needed, counts, act);
  }

  /**
   * Nobody can say what those weigh who then honour a duty of several.
   * @throws MeaningError `several-weighed`
   */
  #refuseSeveral(act: GroundAct, event: Event): void {
    const several = this.#of.norms.find(
      ({ joint, norm, act: owed }) =>
        joint !== undefined && !norm.manner.asItDeemsNecessary && falls(this.#of.settled.verbs, owed, act),
    );
    if (several === undefined) return;
    throw new MeaningError(
      "several-weighed",
      `The promise counts by share or weight that ${words.event(event)}, and in ${several.clause.id} several owe it together, so that nobody can say what the helpers weigh. Write "each of" there, or count heads.`,
      several.norm.at,
    );
  }

  /** At least `needed` of the helpers' acts count, a duty of several being honoured by whoever honours it. */
  #enough(needed: number, counts: ReadonlyMap<string, Formula>, act: GroundAct): Formula {
    const alternatives = [atLeast(needed, [...counts.values()])];
    for (const ground of this.#of.norms) {
      if (ground.joint === undefined || ground.norm.manner.asItDeemsNecessary) continue;
      if (!falls(this.#of.settled.verbs, ground.act, act)) continue;
      // Where fewer than k do it unasked, as many more do as are missing; nobody can say which, so those who would add no help come first.
      const helps: Formula[] = [];
      const others: Formula[] = [];
      for (const party of ground.parties) {
        const willing = this.does(party, ground.act);
        const counted = counts.get(party);
        const called = and(not(willing), this.#answerable(ground, party));
        const adds = counted === undefined ? FALSE : and(called, not(counted));
        helps.push(adds);
        others.push(or(willing, and(called, not(adds))));
      }
      for (let more = 1; more <= Math.min(needed, ground.joint, helps.length); more++) {
        const missing = not(atLeast(ground.joint - more + 1, others));
        alternatives.push(and(atLeast(more, helps), missing, atLeast(needed - more, [...counts.values()])));
      }
    }
    return or(...alternatives);
  }

  /** A member on whom a duty of several falls: its conditions hold for it, and it is neither barred nor excused and keeps its word. */
  #answerable(ground: GroundNorm, party: string): Formula {
    const { barred } = this.status(party, ground.act);
    const choice = this.#of.choose("act", party, ground.act.key, 2);
    return and(
      this.applies(ground, party),
      not(this.#ended(ground, party)),
      not(barred),
      not(this.#holding(party, "may decline to", ground.act)),
      this.#conduct.done(choice, { barred: FALSE, bound: TRUE, free: TRUE }),
    );
  }

  #counts(party: string, deed: GroundAct): Formula {
    return or(
      ...this.#of.actsUnder(party, deed).map((act) => {
        const done = this.#doneAct(party, act);
        if (this.#conduct.countUnlawful) return done;
        const { barred, bound, free } = this.status(party, act);
        return and(done, not(barred), this.#of.course.countSilent === true ? TRUE : or(bound, free));
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
    const holding = (modality: GroundNorm["modality"], of: GroundAct): Formula => this.#holding(party, modality, of);
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

  /** Whether some norm of this modality on the act, or on one it falls under, holds for the party and has not ended. */
  #holding(party: string, modality: GroundNorm["modality"], of: GroundAct): Formula {
    return or(
      ...this.#of.norms
        .filter(
          (ground) =>
            ground.modality === modality &&
            ground.parties.includes(party) &&
            falls(this.#of.settled.verbs, of, ground.act),
        )
        .map((ground) => and(this.applies(ground, party), not(this.#ended(ground, party)))),
    );
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
      if (clause.when !== undefined) parts.push(this.#requested(clause.when.event, roles, clause));
      if (clause.request !== undefined) parts.push(this.#asked(clause.request.by, roles, about, clause));
      if (clause.determined !== undefined)
        parts.push(this.#found(clause.determined.by, roles, party, about, { id: clause.id, at: clause.determined.at }));
      if (norm.gate !== undefined) {
        const gate = this.condition(norm.gate.condition, roles, party);
        parts.push(norm.gate.kind === "if" ? gate : not(gate));
      }
      if (clause.ratified !== undefined) parts.push(this.#ratified(clause.ratified, clause, roles, party));
      if (norm.manner.uponItsRatification === true) parts.push(this.#ratification(party, clause, party));
      for (const part of this.#of.settled.ratified)
        parts.push(this.#ratified(part, { id: this.#of.settled.agreement, at: part.at }, NOBODY, party));
      for (const part of clause.takesEffect) parts.push(this.condition(part.once, roles, party));
      for (const part of clause.lapses)
        if (part.ending.kind === "if")
          parts.push(not(this.#lapsed(part.ending, roles, party, { id: clause.id, at: part.at })));
      for (const part of this.#of.settled.entersOnce) parts.push(this.condition(part.once, NOBODY, party));
      for (const part of this.#of.settled.ends)
        if (part.ending.kind === "if")
          parts.push(not(this.#lapsed(part.ending, NOBODY, party, { id: this.#of.settled.agreement, at: part.at })));
    }
    const found = and(...parts);
    byParty.set(party, found);
    return found;
  }

  #lapsed(
    ending: { readonly condition: Condition; readonly determinedBy?: Finder },
    roles: Roles,
    party: string,
    clause: Reader,
  ): Formula {
    const by = ending.determinedBy;
    const open =
      by === undefined || (by.kind === "subject" && (by.subject.kind === "someone" || by.subject.kind === "anyone"));
    if (open) return this.condition(ending.condition, roles, party);
    return this.#found(by, roles, party, `that ${words.condition(ending.condition)}`, clause);
  }

  /** Whether so many have ratified a clause, a decision or the agreement, as read by whoever has to act on it. */
  #ratified(
    { by, at }: { readonly by: Subject } & Pick<Provenance, "at">,
    what: Reader,
    roles: Roles,
    reader: string,
  ): Formula {
    const parties = this.#of.actors.partiesOf(by, roles);
    return this.#asMany(by, parties, (party) => this.#ratification(party, { id: what.id, at }, reader));
  }

  #ratification(party: string, what: Reader, reader: string): Formula {
    const choice = this.#of.choose("ratification", party, what.id, 2, what.at);
    choice.clauses.add(what.id);
    choice.readers.add(reader);
    return this.#conduct.ratification(choice);
  }

  /** A trigger that is a request is up to whoever makes it. */
  #requested(event: Event, roles: Roles, clause: Reader): Formula {
    if (event.act.kind !== "verb" || event.act.verb !== "request") return TRUE;
    return or(
      ...roles.requester.map((party) => this.#request(party, words.event(event), clause)),
      constant(roles.requester.length === 0),
    );
  }

  #request(party: string, about: string, clause: Reader): Formula {
    const choice = this.#of.choose("request", party, about, 2, clause.at);
    choice.clauses.add(clause.id);
    return this.#conduct.request(choice);
  }

  #asked(by: Subject, roles: Roles, about: string, clause: Reader): Formula {
    return this.#quantified(by, roles, (party) => this.#request(party, about, clause));
  }

  #found(finder: Finder, roles: Roles, performer: string, about: string, clause: Reader): Formula {
    if (finder.kind === "decision") return this.decision(finder.decision, roles).approved;
    const { subject } = finder;
    const finding = (party: string): Formula => {
      const choice = this.#of.choose("finding", party, about, 2, clause.at);
      choice.clauses.add(clause.id);
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
    if (subject.kind === "who" && parties.length === 0) return TRUE;
    return this.#asMany(subject, parties, of);
  }

  /** As many of a subject's parties as its quantifier asks for; of one that has none, all. */
  #asMany(subject: Subject, parties: readonly string[], of: (party: string) => Formula): Formula {
    if (subject.kind !== "members") return and(...parties.map(of));
    const { quantifier, members } = subject;
    if (quantifier.kind !== "at least share") return asMany(quantifier, parties.map(of));
    const weights = weightsOf(members, parties, this.#of.settled, { words: `is one of ${words.members(members)}` });
    return reaches(quantifier.amount, weights, parties.map(of));
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
        return constant(!this.#of.facts.breached(condition.name));
      case "breached":
        return constant(this.#of.facts.breached(condition.name));
      case "event":
        return and(this.#facts(condition.event), this.#deed(condition.event, roles));
    }
  }

  #facts(event: Event): Formula {
    return constant(event.where.every((test) => this.#of.facts.holds(test.fact) !== test.negated));
  }

  #deed(event: Event, roles: Roles): Formula {
    if (isCircumstance(event, this.#of.settled) || event.subject.kind === "someone")
      return constant(this.#of.facts.stated(event, roles));
    const act = groundAct(event.act, this.#of.actors, roles);
    const { subject } = event;
    const parties = this.#of.actors.partiesOf(subject, roles);
    if (subject.kind !== "members") return or(...parties.map((party) => this.does(party, act)));
    return this.#asMany(subject, parties, (party) => this.does(party, act));
  }

  /** Whether the scenario states that this party did it. */
  #statedOf(party: string, event: Event, roles: Roles): boolean {
    return this.#of.facts.stated({ ...event, subject: { kind: "who", who: { kind: "party", party } } }, roles);
  }
}

/** As many of the parts hold as the quantifier asks for. */
function asMany(quantifier: Exclude<Quantifier, { kind: "at least share" }>, parts: readonly Formula[]): Formula {
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
