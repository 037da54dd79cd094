import type { Event, Role, Scenario } from "@proviso/agreement";
import type { Settled } from "../settle/index.ts";
import { MeaningError } from "../settle/index.ts";
import { type Actors, NOBODY, type Roles } from "./actors.ts";
import { underVerb } from "./acts.ts";

/** What is taken as given: who attacks, whom the promise is to, and what a scenario states. */
export interface Course {
  readonly beneficiary?: string;
  /** Used where neither the scenario nor a trigger names one. */
  readonly attacker?: string;
  readonly scenario?: Scenario;
  /** Help that the text does not mention counts as well: what is not forbidden is lawful (UN Charter art. 51; semantics, definition 13). */
  readonly countSilent?: boolean;
}

/** Whether a trigger has happened, and who fills the roles it names. */
export interface Triggered {
  readonly happened: boolean;
  readonly roles: Roles;
}

/**
 * Facts, triggers and roles by semantics, definition 1: what the scenario states, or without one, that every trigger has happened with its
 * circumstances as written and nothing has been breached or forfeited.
 */
export class Facts {
  readonly #settled: Settled;
  readonly #actors: Actors;
  readonly #course: Course;
  readonly #first: ReadonlyMap<string, boolean>;
  /** What was taken for granted, in plain words, in the order in which it was first needed. */
  readonly assumed = new Set<string>();

  constructor(settled: Settled, actors: Actors, course: Course) {
    this.#settled = settled;
    this.#actors = actors;
    this.#course = course;
    this.#first = factsOf(settled);
  }

  /** @throws MeaningError `fact-not-stated` if a scenario leaves it open. */
  holds(fact: string): boolean {
    const { scenario } = this.#course;
    if (scenario === undefined) {
      const value = this.#first.get(fact) ?? true;
      this.assumed.add(`${fact} ${value ? "holds" : "does not hold"}`);
      return value;
    }
    for (const { event } of scenario.events) {
      for (const test of event.where) if (test.fact === fact) return !test.negated;
    }
    const name = fact.slice(fact.indexOf(".") + 1);
    throw new MeaningError(
      "fact-not-stated",
      `The scenario ${scenario.id} must say whether ${name} holds: add "where ${name}" or "where not ${name}" to an event.`,
      scenario.at,
    );
  }

  /** Whether a clause's trigger has happened, and its roles. */
  trigger(event: Event): Triggered {
    const { scenario, beneficiary } = this.#course;
    // A request is up to whoever makes it, whatever the scenario tells.
    if (scenario === undefined || (event.act.kind === "verb" && event.act.verb === "request")) {
      const subject = this.#actors.partiesOf(event.subject, NOBODY);
      const object =
        event.act.kind === "verb" && event.act.object?.kind === "subject" ? event.act.object.subject : undefined;
      const verb = event.act.kind === "verb" ? this.#settled.verbs.get(event.act.verb) : undefined;
      const bound: Record<Role, readonly string[]> = { ...NOBODY };
      if (verb?.subjectRole !== undefined) {
        const named = event.subject.kind === "who" ? subject : [];
        const { attacker } = this.#course;
        const chosen = attacker !== undefined && subject.includes(attacker) ? [attacker] : [];
        bound[verb.subjectRole] = named.length > 0 ? named : verb.subjectRole === "attacker" ? chosen : [];
        if (
          verb.subjectRole === "requester" &&
          named.length === 0 &&
          beneficiary !== undefined &&
          subject.includes(beneficiary)
        ) {
          bound.requester = [beneficiary];
        }
      }
      if (verb?.objectRole !== undefined && object !== undefined) {
        const touched = this.#actors.partiesOf(object, NOBODY);
        const named = object.kind === "who" ? touched : [];
        bound[verb.objectRole] =
          named.length > 0 ? named : beneficiary !== undefined && touched.includes(beneficiary) ? [beneficiary] : [];
        // A dispute has one role for both sides.
        if (verb.objectRole === verb.subjectRole) {
          const subjects = event.subject.kind === "who" ? subject : [];
          bound[verb.objectRole] = [...new Set([...subjects, ...(bound[verb.objectRole] ?? [])])];
        }
      }
      return { happened: event.where.every((test) => this.holds(test.fact) !== test.negated), roles: bound };
    }
    for (const stated of scenario.events) {
      const roles = this.#matches(stated.event, event, NOBODY);
      if (roles === undefined) continue;
      return { happened: event.where.every((test) => this.holds(test.fact) !== test.negated), roles };
    }
    return { happened: false, roles: NOBODY };
  }

