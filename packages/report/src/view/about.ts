import type { Model, Scenario } from "@proviso/agreement";
import { decisionsOf, mainPromise, promisesOf, type Target } from "@proviso/promise";
import type { Address, Room } from "./address.ts";

/** An address names something that the dossier does not have; the message names what there is. */
export class NotThere extends RangeError {
  constructor(message: string) {
    super(message);
    this.name = "NotThere";
  }
}

/** Without which a room has little to show of a promise. */
const WANTED: Partial<Record<Room, (model: Model, agreement: string) => boolean>> = {
  fast: (model, agreement) => has(model, agreement, ({ stances }) => stances.length > 0),
  play: (model, agreement) => has(model, agreement, ({ events }) => events.length > 0),
  questions: isOpen,
  // One with something open tells more than one in which all is settled.
  agreement: isOpen,
};

/** The rooms that show something of a decision by itself; the others show the promise that hangs on it. */
const OF_DECISIONS: ReadonlySet<Room> = new Set(["stop", "agreement"]);

/**
 * What a room is about, on its page and in its data alike: the promise or decision that the address names, or the first promise of the agreement that it
 * names. Where it names none, or one that is not there, the promise that the brief is about, unless the room had nothing to show of it and has of
 * another. Undefined where no agreement makes a promise.
 */
export function aboutIn(model: Model, { room, thing }: Pick<Address, "room" | "thing">): Target | undefined {
  const promises = promisesOf(model);
  const decision = decisionsOf(model).find(({ id }) => id === thing);
  if (decision !== undefined && OF_DECISIONS.has(room)) return decision;
  const named =
    promises.find(({ id }) => id === thing) ??
    promises.find(({ agreement }) => agreement === (decision?.agreement ?? thing));
  if (named !== undefined) return named;
  if (promises.length === 0) return undefined;
  const main = mainPromise(model, undefined);
  const wanted = WANTED[room] ?? (() => true);
  return [main, ...promises].find(({ agreement }) => wanted(model, agreement)) ?? main;
}

/** @throws NotThere if an address names an agreement, promise, decision or scenario that the dossier does not have */
export function checkThere(model: Model, { room, thing, scenario }: Address): void {
  if (thing !== undefined) {
    const agreements = model.agreements.map(({ id }) => id);
    const [promises, decisions] = [promisesOf(model), decisionsOf(model)].map((some) => some.map(({ id }) => id));
    const all = [...agreements, ...(promises ?? []), ...(decisions ?? [])];
    const kinds: Partial<Record<Room, readonly [what: string, there: readonly string[]]>> = {
      agreement: ["agreement", agreements],
      stop: ["promise or decision", [...(promises ?? []), ...(decisions ?? [])]],
      fast: ["promise", promises ?? []],
      play: ["promise", promises ?? []],
      questions: ["promise", promises ?? []],
      brief: ["promise", promises ?? []],
    };
    const kind = kinds[room];
    if (kind === undefined) throw new NotThere(`This view is of the whole dossier and not of \`${thing}\`.`);
    if (!all.includes(thing)) throw new NotThere(notThere(kind[0], thing, kind[1]));
  }
  const scenarios = model.scenarios.map(({ id }) => id);
  if (scenario !== undefined && !scenarios.includes(scenario))
    throw new NotThere(notThere("scenario", scenario, scenarios));
}

function notThere(what: string, name: string, there: readonly string[]): string {
  return `There is no ${what} \`${name}\` in this dossier. There is ${there.length === 0 ? "none" : there.map((one) => `\`${one}\``).join(", ")}.`;
}

function isOpen(model: Model, agreement: string): boolean {
  return model.agreements.some(({ id, questions }) => id === agreement && questions.length > 0);
}

function has(model: Model, agreement: string, some: (scenario: Scenario) => boolean): boolean {
  return model.scenarios.some((scenario) => scenario.of === agreement && some(scenario));
}
