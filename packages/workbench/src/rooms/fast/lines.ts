import type { Model, Reading } from "@proviso/agreement";
import { type Case, isNoAgreement, openWords, type WorthAnswer, type WorthValue } from "@proviso/promise";

/** P(help has come within so many days), at worst and at best, over everything that is left open. */
export interface Point {
  readonly days: number;
  readonly low: number;
  readonly high: number;
}

/** One line of the chart. */
export interface Line {
  /** Stable, for the address and for keys. */
  readonly id: string;
  readonly name: string;
  readonly kind: "reading" | "open" | "other" | "without";
  readonly points: readonly Point[];
  /** What it rests on: a reason for each of its courses that has one of its own. */
  readonly whys: readonly LineWhy[];
}

/** Why help comes as it does, under some of the answers of a line. */
export interface LineWhy {
  /** The line's name, and under which answers where there are several. */
  readonly of: string;
  readonly why: WorthValue["why"];
}

type Answering = Readonly<Record<string, string>>;

/**
 * The lines of one promise: one for each reading that the answers given leave possible, a band for all that is left open, and the same scenario without
 * an agreement.
 * @param of what the lines are called after, where several agreements stand in one chart
 */
export function linesOf(model: Model, answer: WorthAnswer, of?: string): readonly Line[] {
  const prefix = of === undefined ? "" : `${of}: `;
  const { agreement } = answer.target;
  const readings = model.readings.filter((reading) => reading.of === agreement);
  const several = answer.questions.length > 0;
  const read = several
    ? readings.flatMap((reading): Line[] => {
        const cases = answer.cases.filter(({ answerings }) => answerings.some((one) => fits(reading, one)));
        const name = `${prefix}${spaced(reading.id)}`;
        return cases.length === 0
          ? []
          : [
              {
                id: `${agreement}.${reading.id}`,
                name,
                kind: of === undefined ? "reading" : "other",
                points: pointsOf(cases, "with"),
                whys: whysOf(model, name, answer, cases),
              },
            ];
      })
    : [];
  const name = of !== undefined && !several ? of : `${prefix}${several ? "all that is open" : "with it"}`;
  const open: Line = {
    id: `${agreement}.open`,
    name,
    kind: of !== undefined ? "other" : several ? "open" : "reading",
    points: pointsOf(answer.cases, "with"),
    whys: whysOf(model, name, answer, answer.cases),
  };
  const lines = read.length > 0 && of !== undefined ? read : [...read, open];
  return of !== undefined
    ? lines
    : [
        ...lines,
        { id: "without", name: "without it", kind: "without", points: pointsOf(answer.cases, "without"), whys: [] },
      ];
}

/** A band is as wide as its courses differ, so each that is told in its own words has its own reason. */
function whysOf(
  model: Model,
  name: string,
  { questions, target }: WorthAnswer,
  cases: readonly Case<WorthValue>[],
): readonly LineWhy[] {
  // The reasons tell what is better or worse than no agreement, and that is not measured against itself.
  if (isNoAgreement(model, target.agreement)) return [];
  const all = cases.flatMap(({ answerings }) => answerings);
  return [...Map.groupBy(cases, ({ value }) => value.why.sentence).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const some = same.flatMap(({ answerings }) => answerings);
    const under = openWords(questions, some, all);
    return [{ of: under === "" ? name : `${name}, ${under}`, why: first.value.why }];
  });
}

function fits({ takes }: Reading, answering: Answering): boolean {
  return takes.every(({ question, option }) => answering[question] === undefined || answering[question] === option);
}

function pointsOf(cases: readonly Case<WorthValue>[], world: "with" | "without"): readonly Point[] {
  const byDay = new Map<number, Point>();
  for (const { value } of cases)
    for (const { days, low, high } of value[world].by) {
      const before = byDay.get(days);
      byDay.set(days, { days, low: Math.min(low, before?.low ?? 1), high: Math.max(high, before?.high ?? 0) });
    }
  return [...byDay.values()].sort((one, other) => one.days - other.days);
}

/** "as stated" for `asStated`: what somebody called a reading, as words. */
export function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase();
}

/** Lines that run the same all along are one, under all their names. */
export function together(lines: readonly Line[]): readonly Line[] {
  const found: Line[] = [];
  for (const line of lines) {
    const at = found.findIndex((other) => other.kind !== "open" && line.kind !== "open" && runsAs(other, line));
    const same = found[at];
    if (same === undefined) found.push(line);
    else if (!same.name.toLowerCase().split(" · ").includes(line.name.toLowerCase()))
      found[at] = { ...same, name: `${same.name} · ${line.name}`, whys: [...same.whys, ...line.whys] };
  }
  return found;
}

function runsAs(one: Line, other: Line): boolean {
  return (
    one.points.length === other.points.length &&
    one.points.every(({ low, high }, i) => {
      const point = other.points[i];
      return point !== undefined && Math.abs(point.low - low) < 5e-4 && Math.abs(point.high - high) < 5e-4;
    })
  );
}

/** What the chart says in one sentence: where each line stands by a day. */
export function linesSentence(
  lines: readonly Line[],
  days: number,
  range: (low: number, high: number) => string,
): string {
  const at = (line: Line | undefined): Point | undefined => line?.points.find((one) => one.days === days);
  const without = at(lines.find(({ kind }) => kind === "without"));
  const told = lines.filter(({ kind }) => kind === "reading");
  const mine = told.length > 0 ? told : lines.filter(({ kind }) => kind === "open");
  const parts = mine.flatMap((line) => {
    const point = at(line);
    return point === undefined ? [] : [`${line.name} ${range(point.low, point.high)}`];
  });
  if (parts.length === 0) return "Nothing can be said about when help comes.";
  const bare = without === undefined ? "" : `; without it ${range(without.low, without.high)}`;
  return `Help has come within ${days} ${days === 1 ? "day" : "days"}: ${parts.join(", ")}${bare}.`;
}
