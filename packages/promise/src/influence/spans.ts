import { weightedMean } from "./centre.ts";
import { CENTRAL, valueOn } from "./draw.ts";
import type { Estimate } from "./forecast.ts";
import { type Course, type Issue, startOf } from "./issue.ts";
import { assertSound, type Standing, standingsOn } from "./standing.ts";

/** What is stated of an actor on a date: the likeliest values, and between which bounds they lie. */
export interface Span {
  readonly actor: string;
  /** Of which delegation; absent at the table itself. */
  readonly of?: string;
  /** Of a delegation: the centre of its members', somewhere between the outermost of them. */
  readonly position: Estimate;
  readonly influence: Estimate;
  readonly salience: Estimate;
}

/**
 * What is stated of everyone on a date, in the order of the issue, the members of a delegation after it.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function spans(issue: Issue, on: string): Span[] {
  assertSound(issue);
  const day = startOf(on);
  const between = (course: Course): Estimate => ({
    value: valueOn(course, day, undefined),
    low: valueOn(course, day, 0),
    high: valueOn(course, day, 1),
  });
  const visit = (group: readonly Standing[], of?: string): Span[] =>
    group.flatMap((one) => {
      const actor = issue.actors.find(({ id }) => id === one.id);
      if (actor === undefined) return [];
      const members = visit(one.members, one.id);
      const own = members.filter((member) => member.of === one.id).map(({ position }) => position);
      const position =
        actor.position === undefined
          ? {
              value: one.position,
              low: Math.min(...own.map(({ low }) => low)),
              high: Math.max(...own.map(({ high }) => high)),
            }
          : between(actor.position);
      const { influence, salience } = actor;
      return [
        {
          actor: one.id,
          ...(of === undefined ? {} : { of }),
          position,
          influence: between(influence),
          salience: between(salience),
        },
        ...members,
      ];
    });
  return visit(standingsOn(issue, day, weightedMean, CENTRAL));
}
