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
  worldOfClause,
  worldOfPromise,
} from "./world.ts";

/** How an act stands for a party when it comes to doing it. */
export type Standing = "bound" | "barred" | "open";

/** What every party does: its votes, findings and requests, and its acts, given how they stand. */
export interface Conduct {
  vote(party: string, decision: string, mayStayUncast: boolean, round: number): Vote;
  /** Whether refused votes are repeated; else all rounds are one. */
  readonly repeats?: boolean;
  finds(party: string, what: string): boolean;
  asks(party: string, what: string): boolean;
  ratifies(party: string, what: string): boolean;
  does(party: string, act: string, standing: Standing): boolean;
  /** With `--count-unlawful`: what is barred is left to choice, and all that is done counts. */
  readonly countUnlawful?: boolean;
}

/** One norm as it falls on one party. */
export interface Duty {
  readonly norm: SettledNorm;
  readonly clause: SettledClause;
  readonly world: World;
  readonly party: string;
  readonly doing: Doing;
  /** `at least k of G shall b`, `any of G shall b`: how many owe it together. */
  readonly together: number | undefined;
}

interface Node {
  readonly party: string;
  readonly doing: Doing;
}

const keyOf = (party: string, act: Doing): string => `${party} ${act.key}`;

/** What the text says of conduct under its circumstances (semantics, definitions 2 to 5). */
export class Law {
  readonly world: World;
  readonly promiseWorld: World;
  readonly duties: readonly Duty[];
  /** Per party, every act that the text speaks of as its own. */
  readonly acts: ReadonlyMap<string, readonly Doing[]>;
  /** Acts that hang on one another in a circle, by node; they come true together or not at all. */
  readonly circles: ReadonlyMap<string, readonly Node[]>;

  constructor(world: World) {
    this.world = world;
    this.promiseWorld = worldOfPromise(world);
    const duties: Duty[] = [];
    const acts = new Map<string, Doing[]>();
    const speakOf = (party: string, one: Doing): void => {
      const own = acts.get(party) ?? [];
      if (!own.some((other) => other.key === one.key)) own.push(one);
      acts.set(party, own);
    };
    const speakOfDeeds = (conditions: readonly Condition[], as: World, all: boolean): void => {
      for (const event of conditions.flatMap(eventsIn))
        if (all || !isCircumstance(as, event))
          for (const party of partiesOf(as, event.subject)) speakOf(party, doing(as, event.act));
    };
    for (const clause of world.settled.clauses) {
      const its = worldOfClause(world, clause.when?.event);
      for (const norm of clause.norms) {
        const act = doing(its, norm.act);
        for (const party of partiesOf(its, norm.actor)) {
          // The attacker owes no help, and nobody owes an act to itself.
          if (norm.modality === "shall" && namesRole(its, clause) && its.roles.get("attacker")?.includes(party))
            continue;
          if (act.party === party) continue;
          speakOf(party, act);
          duties.push({ norm, clause, world: its, party, doing: act, together: togetherOf(norm) });
        }
        speakOfDeeds(
          [...conditionsOf(norm), ...ownConditions(clause)].map((one) => one.condition),
          its,
          false,
        );
      }
    }
    speakOfDeeds(
      forceConditions(world).map((one) => one.condition),
      world,
      false,
    );
    speakOfDeeds(
      world.settled.promises.map((promise) => promise.keptWhen),
      this.promiseWorld,
      true,
    );
    this.duties = duties;
    this.acts = acts;
    this.circles = circles(this);
  }

  private readonly looked = new Map<string, Map<Doing, readonly Doing[]>>();
  private readonly sorted = new Map<string, Map<SettledNorm["modality"], readonly Duty[]>>();

  actsUnder(party: string, act: Doing): readonly Doing[] {
    const here = this.looked.get(party) ?? new Map<Doing, readonly Doing[]>();
    this.looked.set(party, here);
    const found = here.get(act) ?? (this.acts.get(party) ?? []).filter((one) => under(one, act, this.world));
    here.set(act, found);
    return found;
  }

