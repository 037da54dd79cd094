import type { Condition, Event, FactTest, Members, Role, Scenario, Subject, Who } from "@proviso/agreement";
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
  readonly scenario: Scenario | undefined;
  readonly roles: ReadonlyMap<Role, string>;
  readonly facts: ReadonlyMap<string, boolean>;
}

export function worldOf(settled: Settled, given: Circumstances, openTo: string | undefined): World {
  const roles = new Map<Role, string>();
  const fill = (event: Event): void => {
    if (event.act.kind !== "verb") return;
    const verb = settled.verbs.get(event.act.verb);
    const single = (subject: Subject | undefined): string | undefined =>
      subject?.kind === "who" && subject.who.kind === "party" ? subject.who.party : undefined;
    const object = event.act.object?.kind === "subject" ? event.act.object.subject : undefined;
    for (const [role, party] of [
      [verb?.subjectRole, single(event.subject)],
      [verb?.objectRole, single(object)],
    ] as const)
      if (role !== undefined && party !== undefined && !roles.has(role)) roles.set(role, party);
  };
  for (const { event } of given.scenario?.events ?? []) fill(event);
  // A promise to each of a group is one promise per member; the victim is then that member.
  if (openTo !== undefined && settled.clauses.some((clause) => clause.when && leavesVictimOpen(clause.when.event)))
    roles.set("victim", openTo);
  for (const clause of settled.clauses) if (clause.when !== undefined) fill(clause.when.event);
  if (given.attacker !== undefined && !roles.has("attacker")) roles.set("attacker", given.attacker);
  return { settled, scenario: given.scenario, roles, facts: factsOf(settled, given.scenario) };
}

function leavesVictimOpen({ act }: Event): boolean {
  if (act.kind !== "verb" || act.object?.kind !== "subject") return false;
  const { subject } = act.object;
  return subject.kind !== "who" || subject.who.kind === "group";
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
    case "role": {
      const party = world.roles.get(who.role);
      return party === undefined ? [] : [party];
    }
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
    case "at least":
      return count >= subject.quantifier.count;
    case "at most":
      return count <= subject.quantifier.count;
  }
}

/** Whether the event of a trigger or of a condition is one that the scenario tells of. */
export function told(world: World, event: Event): boolean {
  return (world.scenario?.events ?? []).some(
    ({ event: one }) =>
      admits(world, event.subject, one.subject) && tells(world, event, one) && factsHold(world, event.where),
  );
}

function tells(world: World, asked: Event, one: Event): boolean {
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
