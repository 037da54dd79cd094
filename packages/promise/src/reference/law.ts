import type { Condition, Event, Finder, PromiseTerm, Subject } from "@proviso/agreement";
import { MeaningError, type SettledClause, type SettledDecision, type SettledNorm } from "../settle/index.ts";
import { type Doing, doing, under } from "./acts.ts";
import { abstainers, electorate, mayStayUncast, type Outcome, outcome, type Vote } from "./decisions.ts";
import {
  factsHold,
  happened,
  isBreached,
  isCircumstance,
  isRequest,
  membersOf,
  partiesOf,
  quantified,
  told,
  type World,
  words,
  wordsOf,
} from "./world.ts";

/** How an act stands for a party when it comes to doing it. */
export type Standing = "bound" | "barred" | "open";

/** What every party does: its votes, findings and requests, and its acts, given how they stand. */
export interface Conduct {
  vote(party: string, decision: string, mayStayUncast: boolean): Vote;
  finds(party: string, what: string): boolean;
  asks(party: string, what: string): boolean;
  does(party: string, act: string, standing: Standing): boolean;
}

/** One norm as it falls on one party. */
interface Duty {
  readonly norm: SettledNorm;
  readonly clause: SettledClause;
  readonly party: string;
  readonly doing: Doing;
}

interface Node {
  readonly party: string;
  readonly doing: Doing;
}

/** What the law makes of conduct, under a text and its circumstances (semantics, definitions 2 to 5). Computes nothing ahead but the order. */
export class Law {
  readonly world: World;
  readonly duties: readonly Duty[];
  /** Per party, every act that the text speaks of as its own. */
  readonly acts: ReadonlyMap<string, readonly Doing[]>;
  /** Acts that hang on one another in a circle, by node; they come true together or not at all. */
  readonly circles: ReadonlyMap<string, readonly Node[]>;

  constructor(world: World) {
    this.world = world;
    const duties: Duty[] = [];
    const acts = new Map<string, Doing[]>();
    const speakOf = (party: string, one: Doing): void => {
      const own = acts.get(party) ?? [];
      if (!own.some((other) => other.key === one.key)) own.push(one);
      acts.set(party, own);
    };
    for (const clause of world.settled.clauses) {
      const namesRoles = namesRole(world, clause);
      for (const norm of clause.norms) {
        const act = doing(world, norm.act);
        for (const party of partiesOf(world, norm.actor)) {
          speakOf(party, act);
          // The attacker owes no help, and nobody owes an act to itself.
          if (norm.modality === "shall" && namesRoles && party === world.roles.get("attacker")) continue;
          if (act.party === party) continue;
          duties.push({ norm, clause, party, doing: act });
        }
      }
    }
    const conditions = [
      ...world.settled.clauses.flatMap((clause) => [
        ...clause.norms.flatMap((norm) => conditionsOf(norm).map((one) => one.condition)),
        ...clause.takesEffect.map((part) => part.once),
        ...clause.lapses.flatMap((part) => (part.ending.kind === "if" ? [part.ending.condition] : [])),
      ]),
      ...world.settled.entersOnce.map((part) => part.once),
      ...world.settled.ends.flatMap((part) => (part.ending.kind === "if" ? [part.ending.condition] : [])),
    ];
    for (const condition of conditions)
      for (const event of eventsIn(condition))
        if (!isCircumstance(world, event))
          for (const party of partiesOf(world, event.subject)) speakOf(party, doing(world, event.act));
    for (const promise of world.settled.promises)
      for (const event of eventsIn(promise.keptWhen))
        for (const party of partiesOf(world, event.subject)) speakOf(party, doing(world, event.act));
    this.duties = duties;
    this.acts = acts;
    this.circles = circles(this);
  }

  actsUnder(party: string, act: Doing): readonly Doing[] {
    return (this.acts.get(party) ?? []).filter((one) => under(this.world, one, act));
  }

  dutiesOf(party: string): readonly Duty[] {
    return this.duties.filter((duty) => duty.party === party);
  }
}

function namesRole(world: World, { when }: SettledClause): boolean {
  if (when === undefined || when.event.act.kind !== "verb") return false;
  const verb = world.settled.verbs.get(when.event.act.verb);
  return verb?.subjectRole !== undefined || verb?.objectRole !== undefined;
}

function conditionsOf(norm: SettledNorm): { condition: Condition; turned: boolean }[] {
  const found: { condition: Condition; turned: boolean }[] = [];
  if (norm.gate !== undefined) found.push({ condition: norm.gate.condition, turned: norm.gate.kind === "unless" });
  if (norm.manner.until?.kind === "condition") found.push({ condition: norm.manner.until.condition, turned: true });
  return found;
}

