/**
 * For tests only: random tables, and a second, plain account of the models. It shares no code with what it checks, keeps no intermediate results and
 * works out everything anew wherever it is needed.
 */
import fc from "fast-check";
import type { Reading } from "./challenge.ts";
import type { Actor, Issue } from "./issue.ts";

export const seeded = (runs = 300): { seed: number; numRuns: number } => ({ seed: 20260114, numRuns: runs });

/** Position, influence, salience of each. */
export type Rows = readonly (readonly [number, number, number])[];

const hundred = fc.double({ min: 0, max: 100, noNaN: true });
const weighty = fc.double({ min: 1, max: 100, noNaN: true });
const position = fc.oneof(
  hundred,
  fc.integer({ min: 0, max: 10 }).map((n) => n * 10),
);

export const tables: fc.Arbitrary<Rows> = fc.array(fc.tuple(position, weighty, weighty), {
  minLength: 1,
  maxLength: 7,
});

export const readings: fc.Arbitrary<Required<Reading>> = fc.record({
  view: fc.constantFrom("own", "perceived"),
  conflict: fc.constantFrom("open", "yields"),
  choice: fc.constantFrom("enforced", "nearest"),
  range: fc.constantFrom("round", "start", "scale"),
});

export function issueOf(rows: Rows, more: readonly Partial<Actor>[] = []): Issue {
  const actors = rows.map(([position, influence, salience], i): Actor => {
    return { id: String.fromCharCode(65 + i), position, influence, salience, ...more[i] };
  });
  return { id: "matter", title: "how much", actors };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export function plainMean(rows: Rows): number {
  return sum(rows.map(([x, c, s]) => x * c * s)) / sum(rows.map(([, c, s]) => c * s));
}

/** Where the weighted distance to everybody is least; the middle of all such places. */
export function plainMedian(rows: Rows): number {
  const cost = (at: number): number => sum(rows.map(([x, c, s]) => c * s * Math.abs(x - at)));
  const places = rows.map(([x]) => x);
  const least = Math.min(...places.map(cost));
  const best = places.filter((at) => cost(at) <= least * (1 + 1e-12) + 1e-9);
  return (Math.min(...best) + Math.max(...best)) / 2;
}

/** The positions after one round of the challenge model. */
export function plainRound(rows: Rows, reading: Required<Reading>, spreadAtStart: number): number[] {
  const all = rows.map((_, i) => i);
  const x = (i: number): number => rows[i]?.[0] as number;
  const weight = (i: number): number => ((rows[i]?.[1] as number) * (rows[i]?.[2] as number)) / 100;
  const salience = (i: number): number => (rows[i]?.[2] as number) / 100;
  const spread = Math.max(...all.map(x)) - Math.min(...all.map(x));
  const unit = { round: spread, start: spreadAtStart, scale: 100 }[reading.range];
  const votes = (k: number, i: number, j: number): number =>
    weight(k) * (Math.abs(x(k) - x(j)) - Math.abs(x(k) - x(i)));
  const wins = (i: number, j: number): number =>
    sum(all.map((k) => votes(k, i, j)).filter((v) => v > 0)) / sum(all.map((k) => Math.abs(votes(k, i, j))));
  const utility = (share: number, r: number): number => 2 - 4 * share ** r;
  const gain = (i: number, j: number, r: number): number => {
    if (x(i) === x(j)) return 0;
    const half = Math.abs(x(i) - x(j)) / unit / 2;
    const fight = wins(i, j) * utility(0.5 - half, r) + (1 - wins(i, j)) * utility(0.5 + half, r);
    return salience(j) * fight + (1 - salience(j)) * utility(0.5 - half, r) - utility(0.5, r);
  };
  const danger = (i: number): number => sum(all.filter((j) => j !== i).map((j) => gain(j, i, 1)));
  const top = Math.max(...all.map(danger));
  const bottom = Math.min(...all.map(danger));
  const r = (i: number): number => {
    const risk = top - bottom <= 1e-12 ? 0 : (2 * danger(i) - top - bottom) / (top - bottom);
    return (3 - risk) / (3 + risk);
  };
  return all.map((i) => {
    const asked: { to: number; force: number }[] = [];
    for (const j of all) {
      if (x(i) === x(j)) continue;
      const mine = gain(i, j, r(i));
      const theirs = gain(j, i, r(reading.view === "own" ? j : i));
      if (theirs <= 0) continue;
      if (mine > 0 && reading.conflict === "yields" && theirs > mine) asked.push({ to: x(j), force: theirs });
      if (mine <= 0) asked.push({ to: x(i) + (x(j) - x(i)) * Math.min(1, -mine / theirs), force: theirs });
    }
    const way = ({ to }: { to: number }): number => Math.abs(to - x(i));
    asked.sort((a, b) =>
      reading.choice === "enforced"
        ? b.force - a.force || way(a) - way(b) || a.to - b.to
        : way(a) - way(b) || b.force - a.force || a.to - b.to,
    );
    return asked[0]?.to ?? x(i);
  });
}