  /** Whether the scenario states this deed, its roles being filled so; without a scenario no such thing has happened. */
  stated(event: Event, roles: Roles): boolean {
    const { scenario } = this.#course;
    if (scenario === undefined) return false;
    return scenario.events.some(
      (stated) =>
        this.#matches(stated.event, event, roles) !== undefined &&
        event.where.every((test) => this.holds(test.fact) !== test.negated),
    );
  }

  /** Whether a clause, promise, agreement or fact is breached: only if the scenario states it. */
  breached(name: string): boolean {
    const { scenario } = this.#course;
    if (scenario === undefined) this.assumed.add(`${name} is kept`);
    return (scenario?.events ?? []).some(
      ({ event: { act } }) =>
        act.kind === "verb" &&
        underVerb(this.#settled.verbs, act.verb, "breach") &&
        act.object !== undefined &&
        "name" in act.object &&
        act.object.name === name,
    );
  }

  /** Roles if what the scenario states is an instance of `pattern`. */
  #matches(stated: Event, pattern: Event, roles: Roles): Roles | undefined {
    if (stated.act.kind === "quoted" || pattern.act.kind === "quoted") {
      const same =
        stated.act.kind === "quoted" && pattern.act.kind === "quoted" && stated.act.words === pattern.act.words;
      if (!same) return undefined;
    } else if (!underVerb(this.#settled.verbs, stated.act.verb, pattern.act.verb)) return undefined;
    const by = this.#actors.partiesOf(stated.subject, NOBODY);
    const allowed = pattern.subject.kind === "anyone" ? by : this.#actors.partiesOf(pattern.subject, roles);
    if (pattern.subject.kind !== "someone" && !by.every((party) => allowed.includes(party))) return undefined;

    const bound: Record<Role, readonly string[]> = { ...NOBODY };
    const verb = pattern.act.kind === "verb" ? this.#settled.verbs.get(pattern.act.verb) : undefined;
    if (verb?.subjectRole !== undefined) bound[verb.subjectRole] = by;
    if (pattern.act.kind !== "verb" || stated.act.kind !== "verb") return bound;
    const wanted = pattern.act.object;
    if (wanted === undefined) return bound;
    const got = stated.act.object;
    if (got === undefined || got.kind !== wanted.kind) return undefined;
    if (wanted.kind === "subject" && got.kind === "subject") {
      const hit = this.#actors.partiesOf(got.subject, NOBODY);
      const targets = wanted.subject.kind === "anyone" ? hit : this.#actors.partiesOf(wanted.subject, roles);
      if (!hit.every((party) => targets.includes(party))) return undefined;
      if (verb?.objectRole !== undefined) {
        bound[verb.objectRole] = verb.objectRole === verb.subjectRole ? [...new Set([...by, ...hit])] : hit;
      }
      return bound;
    }
    return JSON.stringify(wanted) === JSON.stringify(got) ? bound : undefined;
  }
}

const FACTS = new WeakMap<Settled, ReadonlyMap<string, boolean>>();

/** Each fact of a text, and whether it is ever used as holding; once for a text, of which many structures are made. */
function factsOf(settled: Settled): ReadonlyMap<string, boolean> {
  let facts = FACTS.get(settled);
  if (facts === undefined) {
    const found = new Map<string, boolean>();
    addFacts(settled, found);
    facts = found;
    FACTS.set(settled, facts);
  }
  return facts;
}

function addFacts(value: unknown, to: Map<string, boolean>): void {
  if (value instanceof Map) for (const part of value.values()) addFacts(part, to);
  else if (Array.isArray(value)) for (const part of value) addFacts(part, to);
  else if (value !== null && typeof value === "object") {
    if ("fact" in value && "negated" in value) {
      const fact = String(value.fact);
      if (!to.has(fact) || value.negated !== true) to.set(fact, value.negated !== true);
    } else
      for (const [key, part] of Object.entries(value))
        if (typeof part === "object" && key !== "at" && key !== "support") addFacts(part, to);
  }
}