export function eventsIn(condition: Condition): Event[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.flatMap(eventsIn);
  return condition.kind === "event" ? [condition.event] : [];
}

/** All that a clause's norms wait for, beside their own gate. */
function clauseConditions(world: World, clause: SettledClause): { condition: Condition; turned: boolean }[] {
  const endings = [...clause.lapses, ...world.settled.ends];
  return [
    ...[...clause.takesEffect, ...world.settled.entersOnce].map((part) => ({ condition: part.once, turned: false })),
    ...endings.flatMap((part) =>
      // What somebody finds is that somebody's view, not the deed.
      part.ending.kind === "if" && (part.ending.determinedBy === undefined || isFact(part.ending.determinedBy))
        ? [{ condition: part.ending.condition, turned: true }]
        : [],
    ),
  ];
}

function isFact(finder: Finder): boolean {
  return finder.kind === "subject" && (finder.subject.kind === "anyone" || finder.subject.kind === "someone");
}

/** `at least k of G shall b`, `any of G shall b`: how many they owe together. */
function owedTogether({ norm }: Duty): number | undefined {
  if (norm.modality !== "shall" || norm.manner.asItDeemsNecessary || norm.actor.kind !== "members") return undefined;
  if (norm.actor.quantifier.kind === "any") return 1;
  return norm.actor.quantifier.kind === "at least" ? norm.actor.quantifier.count : undefined;
}

/** What one conduct comes to. */
export class Course {
  readonly law: Law;
  readonly world: World;
  readonly conduct: Conduct;
  private readonly outcomes = new Map<string, Outcome>();
  private readonly owns = new Map<string, boolean>();
  private readonly supposed = new Map<string, boolean>();

  constructor(law: Law, conduct: Conduct) {
    this.law = law;
    this.world = law.world;
    this.conduct = conduct;
  }

  isKept(promise: PromiseTerm): boolean {
    return this.holds(promise.keptWhen, (event) => {
      const act = doing(this.world, event.act);
      // A promise that others forbear reads what is done; one that they act reads what counts.
      const forbearance =
        event.subject.kind === "members" &&
        (event.subject.quantifier.kind === "none" || event.subject.quantifier.kind === "at most");
      return (
        factsHold(this.world, event.where) &&
        quantified(this.world, event.subject, (party) =>
          forbearance ? this.isDone(party, act) : this.counts(party, act),
        )
      );
    });
  }

  outcomeOf(id: string): Outcome {
    const known = this.outcomes.get(id);
    if (known !== undefined) return known;
    const decision = this.world.settled.decisions.get(id) as SettledDecision;
    const uncast = mayStayUncast(this.world.settled, decision);
    const silent = abstainers(this.world, decision);
    const votes = new Map<string, Vote>();
    for (const party of electorate(this.world, decision))
      votes.set(party, silent.has(party) ? "abstain" : this.conduct.vote(party, id, uncast));
    const found = outcome(this.world, decision, votes);
    this.outcomes.set(id, found);
    return found;
  }

  private holds(condition: Condition, event: (event: Event) => boolean = (one) => this.hasHappened(one)): boolean {
    switch (condition.kind) {
      case "and":
        return condition.of.every((part) => this.holds(part, event));
      case "or":
        return condition.of.some((part) => this.holds(part, event));
      case "decision":
        return this.outcomeOf(condition.decision) === condition.is;
      case "kept":
        return !isBreached(this.world, condition.name);
      case "breached":
        return isBreached(this.world, condition.name);
      case "event":
        return event(condition.event);
    }
  }

  /** A circumstance is a fact; any other deed is read from conduct. */
  private hasHappened(event: Event): boolean {
    if (isCircumstance(this.world, event)) return told(this.world, event);
    const act = doing(this.world, event.act);
    return (
      factsHold(this.world, event.where) && quantified(this.world, event.subject, (party) => this.isDone(party, act))
    );
  }

  isDone(party: string, act: Doing): boolean {
    return this.law.actsUnder(party, act).some((one) => this.own(party, one));
  }

  /** An act counts where it is done by an act that the party owes or is free to do. */
  private counts(party: string, act: Doing): boolean {
    if (party === this.world.roles.get("attacker")) return false;
    return this.law.actsUnder(party, act).some((one) => this.own(party, one) && this.isLawfulHelp(party, one));
  }

  private isLawfulHelp(party: string, act: Doing): boolean {
    return !this.isBarred(party, act) && (this.isBound(party, act) || this.isFree(party, act));
  }

