import type { Model, Scenario } from "@proviso/agreement";
import { type NumberKind, numberNamed, variedName } from "./numbers.ts";
import type { SweepAnswer } from "./sweep.ts";

/** A number with the values that it takes, in order: chances in 0..1. */
export interface Axis {
  readonly name: string;
  readonly kind: NumberKind;
  readonly values: readonly number[];
}

export const MOST_POINTS = 1_000_000;

/**
 * What a specification such as `reliability=50%:100%:5%` or `delay France to=2,5,10` says: a number, and its values from, to and by how much, or
 * one by one.
 * @throws RangeError that says how to write one, or what can be varied
 */
export function axisNamed(model: Model, scenario: Scenario, given: string): Axis {
  const at = given.lastIndexOf("=");
  const wrong = (what: string): RangeError =>
    new RangeError(
      `"${given}" ${what}. Write a number of the scenario and its values, such as "reliability=50%:100%:5%" or "stance China no=0%,50%,100%".`,
    );
  if (at < 0) throw wrong("says nothing of the values");
  const { name, kind } = numberNamed(model, scenario, given.slice(0, at));
  const text = given.slice(at + 1).trim();
  const read = (part: string): bigint => {
    const [, below = "", whole, decimals = "", percent = ""] =
      /^\s*(-?)(\d{1,9})(?:\.(\d{1,6}))?(%?)\s*$/.exec(part) ?? [];
    if (whole === undefined) throw wrong(`has no value in "${part.trim()}"`);
    if (kind === "chance" && percent === "") throw wrong("is a chance; write its values with a %");
    if (kind === "count" && (percent !== "" || decimals !== ""))
      throw wrong("is a delay or a day; write its values as whole numbers");
    if (kind === "payoff" && percent !== "") throw wrong("is a payoff and no chance; write its values without a %");
    if (kind !== "payoff" && below !== "") throw wrong("goes below 0");
    const size = BigInt(whole) * SCALE + BigInt(decimals.padEnd(6, "0"));
    return below === "" ? size : -size;
  };
  // Millionths of a percent or of a day are whole numbers, so that 55% is the double nearest to 0.55 and no sum of steps.
  const value = (scaled: bigint): number => Number(scaled) / (kind === "chance" ? 1e8 : 1e6);
  const steps = (): bigint[] => {
    const [from, to, by, more] = text.split(":");
    if (from === undefined || to === undefined || by === undefined || more !== undefined)
      throw wrong("does not say from where to where and by how much");
    const [first, last, step] = [read(from), read(to), read(by)];
    if (step === 0n) throw wrong("goes in steps of nothing");
    if (step < 0n) throw wrong("goes in steps backwards");
    if (last < first) throw wrong("ends before it begins");
    if ((last - first) / step >= BigInt(MOST_POINTS)) throw wrong(`has more than ${MOST_POINTS} values`);
    return Array.from({ length: Number((last - first) / step) + 1 }, (_, i) => first + BigInt(i) * step);
  };
  const scaled = text.includes(":") ? steps() : text.split(",").map(read);
  if (kind === "chance" && scaled.some((one) => one > 100n * SCALE)) throw wrong("goes beyond 100%");
  if (new Set(scaled).size < scaled.length) throw wrong("has a value twice");
  return { name, kind, values: scaled.map(value) };
}

const SCALE = 1_000_000n;

/** A share of a whole by name: a way of voting, somebody followed, one of several times. */
const SHARE = /^(stance .*) \w+$|^(\S+ follows) \S+$|^((?:delay|ratification) (?!.* instead of ).*) (?:never|\d+ \w+)$/;

/** The ranges that the scenario states itself and that bear on an answer: what stakes and a veto are stated at matters to nothing but deterrence. */
export function axesOf(model: Model, scenario: Scenario, answer: SweepAnswer["kind"]): Axis[] {
  return scenario.varied
    .filter(({ number: { kind } }) => answer === "deter" || (kind !== "stakes" && kind !== "vetoed"))
    .map(({ number, from, to, by }) => {
      const name = variedName(number, model);
      const percent = numberNamed(model, scenario, name).kind === "chance" ? "%" : "";
      return axisNamed(model, scenario, `${name}=${[from, to, by].map((part) => `${part}${percent}`).join(":")}`);
    });
}

/**
 * The points of a grid: all values of the last axis for the first value of the first, and so on.
 * @throws RangeError without an axis, with more than two, the same one twice, or too many points
 */
export function gridOf(axes: readonly Axis[]): number[][] {
  if (axes.length === 0)
    throw new RangeError(
      "Say which number to vary, or two: a line such as `vary reliability from 50% to 100% by 5%` in the scenario, or --vary.",
    );
  if (axes.length > 2)
    throw new RangeError(`Vary one number or two, not ${axes.length}: ${axes.map(({ name }) => name).join("; ")}.`);
  if (new Set(axes.map(({ name }) => name)).size < axes.length)
    throw new RangeError(`${axes[0]?.name} is varied twice; vary two different numbers.`);
  const shared = axes.map(({ name }) => name.replace(SHARE, "$1$2$3"));
  if (new Set(shared).size < axes.length)
    throw new RangeError(`${axes.map(({ name }) => name).join(" and ")} are shares of one whole; vary one of them.`);
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_POINTS) throw new RangeError(`The grid has ${count} points; ${MOST_POINTS} are the most.`);
  return axes.reduce<number[][]>((points, { values }) => points.flatMap((p) => values.map((v) => [...p, v])), [[]]);
}