  dutiesOf(party: string, modality: SettledNorm["modality"]): readonly Duty[] {
    const here = this.sorted.get(party) ?? new Map<SettledNorm["modality"], readonly Duty[]>();
    this.sorted.set(party, here);
    const found =
      here.get(modality) ?? this.duties.filter((duty) => duty.party === party && duty.norm.modality === modality);
    here.set(modality, found);
    return found;
  }
}

function namesRole(world: World, { when }: SettledClause): boolean {
  if (when?.event.act.kind !== "verb") return false;
  const verb = world.settled.verbs.get(when.event.act.verb);
  return verb?.subjectRole !== undefined || verb?.objectRole !== undefined;
}

function togetherOf({ actor, modality }: SettledNorm): number | undefined {
  if (modality !== "shall" || actor.kind !== "members") return undefined;
  if (actor.quantifier.kind === "any") return 1;
  return actor.quantifier.kind === "at least" ? actor.quantifier.count : undefined;
}

function isOwedTogether({ together, norm }: Duty): boolean {
  return together !== undefined && !norm.manner.asItDeemsNecessary;
}

interface Read {
  readonly condition: Condition;
  /** Read the other way round. */
  readonly turned: boolean;
}

function conditionsOf({ gate, manner }: SettledNorm): Read[] {
  return [
    ...(gate === undefined ? [] : [{ condition: gate.condition, turned: gate.kind === "unless" }]),
    ...(manner.until?.kind === "condition" ? [{ condition: manner.until.condition, turned: true }] : []),
  ];
}

function ownConditions(clause: SettledClause): Read[] {
  return [
    ...clause.takesEffect.map((part) => ({ condition: part.once, turned: false })),
    ...clause.lapses.flatMap(({ ending }) =>
      ending.kind === "if" ? [{ condition: ending.condition, turned: true }] : [],
    ),
  ];
}

function forceConditions({ settled }: World): Read[] {
  return [
    ...settled.entersOnce.map((part) => ({ condition: part.once, turned: false })),
    ...settled.ends.flatMap(({ ending }) =>
      ending.kind === "if" ? [{ condition: ending.condition, turned: true }] : [],
    ),
  ];
}

function eventsIn(condition: Condition): Event[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.flatMap(eventsIn);
  return condition.kind === "event" ? [condition.event] : [];
}

function isFact(finder: Finder): boolean {
  return finder.kind === "subject" && (finder.subject.kind === "anyone" || finder.subject.kind === "someone");
}

function forbears(subject: Subject): boolean {
  return subject.kind === "members" && (subject.quantifier.kind === "none" || subject.quantifier.kind === "at most");
}

/** What one conduct comes to. */
export class Course {
  readonly law: Law;
  readonly conduct: Conduct;
  private readonly outcomes = new Map<World, Map<string, Outcome>>();
  private readonly owns = new Map<string, boolean>();
  private readonly supposed = new Map<string, boolean>();
  private readonly forces = new Map<Duty, boolean>();

  constructor(law: Law, conduct: Conduct) {
    this.law = law;
    this.conduct = conduct;
  }

  /**
   * A duty of several binds them jointly: where fewer than k of them do it of their own will, as many more do it as are missing, and nobody can say
   * which. The promise is kept if it is kept whoever they are.
   */
  isKept(promise: PromiseTerm): boolean {
    this.refuseSeveral(promise.keptWhen);
    const acts = eventsIn(promise.keptWhen).map((event) => doing(this.law.promiseWorld, event.act));
    const ways = this.waysToHonour((duty) => acts.some((act) => under(duty.doing, act, duty.world)));
    return ways.every((helpers) => this.isKeptWith(promise.keptWhen, helpers));
  }

  /** @throws MeaningError where help counts by share or weight and several owe it together: nobody can say what they weigh. */
  private refuseSeveral(keptWhen: Condition): void {
    for (const event of eventsIn(keptWhen)) {
      if (event.subject.kind !== "members" || event.subject.quantifier.kind !== "at least share") continue;
      const act = doing(this.law.promiseWorld, event.act);
      if (this.law.duties.some((duty) => isOwedTogether(duty) && under(duty.doing, act, duty.world)))
        throw new MeaningError("several-weighed", "What several owe together has no weight.");
    }
  }