  /** Whether the party does this very act, and not only one under it. */
  private own(party: string, act: Doing): boolean {
    const node = `${party} ${act.key}`;
    const known = this.owns.get(node) ?? this.supposed.get(node);
    if (known !== undefined) return known;
    const circle = this.law.circles.get(node);
    if (circle === undefined) {
      const found = this.judge(party, act);
      this.owns.set(node, found);
      return found;
    }
    // The least fixed point: nothing in the circle is done but what must be.
    for (const one of circle) this.supposed.set(`${one.party} ${one.doing.key}`, false);
    for (let changed = true; changed; ) {
      changed = false;
      for (const one of circle) {
        const key = `${one.party} ${one.doing.key}`;
        const now = this.judge(one.party, one.doing);
        if (now !== this.supposed.get(key)) {
          this.supposed.set(key, now);
          changed = true;
        }
      }
    }
    for (const one of circle) {
      const key = `${one.party} ${one.doing.key}`;
      this.owns.set(key, this.supposed.get(key) as boolean);
    }
    return this.owns.get(node) as boolean;
  }

  private judge(party: string, act: Doing): boolean {
    if (this.isBarred(party, act)) return this.conduct.does(party, act.key, "barred");
    if (this.isBound(party, act) || this.isNeeded(party, act)) return this.conduct.does(party, act.key, "bound");
    return this.conduct.does(party, act.key, "open");
  }

  private isBarred(party: string, act: Doing): boolean {
    return this.some(party, "must not", (duty) => under(this.world, act, duty.doing));
  }

  private isDeclined(party: string, act: Doing): boolean {
    return this.some(party, "may decline to", (duty) => under(this.world, act, duty.doing));
  }

  private isBound(party: string, act: Doing): boolean {
    return (
      !this.isDeclined(party, act) &&
      this.some(
        party,
        "shall",
        (duty) =>
          under(this.world, duty.doing, act) &&
          !duty.norm.manner.asItDeemsNecessary &&
          owedTogether(duty) === undefined &&
          !this.isOver(duty) &&
          !this.isBarred(party, duty.doing) &&
          !this.isDeclined(party, duty.doing),
      )
    );
  }

  private isFree(party: string, act: Doing): boolean {
    return (
      this.isDeclined(party, act) ||
      this.some(party, "may", (duty) => under(this.world, act, duty.doing) && !this.isOver(duty)) ||
      this.some(party, "shall", (duty) => under(this.world, act, duty.doing))
    );
  }

  /**
   * A duty of several binds them jointly: each is free, and at least k of them do it. Where fewer than k choose to, all of them do.
   */
  private isNeeded(party: string, act: Doing): boolean {
    return this.some(party, "shall", (duty) => {
      const k = owedTogether(duty);
      if (k === undefined || duty.doing.key !== act.key || this.isOver(duty)) return false;
      const able = this.law.duties.filter(
        (other) =>
          other.norm === duty.norm &&
          this.isInForce(other) &&
          !this.isBarred(other.party, act) &&
          !this.isDeclined(other.party, act),
      );
      const willing = able.filter(
        (other) => this.isBound(other.party, act) || this.conduct.does(other.party, act.key, "open"),
      );
      return able.some((other) => other.party === party) && willing.length < k;
    });
  }

  private some(party: string, modality: SettledNorm["modality"], is: (duty: Duty) => boolean): boolean {
    return this.law.dutiesOf(party).some((duty) => duty.norm.modality === modality && is(duty) && this.isInForce(duty));
  }

  private isOver({ norm }: Duty): boolean {
    return norm.manner.until?.kind === "condition" && this.holds(norm.manner.until.condition);
  }

  /** Whether all that the norm waits for has come, for this party. */
  private isInForce({ norm, clause, party }: Duty): boolean {
    const { settled } = this.world;
    if (norm.gate !== undefined && this.holds(norm.gate.condition) !== (norm.gate.kind === "if")) return false;
    return (
      this.isTriggered(clause, party) &&
      [...clause.takesEffect, ...settled.entersOnce].every((part) => this.holds(part.once)) &&
      ![...clause.lapses, ...settled.ends].some(
        ({ ending }) =>
          ending.kind === "if" &&
          (ending.determinedBy === undefined || isFact(ending.determinedBy)
            ? this.holds(ending.condition)
            : this.isFound(ending.determinedBy, wordsOf(ending.condition), party)),
      )
    );
  }

  private isTriggered(clause: SettledClause, performer: string): boolean {
    const { when, request, determined } = clause;
    const what = when === undefined ? clause.id : words(when.event);
    if (when !== undefined) {
      if (isRequest(this.world, when.event)) {
        if (!factsHold(this.world, when.event.where)) return false;
        if (!this.isAsked(when.event.subject, what, performer)) return false;
      } else if (!happened(this.world, when.event)) return false;
    }
    if (request !== undefined && !this.isAsked(request.by, what, performer)) return false;
    return determined === undefined || this.isFound(determined.by, what, performer);
  }

