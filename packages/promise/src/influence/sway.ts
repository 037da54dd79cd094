import { weightedMean, weightedMedian } from "./centre.ts";
import { CENTRAL } from "./draw.ts";
import { type Issue, startOf, without } from "./issue.ts";
import { assertSound, type Standing, standingsOn } from "./standing.ts";

/** What one actor does to the forecast. */
export interface Sway {
  readonly actor: string;
  /** Of which delegation; absent at the table itself. */
  readonly of?: string;
  readonly position: number;
  /** Its part of the weight behind the compromise, through its delegation if it has one; those at the table add up to 1. */
  readonly share: number;
  /** By how much the mean moves for each point that its position moves; 0 for a delegation, which has none of its own. */
  readonly perPoint: number;
  /** By how much the mean moves for each unit of influence more. */
  readonly perInfluence: number;
  /** The forecasts if it were not there; absent if nobody would be left. */
  readonly without?: { readonly mean: number; readonly median: number };
  /** How far its presence moves them, towards 100 if positive. */
  readonly moves?: { readonly mean: number; readonly median: number };
}

/**
 * What each actor does to the default forecasts on a date, at the likeliest values; the largest move of the mean first.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function sways(issue: Issue, on: string): Sway[] {
  assertSound(issue);
  const day = startOf(on);
  const centres = (of: Issue): { mean: number; median: number } => ({
    mean: weightedMean(standingsOn(of, day, weightedMean, CENTRAL)),
    median: weightedMedian(standingsOn(of, day, weightedMedian, CENTRAL)),
  });
  const all = centres(issue);
  const found: Sway[] = [];
  const visit = (group: readonly Standing[], of: string | undefined, outer: number): void => {
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    const centre = weightedMean(group);
    for (const one of group) {
      const share = (outer * one.weight) / total;
      const rest = centresWithout(issue, one.id, centres);
      found.push({
        actor: one.id,
        ...(of === undefined ? {} : { of }),
        position: one.position,
        share,
        perPoint: one.members.length > 0 ? 0 : share,
        perInfluence: (outer * one.salience * (one.position - centre)) / 100 / total,
        ...(rest === undefined
          ? {}
          : { without: rest, moves: { mean: all.mean - rest.mean, median: all.median - rest.median } }),
      });
      visit(one.members, one.id, share);
    }
  };
  visit(standingsOn(issue, day, weightedMean, CENTRAL), undefined, 1);
  const size = ({ moves }: Sway): number => (moves === undefined ? Number.POSITIVE_INFINITY : Math.abs(moves.mean));
  return found.sort((a, b) => size(b) - size(a) || (a.actor < b.actor ? -1 : 1));
}

function centresWithout<T>(issue: Issue, id: string, centres: (of: Issue) => T): T | undefined {
  try {
    return centres(without(issue, id));
  } catch (error) {
    // Nobody with weight is left, at the table or in a delegation that still sits there.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How far one actor pulls another in the compromise. */
export interface Pull {
  readonly from: string;
  readonly to: string;
  /** The delegation in which they meet; absent at the table itself. */
  readonly in?: string;
  /** Points, towards 100 if positive. */
  readonly points: number;
}

/**
 * Who moves whom in the compromise model, the strongest pull first. What an actor j has to move to the mean m is the sum of what the others pull:
 * m − xⱼ = Σᵢ wᵢ/W · (xᵢ − xⱼ). Those with no weight pull nobody; the others pull them the whole way.
 * @throws RangeError if the issue has faults, or nobody has weight
 */
export function pulls(issue: Issue, on: string): Pull[] {
  assertSound(issue);
  const found: Pull[] = [];
  const visit = (group: readonly Standing[], of: string | undefined): void => {
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    for (const from of group) {
      for (const to of group) {
        const points = (from.weight / total) * (from.position - to.position);
        if (points !== 0) found.push({ from: from.id, to: to.id, ...(of === undefined ? {} : { in: of }), points });
      }
    }
    for (const one of group) visit(one.members, one.id);
  };
  visit(standingsOn(issue, startOf(on), weightedMean, CENTRAL), undefined);
  const name = ({ from, to }: Pull): string => `${from} ${to}`;
  return found.sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (name(a) < name(b) ? -1 : 1));
}