  private isKeptWith(keptWhen: Condition, helpers: ReadonlyMap<string, readonly Doing[]>): boolean {
    const world = this.law.promiseWorld;
    return this.holds(world, keptWhen, (event) => {
      const act = doing(world, event.act);
      if (!factsHold(world, event.where)) return false;
      // Forbearance reads what is done, and what the scenario says somebody did; help reads what counts, and the attacker's never does.
      return quantified(world, event.subject, (party) =>
        forbears(event.subject)
          ? this.isDone(party, act) || told(world, { ...event, subject: named(party) })
          : !world.roles.get("attacker")?.includes(party) &&
            (this.counts(party, act) || (helpers.get(party) ?? []).some((one) => under(one, act, world))),
      );
    });
  }

  outcomeOf(world: World, id: string): Outcome {
    const here = this.outcomes.get(world) ?? new Map<string, Outcome>();
    this.outcomes.set(world, here);
    const known = here.get(id);
    if (known !== undefined) return known;
    const decision = world.settled.decisions.get(id) as SettledDecision;
    const uncast = mayStayUncast(world.settled, decision);
    const silent = abstainers(world, decision);
    const inRound = (round: number): Outcome => {
      const votes = new Map<string, Vote>();
      for (const party of electorate(world, decision))
        votes.set(party, silent.has(party) ? "abstain" : this.conduct.vote(party, id, uncast, round));
      return outcome(world, decision, votes);
    };
    let voted = inRound(1);
    for (let round = 2; this.conduct.repeats && round <= (decision.rounds?.most ?? 1); round++)
      if (voted === "fails") voted = inRound(round);
    const isRatified = decision.ratified === undefined || this.isRatified(world, decision.ratified.by, id);
    const found = voted === "approved" && !isRatified ? "pending" : voted;
    here.set(id, found);
    return found;
  }

  private holds(
    world: World,
    condition: Condition,
    event: (event: Event) => boolean = (one) => this.hasHappened(world, one),
  ): boolean {
    switch (condition.kind) {
      case "and":
        return condition.of.every((part) => this.holds(world, part, event));
      case "or":
        return condition.of.some((part) => this.holds(world, part, event));
      case "decision":
        return this.outcomeOf(world, condition.decision) === condition.is;
      case "kept":
        return !isBreached(world, condition.name);
      case "breached":
        return isBreached(world, condition.name);
      case "event":
        return event(condition.event);
    }
  }

  /** A circumstance is a fact; any other deed is read from conduct. */
  private hasHappened(world: World, event: Event): boolean {
    if (isCircumstance(world, event)) return told(world, event);
    const act = doing(world, event.act);
    return factsHold(world, event.where) && quantified(world, event.subject, (party) => this.isDone(party, act));
  }

  private isRatified(world: World, by: Subject, what: string): boolean {
    if (partiesOf(world, by).length === 0 && by.kind === "who") return true;
    return quantified(world, by, (party) => this.conduct.ratifies(party, what));
  }

  private isDone(party: string, act: Doing): boolean {
    return this.law.actsUnder(party, act).some((one) => this.own(party, one));
  }

  /** An act counts where it is done by an act that the party owes or is free to do. */
  private counts(party: string, act: Doing): boolean {
    return this.law
      .actsUnder(party, act)
      .some((one) => this.own(party, one) && (this.conduct.countUnlawful === true || this.isLawful(party, one)));
  }

  private isLawful(party: string, act: Doing): boolean {
    return !this.isBarred(party, act) && (this.isBound(party, act) || this.isFree(party, act));
  }

