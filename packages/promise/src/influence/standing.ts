import type { Centre, Weighted } from "./centre.ts";
import { CENTRAL, type Pick, valueOn } from "./draw.ts";
import { type Actor, complaints, type Issue, startOf } from "./issue.ts";

/** Where an actor stands on a day. */
export interface Standing extends Weighted {
  readonly id: string;
  readonly influence: number;
  readonly salience: number;
  /** influence × salience / 100 */
  readonly weight: number;
  /** Who forms the position of a delegation. */
  readonly members: readonly Standing[];
}

/** A part of one actor's influence, from 0 to 1, that another has instead. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/**
 * Those who sit at the table itself on a date, in the order of the issue. The position of a delegation is the centre of its members'.
 * @throws RangeError if the issue has faults, or nobody in a delegation or at the table has weight
 */
export function standings(issue: Issue, on: string, centre: Centre, pick: Pick = CENTRAL): Standing[] {
  assertSound(issue);
  return standingsOn(issue, startOf(on), centre, pick);
}

/** @throws RangeError with every fault in a sentence */
export function assertSound(issue: Issue): void {
  const found = complaints(issue);
  if (found.length > 0) throw new RangeError(found.join(" "));
}

/** The same for an issue that is known to be sound, on a day since 1970. */
export function standingsOn(issue: Issue, day: number, centre: Centre, pick: Pick, transfer?: Transfer): Standing[] {
  const members = new Map<string | undefined, Actor[]>();
  for (const actor of issue.actors) {
    const known = members.get(actor.of);
    if (known === undefined) members.set(actor.of, [actor]);
    else known.push(actor);
  }
  const stated = (actor: Actor): number => valueOn(actor.influence, day, pick(actor.id, "influence"));
  const giver = issue.actors.find((actor) => actor.id === transfer?.from);
  const influenceOf = (actor: Actor): number => {
    if (giver === undefined || transfer === undefined) return stated(actor);
    if (actor === giver) return stated(actor) * (1 - transfer.share);
    return actor.id === transfer.to ? stated(actor) + stated(giver) * transfer.share : stated(actor);
  };
  const group = (of: string | undefined): Standing[] => {
    const found = (members.get(of) ?? []).map(stand);
    if (found.every(({ weight }) => weight === 0)) {
      const where = of === undefined ? `Nobody at the table has` : `Nobody in ${of} has`;
      throw new RangeError(
        `${where} influence and salience on ${new Date(day * 86_400_000).toISOString().slice(0, 10)}.`,
      );
    }
    return found;
  };
  const stand = (actor: Actor): Standing => {
    const own = actor.position === undefined ? group(actor.id) : [];
    const influence = influenceOf(actor);
    const salience = valueOn(actor.salience, day, pick(actor.id, "salience"));
    return {
      id: actor.id,
      position: actor.position === undefined ? centre(own) : valueOn(actor.position, day, pick(actor.id, "position")),
      influence,
      salience,
      weight: (influence * salience) / 100,
      members: own,
    };
  };
  return group(undefined);
}