  private isFound(finder: Finder, what: string, performer: string): boolean {
    if (finder.kind === "decision") return this.outcomeOf(finder.decision) === "approved";
    return this.byThose(finder.subject, performer, (party) => this.conduct.finds(party, what));
  }

  private isAsked(by: Subject, what: string, performer: string): boolean {
    return this.byThose(by, performer, (party) => this.conduct.asks(party, what));
  }

  private byThose(subject: Subject, performer: string, does: (party: string) => boolean): boolean {
    if (subject.kind === "anyone" || subject.kind === "someone") return true;
    if (subject.kind === "members" && subject.quantifier.kind === "each")
      return membersOf(this.world, subject.members).includes(performer) && does(performer);
    return quantified(this.world, subject, does);
  }
}

/** Whether a norm on somebody else waits for what this party finds. */
export function readByOthers(law: Law, owner: string, what: string): boolean {
  const { world } = law;
  const reads = (finder: Finder | undefined, its: string): boolean =>
    finder?.kind === "subject" &&
    its === what &&
    !(finder.subject.kind === "members" && finder.subject.quantifier.kind === "each") &&
    finder.subject.kind !== "anyone" &&
    partiesOf(world, finder.subject).includes(owner);
  return law.duties.some(
    ({ clause, party }) =>
      party !== owner &&
      (reads(clause.determined?.by, clause.when === undefined ? clause.id : words(clause.when.event)) ||
        [...clause.lapses, ...world.settled.ends].some(
          ({ ending }) => ending.kind === "if" && reads(ending.determinedBy, wordsOf(ending.condition)),
        )),
  );
}

/**
 * Which acts hang on one another in a circle.
 * @throws MeaningError if an act hangs on its own negation
 */
function circles(law: Law): Map<string, readonly Node[]> {
  const { world } = law;
  const nodes = [...law.acts].flatMap(([party, acts]) => acts.map((one): Node => ({ party, doing: one })));
  const key = ({ party, doing: one }: Node): string => `${party} ${one.key}`;
  const edges = new Map<string, { to: string; turned: boolean; clause: string }[]>();

  const related = (a: Doing, b: Doing): boolean => under(world, a, b) || under(world, b, a);
  for (const node of nodes) {
    const out: { to: string; turned: boolean; clause: string }[] = [];
    for (const duty of law.duties) {
      const partner =
        duty.party !== node.party &&
        law.duties.some((own) => own.norm === duty.norm && own.party === node.party && owedTogether(own) !== undefined);
      const bearing =
        partner || duty.party === node.party
          ? related(duty.doing, node.doing) ||
            // What bars or lifts a duty that binds to this act.
            law.duties.some(
              (own) =>
                own.party === duty.party &&
                own.norm.modality === "shall" &&
                under(world, own.doing, node.doing) &&
                under(world, own.doing, duty.doing),
            )
          : false;
      if (!bearing || duty.norm.modality === "may") continue;
      const against = duty.norm.modality !== "shall";
      for (const { condition, turned } of [...conditionsOf(duty.norm), ...clauseConditions(world, duty.clause)])
        for (const { event, against: inside } of signed(world, condition)) {
          const read = doing(world, event.act);
          for (const party of partiesOf(world, event.subject))
            for (const one of law.actsUnder(party, read))
              out.push({
                to: `${party} ${one.key}`,
                turned: inside || turned || against || partner,
                clause: duty.clause.id,
              });
        }
    }
    edges.set(key(node), out);
  }

  const reach = new Map(nodes.map((node) => [key(node), reachable(key(node), edges)]));
  const found = new Map<string, readonly Node[]>();
  for (const node of nodes) {
    const own = key(node);
    if (!reach.get(own)?.has(own)) continue;
    const circle = nodes.filter((other) => reach.get(own)?.has(key(other)) && reach.get(key(other))?.has(own));
    const inside = new Set(circle.map(key));
    for (const member of inside)
      for (const edge of edges.get(member) ?? [])
        if (edge.turned && inside.has(edge.to))
          throw new MeaningError("negative-cycle", `${edge.clause} hangs on its own negation.`);
    found.set(own, circle);
  }
  return found;
}

function signed(world: World, condition: Condition): { event: Event; against: boolean }[] {
  return eventsIn(condition)
    .filter((event) => !isCircumstance(world, event))
    .map((event) => ({
      event,
      against:
        event.subject.kind === "members" &&
        (event.subject.quantifier.kind === "none" || event.subject.quantifier.kind === "at most"),
    }));
}

function reachable(from: string, edges: ReadonlyMap<string, readonly { readonly to: string }[]>): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { to } of edges.get(at) ?? [])
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}