  /** Whether the party does this very act, and not only one under it. */
  private own(party: string, act: Doing): boolean {
    const node = keyOf(party, act);
    const known = this.owns.get(node) ?? this.supposed.get(node);
    if (known !== undefined) return known;
    const circle = this.law.circles.get(node);
    if (circle === undefined) {
      const found = this.judge(party, act);
      this.owns.set(node, found);
      return found;
    }
    // The least fixed point: nothing in the circle is done but what must be.
    for (const one of circle) this.supposed.set(keyOf(one.party, one.doing), false);
    for (let changed = true; changed; ) {
      changed = false;
      for (const one of circle) {
        this.forces.clear();
        const now = this.judge(one.party, one.doing);
        if (now !== this.supposed.get(keyOf(one.party, one.doing))) changed = true;
        this.supposed.set(keyOf(one.party, one.doing), now);
      }
    }
    this.forces.clear();
    for (const one of circle)
      this.owns.set(keyOf(one.party, one.doing), this.supposed.get(keyOf(one.party, one.doing)) === true);
    return this.owns.get(node) === true;
  }

  private judge(party: string, act: Doing): boolean {
    const standing = this.isBarred(party, act) ? "barred" : this.isBound(party, act) ? "bound" : "open";
    return this.conduct.does(party, act.key, standing);
  }

  private isBarred(party: string, act: Doing): boolean {
    return this.some(party, "must not", (duty) => under(act, duty.doing, duty.world) && !this.isOver(duty));
  }

  private isDeclined(party: string, act: Doing): boolean {
    return this.some(party, "may decline to", (duty) => under(act, duty.doing, duty.world) && !this.isOver(duty));
  }

  private isBound(party: string, act: Doing): boolean {
    return (
      this.some(
        party,
        "shall",
        (duty) =>
          under(duty.doing, act, duty.world) &&
          !duty.norm.manner.asItDeemsNecessary &&
          duty.together === undefined &&
          !this.isOver(duty) &&
          !this.isBarred(party, duty.doing) &&
          !this.isDeclined(party, duty.doing),
      ) && !this.isDeclined(party, act)
    );
  }

  private isFree(party: string, act: Doing): boolean {
    return (
      this.some(party, "may", (duty) => under(act, duty.doing, duty.world) && !this.isOver(duty)) ||
      this.some(party, "shall", (duty) => under(act, duty.doing, duty.world)) ||
      this.isDeclined(party, act)
    );
  }

  /** Every way in which the duties of several may be honoured by those who would not have done so unasked: who then does what. */
  private waysToHonour(matters: (duty: Duty) => boolean): Map<string, readonly Doing[]>[] {
    let ways: Map<string, readonly Doing[]>[] = [new Map()];
    const norms = new Set(
      this.law.duties.filter((duty) => isOwedTogether(duty) && matters(duty)).map((duty) => duty.norm),
    );
    for (const norm of norms) {
      const owing = this.law.duties.filter((duty) => duty.norm === norm);
      const [first] = owing;
      if (first?.together === undefined) continue;
      const willing = owing.filter((duty) => this.isDone(duty.party, duty.doing));
      const able = owing.filter(
        (duty) =>
          !willing.includes(duty) &&
          this.isInForce(duty) &&
          !this.isOver(duty) &&
          !this.isBarred(duty.party, duty.doing) &&
          !this.isDeclined(duty.party, duty.doing) &&
          this.conduct.does(duty.party, duty.doing.key, "bound"),
      );
      const missing = Math.min(Math.max(0, first.together - willing.length), able.length);
      ways = ways.flatMap((way) =>
        subsets(able, missing).map((some) => {
          const more = new Map(way);
          for (const { party, doing: one } of some) more.set(party, [...(more.get(party) ?? []), one]);
          return more;
        }),
      );
    }
    return ways;
  }

  private some(party: string, modality: SettledNorm["modality"], is: (duty: Duty) => boolean): boolean {
    return this.law.dutiesOf(party, modality).some((duty) => is(duty) && this.isInForce(duty));
  }

  private isOver({ norm, world }: Duty): boolean {
    return norm.manner.until?.kind === "condition" && this.holds(world, norm.manner.until.condition);
  }

  /** Whether all that the norm waits for has come, for this party. */
  private isInForce(duty: Duty): boolean {
    const known = this.forces.get(duty);
    if (known !== undefined) return known;
    const found = this.hasCome(duty);
    this.forces.set(duty, found);
    return found;
  }

