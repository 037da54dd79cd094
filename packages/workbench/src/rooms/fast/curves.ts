import type { WorthAnswer } from "@proviso/promise";

/** P(help has come within so many days), at worst and at best, over everything that is left open. */
export interface Point {
  readonly days: number;
  readonly low: number;
  readonly high: number;
}

export interface Curve {
  readonly name: string;
  readonly kind: "with" | "without";
  readonly points: readonly Point[];
}

/** The curve of a promise, open questions and stances as a band, and the curve of the same scenario without any agreement. */
export function curvesOf(name: string, { cases }: WorthAnswer): Curve[] {
  return (["with", "without"] as const).map((kind) => {
    const byDay = new Map<number, Point>();
    for (const { value } of cases) {
      for (const { days, low, high } of value[kind].by) {
        const before = byDay.get(days);
        byDay.set(days, {
          days,
          low: Math.min(low, before?.low ?? 1),
          high: Math.max(high, before?.high ?? 0),
        });
      }
    }
    const points = [...byDay.values()].sort((one, other) => one.days - other.days);
    return { name: kind === "with" ? name : "no agreement", kind, points };
  });
}

/** What the chart says in one sentence: where each stands after two weeks. */
export function curveSentence(
  curves: readonly Curve[],
  days: number,
  percentRange: (low: number, high: number) => string,
): string {
  const parts = curves.flatMap(({ name, points }) => {
    const point = points.find((one) => one.days === days);
    return point === undefined ? [] : [`${name} ${percentRange(point.low, point.high)}`];
  });
  return parts.length === 0
    ? "Nothing can be said about when help comes."
    : `Help within ${days} days: ${parts.join("; ")}.`;
}
