import type { Model, PromiseTerm, Scenario } from "@proviso/agreement";
import { Actors, NOBODY } from "../ground/index.ts";
import type { Settled } from "../settle/index.ts";

/** What an answer is about: a promise or a decision, by qualified name. */
export interface Target {
  readonly kind: "promise" | "decision";
  readonly id: string;
  readonly agreement: string;
  readonly title: string;
}

/**
 * The promise or decision of that name; `Agreement.item`, or a bare `item` where only one text has it, or an agreement's name where it makes one
 * promise.
 * @throws RangeError that lists what there is
 */
export function targetNamed(model: Model, name: string): Target {
  const all = targets(model);
  const found = all.filter((target) => target.id === name || target.id.endsWith(`.${name}`));
  const promises = all.filter((target) => target.kind === "promise" && target.agreement === name);
  const only = found.length === 1 ? found[0] : found.length === 0 && promises.length === 1 ? promises[0] : undefined;
  if (only !== undefined) return only;
  const names = (found.length > 1 ? found : all).map((target) => target.id).join(", ");
  throw new RangeError(
    found.length > 1
      ? `${name} could be ${names}. Name the agreement too.`
      : `There is no promise or decision ${name}; the files have ${names === "" ? "none" : names}.`,
  );
}

/** Every promise and decision of the model, promises first. */
export function targets(model: Model): Target[] {
  return [...promisesOf(model), ...decisionsOf(model)];
}

export function promisesOf(model: Model, agreement?: string): Target[] {
  return model.agreements
    .filter((of) => agreement === undefined || of.id === agreement)
    .flatMap((of) =>
      of.promises.map(
        (promise): Target => ({ kind: "promise", id: promise.id, agreement: of.id, title: promise.name }),
      ),
    );
}

export function decisionsOf(model: Model, agreement?: string): Target[] {
  return model.agreements
    .filter((of) => agreement === undefined || of.id === agreement)
    .flatMap((of) =>
      of.decisions.map(
        (decision): Target => ({
          kind: "decision",
          id: decision.id,
          agreement: of.id,
          title: decision.title ?? decision.name,
        }),
      ),
    );
}

/** The promise as it stands in the settled text; undefined where this answering leaves it out. */
export function promiseIn(settled: Settled, id: string): PromiseTerm | undefined {
  return settled.promises.find((promise) => promise.id === id);
}

/**
 * To whom a promise is made: each member singly where it is made to each. Where a scenario's attack has a victim among them, it is that victim.
 */
export function beneficiariesOf(settled: Settled, promise: PromiseTerm, scenario?: Scenario): readonly string[] {
  const actors = new Actors(settled);
  const all = actors.partiesOf(promise.to, NOBODY);
  if (scenario === undefined) return all;
  const struck = scenario.events.flatMap(({ event }) =>
    event.act.kind === "verb" && event.act.object?.kind === "subject"
      ? actors.partiesOf(event.act.object.subject, NOBODY)
      : [],
  );
  const victims = all.filter((party) => struck.includes(party));
  return victims.length > 0 ? victims : all;
}

/** Display name of a party: "United States" for `UnitedStates`. */
export function nameOf(model: Model, party: string): string {
  return model.parties.find((candidate) => candidate.id === party)?.name ?? party;
}