  private hasCome({ norm, clause, party, world }: Duty): boolean {
    const { settled } = world;
    if (!this.isTriggered(clause, world, party)) return false;
    if (norm.gate !== undefined && this.holds(world, norm.gate.condition) !== (norm.gate.kind === "if")) return false;
    const ended = ({ ending }: SettledClause["lapses"][number], as: World): boolean => {
      if (ending.kind !== "if") return false;
      if (ending.determinedBy === undefined || isFact(ending.determinedBy)) return this.holds(as, ending.condition);
      return this.isFound(ending.determinedBy, wordsOf(ending.condition), as, party);
    };
    return (
      (clause.ratified === undefined || this.isRatified(world, clause.ratified.by, clause.id)) &&
      (norm.manner.uponItsRatification !== true || this.conduct.ratifies(party, clause.id)) &&
      settled.ratified.every(({ by }) => this.isRatified(this.law.world, by, settled.agreement)) &&
      clause.takesEffect.every((part) => this.holds(world, part.once)) &&
      settled.entersOnce.every((part) => this.holds(this.law.world, part.once)) &&
      !clause.lapses.some((part) => ended(part, world)) &&
      !settled.ends.some((part) => ended(part, this.law.world))
    );
  }

  private isTriggered({ id, when, request, determined }: SettledClause, world: World, performer: string): boolean {
    const what = when === undefined ? id : words(when.event);
    if (when !== undefined && !isRequest(world, when.event) && !happened(world, when.event)) return false;
    if (when !== undefined && isRequest(world, when.event)) {
      if (!factsHold(world, when.event.where) || !this.isAsked(when.event.subject, what, world, performer))
        return false;
    }
    if (request !== undefined && !this.isAsked(request.by, what, world, performer)) return false;
    return determined === undefined || this.isFound(determined.by, what, world, performer);
  }

  private isFound(finder: Finder, what: string, world: World, performer: string): boolean {
    if (finder.kind === "decision") return this.outcomeOf(world, finder.decision) === "approved";
    return this.byThose(finder.subject, world, performer, (party) => this.conduct.finds(party, what));
  }

  private isAsked(by: Subject, what: string, world: World, performer: string): boolean {
    return this.byThose(by, world, performer, (party) => this.conduct.asks(party, what));
  }

  private byThose(subject: Subject, world: World, performer: string, does: (party: string) => boolean): boolean {
    if (subject.kind === "anyone" || subject.kind === "someone") return true;
    // What a role that nobody fills would find or ask is a fact.
    if (subject.kind === "who" && partiesOf(world, subject).length === 0) return true;
    if (subject.kind === "members" && subject.quantifier.kind === "each")
      return membersOf(world, subject.members).includes(performer) && does(performer);
    return quantified(world, subject, does);
  }
}

