import type { Amount, Condition, Event, FactTest, Members, Role, Scenario, Subject, Who } from "@proviso/agreement";
import type { Settled } from "../settle/index.ts";

/** What is given beside the text. */
export interface Circumstances {
  /** To whom the promise is made; needed where it is made to each of a group. */
  readonly beneficiary?: string;
  readonly attacker?: string;
  readonly scenario?: Scenario;
}

/** Who is who and what has happened: everything that is no choice (semantics, definition 1). */
export interface World {
  readonly settled: Settled;
  readonly given: Circumstances;
  readonly scenario: Scenario | undefined;
  /** Who fills the roles, as one clause or the promise reads them. */
  readonly roles: Roles;
  readonly facts: ReadonlyMap<string, boolean>;
}

export type Roles = ReadonlyMap<Role, readonly string[]>;

/** The world as it is read where no trigger names a role. */
export function worldOf(settled: Settled, given: Circumstances): World {
  return { settled, given, scenario: given.scenario, roles: new Map(), facts: factsOf(settled, given.scenario) };
}

/** The world as a clause reads it: its trigger's verb names roles, which the scenario fills, else the trigger itself, else what is given. */
export function worldOfClause(world: World, trigger: Event | undefined): World {
  if (trigger?.act.kind !== "verb") return world;
  const verb = world.settled.verbs.get(trigger.act.verb);
  const roles = new Map<Role, readonly string[]>();
  const one = world.scenario?.events.find(({ event }) => tells(world, trigger, event))?.event;
  const object = trigger.act.object?.kind === "subject" ? trigger.act.object.subject : undefined;
  const fill = (role: Role | undefined, parties: readonly string[]): void => {
    if (role !== undefined) roles.set(role, [...new Set([...(roles.get(role) ?? []), ...parties])]);
  };
  if (world.scenario !== undefined) {
    if (one?.act.kind !== "verb") return world;
    fill(verb?.subjectRole, partiesOf(world, one.subject));
    if (one.act.object?.kind === "subject") fill(verb?.objectRole, partiesOf(world, one.act.object.subject));
    return { ...world, roles };
  }
  const { attacker, beneficiary } = world.given;
  const named = (subject: Subject): boolean => subject.kind === "who";
  const mayBe = (subject: Subject, party: string | undefined): readonly string[] =>
    party !== undefined && (subject.kind === "anyone" || partiesOf(world, subject).includes(party)) ? [party] : [];
  if (named(trigger.subject)) fill(verb?.subjectRole, partiesOf(world, trigger.subject));
  else if (verb?.subjectRole === "attacker") fill("attacker", mayBe(trigger.subject, attacker));
  // Whoever of them is attacked is the one to whom the promise is made.
  if (object !== undefined)
    fill(verb?.objectRole, named(object) ? partiesOf(world, object) : mayBe(object, beneficiary));
  return { ...world, roles };
}

/** The world as a promise reads it: with the roles of the clauses whose acts it counts, and the beneficiary as the victim. */
export function worldOfPromise(world: World): World {
  const roles = new Map<Role, readonly string[]>();
  const { attacker, beneficiary } = world.given;
  // What a trigger says of the attacker goes before what is given.
  const asWritten: World = { ...world, given: { ...world.given, attacker: undefined } };
  for (const clause of world.settled.clauses)
    if (clause.norms.length > 0)
      for (const [role, parties] of worldOfClause(asWritten, clause.when?.event).roles)
        if ((roles.get(role) ?? []).length === 0) roles.set(role, parties);
  if ((roles.get("attacker") ?? []).length === 0 && attacker !== undefined) roles.set("attacker", [attacker]);
  if ((roles.get("victim") ?? []).length === 0 && beneficiary !== undefined) roles.set("victim", [beneficiary]);
  return { ...world, roles };
}

/** Without a scenario facts are as written; a fact in both polarities is taken without `not`. */
function factsOf(settled: Settled, scenario: Scenario | undefined): Map<string, boolean> {
  const facts = new Map<string, boolean>();
  const take = ({ fact, negated }: FactTest): void => {
    facts.set(fact, !negated || facts.get(fact) === true);
  };
  if (scenario !== undefined) {
    for (const { event } of scenario.events) for (const test of event.where) take(test);
    return facts;
  }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part);
    else if (value !== null && typeof value === "object") {
      if ("fact" in value && "negated" in value) take(value as FactTest);
      else for (const part of Object.values(value)) walk(part);
    }
  };
  walk([settled.clauses, settled.entersOnce, settled.ends, settled.promises]);
  return facts;
}

export function factsHold(world: World, where: readonly FactTest[]): boolean {
  return where.every(({ fact, negated }) => (world.facts.get(fact) ?? false) !== negated);
}

export function partiesNamed(world: World, who: Who): readonly string[] {
  switch (who.kind) {
    case "party":
      return [who.party];
    case "group":
      return world.settled.groups.get(who.group) ?? [];
    case "role":
      return world.roles.get(who.role) ?? [];
  }
}

export function membersOf(world: World, members: Members): readonly string[] {
  const out = new Set(members.except.flatMap((who) => partiesNamed(world, who)));
  return (world.settled.groups.get(members.group) ?? []).filter((party) => !out.has(party));
}

