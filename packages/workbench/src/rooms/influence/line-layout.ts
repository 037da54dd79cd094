import type { Forecast, Issue, Span, Standing } from "@proviso/promise/influence";
import { actorName } from "./actors.ts";
import { lanes } from "./lanes.ts";

/** Characters of 13 pixels, on average. */
const CHARACTER = 7;
const GAP = 10;
const LABEL = 17;

/** Where one actor's mark, its range and its name lie, in pixels. */
export interface Mark {
  readonly id: string;
  readonly label: string;
  /** Of which delegation it is a member. */
  readonly of?: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Its size before influence passed on. */
  readonly before?: number;
  readonly low: number;
  readonly high: number;
  readonly labelX: number;
}

export interface Laid {
  readonly marks: readonly Mark[];
  /** Where the line itself runs. */
  readonly axis: number;
  readonly left: number;
  readonly right: number;
  readonly at: (position: number) => number;
}

/**
 * Marks above a line from one end of a question to the other: as large as influence × salience, the heaviest nearest to the line, none covering
 * another.
 */
export function laidOut(
  issue: Issue,
  spans: readonly Span[],
  now: Forecast,
  before: Forecast | undefined,
  width: number,
): Laid {
  const margin = width < 480 ? 12 : 24;
  const [left, right] = [margin, width - margin];
  const at = (position: number): number => left + ((right - left) * position) / 100;
  const [weights, old] = [weightsOf(now), before === undefined ? undefined : weightsOf(before)];
  const greatest = Math.max(...weights.values(), ...(old?.values() ?? []), 1e-9);
  const largest = width < 480 ? 15 : 22;
  const radiusOf = (weight = 0): number => Math.max(3, largest * Math.sqrt(weight / greatest));
  const wished = spans
    .map(({ actor: id, of, position }) => {
      const label = actorName(issue, id);
      const radius = radiusOf(weights.get(id));
      const earlier = old === undefined ? undefined : radiusOf(old.get(id));
      const half = (label.length * CHARACTER) / 2;
      const x = at(position.value);
      const labelX = Math.min(width - half - 1, Math.max(half + 1, x));
      const size = Math.max(radius, earlier ?? 0);
      const [low, high] = [at(position.low), at(position.high)];
      return {
        mark: {
          id,
          label,
          ...(of === undefined ? {} : { of }),
          x,
          radius,
          ...(earlier === undefined ? {} : { before: earlier }),
          low,
          high,
          labelX,
        },
        size,
        from: Math.min(low, x - size, labelX - half),
        to: Math.max(high, x + size, labelX + half),
      };
    })
    .sort((a, b) => b.size - a.size);
  const lane = lanes(wished, GAP);
  const heights = lane.reduce<number[]>((all, which, i) => {
    all[which] = Math.max(all[which] ?? 0, 2 * (wished[i]?.size ?? 0) + LABEL + 6);
    return all;
  }, []);
  const axis = heights.reduce((sum, height) => sum + height, 0) + 14;
  const marks = wished.map(({ mark }, i): Mark => {
    const which = lane[i] ?? 0;
    const below = heights.slice(0, which).reduce((sum, height) => sum + height, 0);
    const room = (heights[which] ?? 0) - LABEL - 6;
    return { ...mark, y: axis - 10 - below - room / 2 };
  });
  return { marks, axis, left, right, at };
}

function weightsOf({ standings }: Forecast): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (all: readonly Standing[]): void => {
    for (const { id, weight, members } of all) {
      found.set(id, weight);
      visit(members);
    }
  };
  visit(standings);
  return found;
}

/** Words on lines of so many characters at most. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
