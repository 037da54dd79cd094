import type { Event, ScenarioEvent } from "@proviso/agreement";
import { underVerb } from "../../ground/acts.ts";
import { Facts } from "../../ground/course.ts";
import { type GroundNorm, type Roles, type Structure, words } from "../../ground/index.ts";

/** On which day each circumstance came about: as the scenario says, or without one all triggers on day 0 and nothing else. */
export class Happenings {
  readonly #structure: Structure;
  readonly #events: readonly { readonly stated: ScenarioEvent; readonly facts: Facts }[];
  readonly #clauses = new Map<string, number | undefined>();
  readonly #stated = new Map<string, number | undefined>();
  readonly first: number;

  constructor(structure: Structure) {
    this.#structure = structure;
    const { course, settled, actors } = structure;
    const { scenario } = course;
    this.#events = (scenario?.events ?? []).map((stated) => ({
      stated,
      facts: new Facts(settled, actors, { ...course, scenario: scenario && { ...scenario, events: [stated] } }),
    }));
    this.first = Math.min(0, ...this.#events.map(({ stated }) => stated.day));
  }

  /** Undefined if it never happens. */
  ofTrigger({ clause, triggered }: GroundNorm): number | undefined {
    if (!triggered) return undefined;
    if (clause.when === undefined) return this.first;
    if (!this.#clauses.has(clause.id)) this.#clauses.set(clause.id, this.#dayOf(clause.when.event));
    return this.#clauses.get(clause.id);
  }

  #dayOf(trigger: Event): number | undefined {
    const asked = trigger.act.kind === "verb" && trigger.act.verb === "request";
    if (this.#structure.course.scenario === undefined || asked) return this.first;
    const bare = { ...trigger, where: [] };
    return this.#events.find(({ facts }) => facts.trigger(bare).happened)?.stated.day;
  }

  /** The day on which the scenario's deed first happens, undefined if it does not. */
  ofStated(event: Event, roles: Roles): number | undefined {
    const key = `${words.event(event)} ${JSON.stringify(roles)}`;
    if (!this.#stated.has(key)) {
      const bare = { ...event, where: [] };
      const days = this.#structure.facts.stated(event, roles)
        ? this.#events.filter(({ facts }) => facts.stated(bare, roles)).map(({ stated }) => stated.day)
        : [];
      this.#stated.set(key, days.length === 0 ? undefined : Math.min(...days));
    }
    return this.#stated.get(key);
  }

  ofBreach(name: string): number | undefined {
    const days = this.#events.filter(({ facts }) => facts.breached(name)).map(({ stated }) => stated.day);
    return days.length === 0 ? undefined : Math.min(...days);
  }

  /** Scenario events of a verb of the table, with their days. */
  stating(verb: string): readonly ScenarioEvent[] {
    return this.#events
      .map(({ stated }) => stated)
      .filter(({ event: { act } }) => act.kind === "verb" && underVerb(this.#structure.settled.verbs, act.verb, verb));
  }
}