/** Findings and ratifications, as `finder what`, that a norm on somebody else waits for, of the norms on which this condition hangs. */
export function findingsReadByOthers(law: Law, keptWhen: Condition): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const read = (duty: Duty, finder: Finder | undefined, what: string, world: World): void => {
    if (finder?.kind !== "subject" || finder.subject.kind === "anyone") return;
    const itself = finder.subject.kind === "members" && finder.subject.quantifier.kind === "each";
    if (!itself)
      for (const party of partiesOf(world, finder.subject)) if (party !== duty.party) found.add(`${party} ${what}`);
  };
  const hangOn = (world: World, condition: Condition, kept: boolean): void => {
    for (const event of eventsIn(condition)) {
      if (!kept && isCircumstance(world, event)) continue;
      const act = doing(world, event.act);
      // The attacker's help never counts, so nothing hangs on what it owes.
      const idle = kept && !forbears(event.subject) ? (world.roles.get("attacker") ?? []) : [];
      for (const party of partiesOf(world, event.subject))
        if (!idle.includes(party)) for (const one of law.actsUnder(party, act)) visit(party, one);
      if (kept)
        for (const duty of law.duties)
          if (isOwedTogether(duty) && under(duty.doing, act, world)) visit(duty.party, duty.doing);
    }
  };
  const visit = (party: string, act: Doing): void => {
    if (seen.has(keyOf(party, act))) return;
    seen.add(keyOf(party, act));
    const own = law.duties.filter((duty) => duty.party === party);
    const bearing = own.filter((duty) => under(act, duty.doing, duty.world) || under(duty.doing, act, duty.world));
    const lifting = own.filter(
      (duty) => duty.norm.modality !== "shall" && bearing.some((other) => under(other.doing, duty.doing, duty.world)),
    );
    for (const duty of new Set([...bearing, ...lifting])) {
      const { clause, world } = duty;
      if (clause.when !== undefined && !isRequest(world, clause.when.event) && !happened(world, clause.when.event))
        continue;
      for (const [by, what] of [
        ...(clause.ratified === undefined ? [] : [[clause.ratified.by, clause.id] as const]),
        ...law.world.settled.ratified.map(({ by: whose }) => [whose, law.world.settled.agreement] as const),
      ])
        for (const party of partiesOf(world, by)) if (party !== duty.party) found.add(`${party} ${what}`);
      read(duty, clause.determined?.by, clause.when === undefined ? clause.id : words(clause.when.event), world);
      for (const { ending } of clause.lapses)
        if (ending.kind === "if") read(duty, ending.determinedBy, wordsOf(ending.condition), world);
      for (const { ending } of law.world.settled.ends)
        if (ending.kind === "if") read(duty, ending.determinedBy, wordsOf(ending.condition), law.world);
      for (const { condition } of [...conditionsOf(duty.norm), ...ownConditions(clause)])
        hangOn(world, condition, false);
      for (const { condition } of forceConditions(law.world)) hangOn(law.world, condition, false);
    }
  };
  hangOn(law.promiseWorld, keptWhen, true);
  return found;
}

function named(party: string): Subject {
  return { kind: "who", who: { kind: "party", party } };
}

export function subsets<T>(of: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return of.flatMap((first, at) => subsets(of.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

/**
 * Which acts hang on one another in a circle.
 * @throws MeaningError if an act hangs on its own negation
 */
function circles(law: Law): Map<string, readonly Node[]> {
  const nodes = [...law.acts].flatMap(([party, acts]) => acts.map((one): Node => ({ party, doing: one })));
  const edges = new Map<string, { to: string; turned: boolean; clause: string }[]>();
  for (const { party, doing: act } of nodes) {
    const out: { to: string; turned: boolean; clause: string }[] = [];
    for (const duty of law.duties) {
      if (duty.party !== party) continue;
      if (!under(act, duty.doing, duty.world) && !under(duty.doing, act, duty.world)) continue;
      const against = duty.norm.modality === "must not" || duty.norm.modality === "may decline to";
      const reads = [
        ...[...conditionsOf(duty.norm), ...ownConditions(duty.clause)].map((one) => ({ ...one, as: duty.world })),
        ...forceConditions(law.world).map((one) => ({ ...one, as: law.world })),
      ];
      for (const { condition, turned, as } of reads)
        for (const event of eventsIn(condition)) {
          if (isCircumstance(as, event)) continue;
          for (const other of partiesOf(as, event.subject))
            for (const one of law.actsUnder(other, doing(as, event.act)))
              out.push({
                to: keyOf(other, one),
                turned: against || turned || forbears(event.subject),
                clause: duty.clause.id,
              });
        }
    }
    edges.set(keyOf(party, act), out);
  }

  const reach = new Map([...edges.keys()].map((node) => [node, reachable(node, edges)]));
  const found = new Map<string, readonly Node[]>();
  for (const node of nodes) {
    const own = keyOf(node.party, node.doing);
    if (!reach.get(own)?.has(own)) continue;
    const circle = nodes.filter((other) => {
      const key = keyOf(other.party, other.doing);
      return reach.get(own)?.has(key) && reach.get(key)?.has(own);
    });
    const inside = new Set(circle.map((one) => keyOf(one.party, one.doing)));
    for (const member of inside)
      for (const edge of edges.get(member) ?? [])
        if (edge.turned && inside.has(edge.to))
          throw new MeaningError("contradictory-cycle", `${edge.clause} hangs on its own negation.`);
    found.set(own, circle);
  }
  return found;
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