/** Everyone whom a subject speaks of, whatever its quantifier. */
export function partiesOf(world: World, subject: Subject): readonly string[] {
  switch (subject.kind) {
    case "who":
      return partiesNamed(world, subject.who);
    case "members":
      return membersOf(world, subject.members);
    case "anyone":
      return world.settled.parties;
    case "someone":
      return [];
  }
}

/** Whether enough of those whom a subject speaks of do what is asked. */
export function quantified(world: World, subject: Subject, does: (party: string) => boolean): boolean {
  const parties = partiesOf(world, subject);
  const count = parties.filter(does).length;
  if (subject.kind === "anyone") return count > 0;
  if (subject.kind === "someone") return false;
  if (subject.kind === "who") return parties.length > 0 && count === parties.length;
  switch (subject.quantifier.kind) {
    case "each":
    case "all":
      return count === parties.length;
    case "any":
      return count > 0;
    case "none":
      return count === 0;
    case "at least share":
      return reaches(world, subject.members, subject.quantifier.amount, does);
    case "at least":
      return count >= subject.quantifier.count;
    case "at most":
      return count <= subject.quantifier.count;
  }
}

/** Shares are of all members, and weights are as written, to twelve decimals. */
function reaches(world: World, members: Members, amount: Amount, does: (party: string) => boolean): boolean {
  let total = 0n;
  let sum = 0n;
  for (const party of membersOf(world, members)) {
    const one = weight(world, members, party);
    total += one;
    if (does(party)) sum += one;
  }
  return sum * BigInt(amount.denominator) >= BigInt(amount.numerator) * (amount.share ? total : SCALE);
}

/** Weights are counted in units of 10⁻¹², which holds every decimal that a file may write. */
const DIGITS = 12;
export const SCALE = 10n ** BigInt(DIGITS);

export function weight(world: World, members: Members, party: string): bigint {
  if (members.attribute === undefined) return SCALE;
  const written = world.settled.weights.get(members.attribute)?.get(party) ?? "0";
  const [units = "0", decimals = ""] = written.split(".");
  if (decimals.length > DIGITS) throw new RangeError(`${written} has more than ${DIGITS} decimals.`);
  return BigInt(units + decimals.padEnd(DIGITS, "0"));
}

/** Whether the event of a trigger or of a condition is one that the scenario tells of. */
export function told(world: World, event: Event): boolean {
  return factsHold(world, event.where) && (world.scenario?.events ?? []).some((one) => tells(world, event, one.event));
}

function tells(world: World, asked: Event, one: Event): boolean {
  if (!admits(world, asked.subject, one.subject)) return false;
  if (asked.act.kind === "quoted" || one.act.kind === "quoted")
    return asked.act.kind === "quoted" && one.act.kind === "quoted" && asked.act.words === one.act.words;
  if (!verbUnder(world, one.act.verb, asked.act.verb)) return false;
  const wanted = asked.act.object;
  if (wanted === undefined) return true;
  const given = one.act.object;
  if (wanted.kind === "subject" && given?.kind === "subject") return admits(world, wanted.subject, given.subject);
  return words(wanted) === words(given);
}

function admits(world: World, asked: Subject, one: Subject): boolean {
  if (asked.kind === "anyone" || asked.kind === "someone") return true;
  const who = partiesOf(world, one);
  const allowed = partiesOf(world, asked);
  return who.length > 0 && who.every((party) => allowed.includes(party));
}

export function verbUnder(world: World, verb: string, above: string): boolean {
  return (
    verb === above || (world.settled.verbs.get(verb)?.under ?? []).some((parent) => verbUnder(world, parent, above))
  );
}

/** Without a scenario the trigger of every clause has happened. */
export function happened(world: World, trigger: Event): boolean {
  return world.scenario === undefined ? factsHold(world, trigger.where) : told(world, trigger);
}

/** A deed that happens to an agreement from outside: a fact that the scenario states. */
export function isCircumstance(world: World, { act }: Event): boolean {
  return act.kind === "verb" && world.settled.verbs.get(act.verb)?.circumstance === true;
}

/** `Ukraine requests help`. */
export function isRequest(world: World, { act }: Event): boolean {
  return act.kind === "verb" && world.settled.verbs.get(act.verb)?.subjectRole === "requester";
}

/** Whether a clause, promise, agreement or fact is breached: never, unless the scenario says so. */
export function isBreached(world: World, name: string): boolean {
  return (world.scenario?.events ?? []).some(
    ({ event: { act } }) =>
      act.kind === "verb" &&
      act.verb === "breach" &&
      act.object !== undefined &&
      "name" in act.object &&
      act.object.name === name,
  );
}

/** The same words give the same string, whatever the order of properties. */
export function words(value: unknown): string {
  if (value === null || typeof value !== "object") return spelt(value);
  const found = known.get(value) ?? spelt(value);
  known.set(value, found);
  return found;
}

/** The model does not change, so neither do its words. */
const known = new WeakMap<object, string>();

function spelt(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(words).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${key}:${words(part)}`)
    .join(",")}}`;
}

/** What is found where a condition comes true. */
export function wordsOf(condition: Condition): string {
  return condition.kind === "event" ? words(condition.event) : words(condition);
}
