import type { Condition, Event, Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import type { Unit } from "../answers/time.ts";
import { Facts } from "../ground/course.ts";
import type { GroundNorm } from "../ground/index.ts";
import type { SettledClause } from "../settle/index.ts";

/** When clauses begin, and which decisions they ask for. */
export class Opening {
  readonly #game: Game;
  readonly #scenario: Scenario;
  readonly #perDay: number;
  readonly #days = new Map<string, number>();

  constructor(game: Game, scenario: Scenario, unit: Unit) {
    this.#game = game;
    this.#scenario = scenario;
    this.#perDay = unit === "hour" ? 24 : 1;
  }

  /** The point on which a clause's trigger happens; 0 where it has none, or where it is a request. */
  ofClause(clause: SettledClause): number {
    const known = this.#days.get(clause.id);
    if (known !== undefined) return known;
    const found = clause.when === undefined ? 0 : this.#dayOf(clause.when.event) * this.#perDay;
    this.#days.set(clause.id, found);
    return found;
  }

  /** The earliest of the norms that say something about an act of a party. */
  ofNorms(norms: readonly GroundNorm[]): number {
    const triggered = norms.filter((norm) => norm.triggered);
    return triggered.length === 0 ? 0 : Math.min(...triggered.map(({ clause }) => this.ofClause(clause)));
  }

  /** The clauses that ask for a decision, with the decision each has to wait for. */
  askersOf(decision: string): { readonly clause: SettledClause; readonly after?: string }[] {
    return this.#game.structure.settled.clauses.flatMap((clause) => {
      const by = clause.determined?.by;
      if (by?.kind === "decision" && by.decision === decision) return [{ clause }];
      const conditions: Condition[] = [
        ...clause.norms.flatMap(({ gate, manner }) => [
          ...(gate === undefined ? [] : [gate.condition]),
          ...(manner.until?.kind === "condition" ? [manner.until.condition] : []),
        ]),
        ...clause.takesEffect.map(({ once }) => once),
        ...clause.lapses.flatMap(({ ending }) => (ending.kind === "if" ? [ending.condition] : [])),
      ];
      if (!conditions.some((condition) => mentions(condition, decision))) return [];
      return [{ clause, after: by?.kind === "decision" ? by.decision : undefined }];
    });
  }

  #dayOf(pattern: Event): number {
    const { settled, actors, course } = this.#game.structure;
    const where = this.#scenario.events.flatMap(({ event }) => event.where);
    const days = this.#scenario.events.flatMap((stated) => {
      const only = { ...stated, event: { ...stated.event, where } };
      const facts = new Facts(settled, actors, { ...course, scenario: { ...this.#scenario, events: [only] } });
      return pattern.act.kind === "verb" && pattern.act.verb === "request"
        ? []
        : facts.trigger(pattern).happened
          ? [stated.day]
          : [];
    });
    return days.length === 0 ? 0 : Math.min(...days);
  }
}

function mentions(condition: Condition, decision: string): boolean {
  if (condition.kind === "and" || condition.kind === "or") return condition.of.some((part) => mentions(part, decision));
  return condition.kind === "decision" && condition.decision === decision;
}
