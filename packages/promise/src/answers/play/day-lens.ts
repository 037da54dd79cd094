import type { Condition, Event } from "@proviso/agreement";
import { constant, type Formula, or } from "../../diagram/formula.ts";
import { isCircumstance } from "../../ground/deeds.ts";
import { type Conduct, type GroundNorm, groundAct, type Roles, type Structure } from "../../ground/index.ts";
import { Lens } from "../../ground/lens.ts";

/** What has come about by a moment. */
export interface Moment {
  /** Whether the clause's trigger has happened yet. */
  triggered(norm: GroundNorm): boolean;
  stated(event: Event, roles: Roles): boolean;
  breached(name: string): boolean;
  /** Neither while the decision is pending or not asked. */
  decided(id: string, roles: Roles): { readonly approved: boolean; readonly failed: boolean };
}

/** The law at one moment: what the text makes of what has come about so far, and nothing of what may still come. Its formulas are constants. */
export class DayLens extends Lens {
  readonly #structure: Structure;
  readonly #moment: Moment;

  constructor(structure: Structure, conduct: Conduct, moment: Moment) {
    super(structure, conduct);
    this.#structure = structure;
    this.#moment = moment;
  }

  override decision(id: string, roles: Roles): { approved: Formula; failed: Formula } {
    const { approved, failed } = this.#moment.decided(id, roles);
    return { approved: constant(approved), failed: constant(failed) };
  }

  override applies(norm: GroundNorm, party: string): Formula {
    return this.#moment.triggered(norm) ? super.applies(norm, party) : constant(false);
  }

  override condition(condition: Condition, roles: Roles, performer: string): Formula {
    switch (condition.kind) {
      case "kept":
        return constant(!this.#moment.breached(condition.name));
      case "breached":
        return constant(this.#moment.breached(condition.name));
      case "event": {
        const { event } = condition;
        const happens = isCircumstance(event, this.#structure.settled) || event.subject.kind === "someone";
        return happens ? constant(this.#moment.stated(event, roles)) : super.condition(condition, roles, performer);
      }
      default:
        return super.condition(condition, roles, performer);
    }
  }

  override kept(condition: Condition, roles: Roles): Formula {
    if (condition.kind !== "event") return super.kept(condition, roles);
    const { event } = condition;
    const { subject } = event;
    if (subject.kind !== "members") return super.kept(condition, roles);
    const { quantifier } = subject;
    if (quantifier.kind !== "none" && quantifier.kind !== "at most") return super.kept(condition, roles);
    const { actors, facts } = this.#structure;
    const act = groundAct(event.act, actors, roles);
    const doing = actors.partiesOf(subject, roles).filter((party) => {
      const one: Event = { ...event, subject: { kind: "who", who: { kind: "party", party } } };
      return holds(or(constant(this.#moment.stated(one, roles)), this.does(party, act)));
    });
    const where = event.where.every((test) => facts.holds(test.fact) !== test.negated);
    return constant(where && doing.length <= (quantifier.kind === "at most" ? quantifier.count : 0));
  }

  /** Whether a norm holds for a party: its conditions do, and its `until` has not been reached. */
  inForce(norm: GroundNorm, party: string): boolean {
    const { until } = norm.norm.manner;
    return (
      holds(this.applies(norm, party)) &&
      !(until?.kind === "condition" && holds(this.condition(until.condition, norm.roles, party)))
    );
  }
}

/** The value of a formula in which nothing is left open. */
export function holds(formula: Formula): boolean {
  if (formula.kind !== "constant") throw new TypeError(`something is left open: ${formula.kind}`);
  return formula.value;
}
