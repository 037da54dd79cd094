import type { InfluenceTable, TableActor, TableNumber, TableQuestion } from "../index.ts";
import { built, frozen, lower, upper } from "./names.ts";

/** A number, a range, or several with the dates since which they hold. */
export type TableNumberInput =
  | number
  | readonly [low: number, high: number]
  | readonly (Omit<Partial<TableNumber>, "low"> & { readonly low: number })[];

export interface TableRowInput {
  /** Absent for a delegation, whose members form its position. */
  readonly position?: TableNumberInput;
  readonly influence: TableNumberInput;
  readonly salience: TableNumberInput;
  readonly kind?: TableActor["kind"];
  /** For whom it acts. */
  readonly of?: string;
}

/**
 * A table of influence: `table("capital", on, { France: { position: 80, influence: 50, salience: 60 } })`. Actors are parties unless a `kind` is given.
 * @throws RangeError for a name that cannot be one, or a number out of bounds
 */
export function table(
  name: string,
  on: TableQuestion,
  rows: Readonly<Record<string, TableRowInput>>,
  title: string = name,
): InfluenceTable {
  return frozen({
    ...built,
    id: lower(name, "table"),
    title,
    on,
    rows: Object.entries(rows).map(([id, { position, influence, salience, kind = "party", of }]) => ({
      ...built,
      actor: { kind, id: upper(id, "actor") },
      ...(of === undefined ? {} : { of }),
      position: position === undefined ? [] : numbers(position, 100, `The position of ${id}`),
      influence: numbers(influence, Number.MAX_VALUE, `The influence of ${id}`),
      salience: numbers(salience, 100, `The salience of ${id}`),
    })),
  });
}

function numbers(given: TableNumberInput, greatest: number, what: string): TableNumber[] {
  const made: TableNumber[] =
    typeof given === "number"
      ? [{ low: given, high: given, gradually: false }]
      : isRange(given)
        ? [{ low: given[0], high: given[1], gradually: false }]
        : given.map(({ high, gradually = false, ...rest }) => ({ ...rest, high: high ?? rest.low, gradually }));
  for (const { low, high } of made)
    if (!(low >= 0 && low <= high && high <= greatest))
      throw new RangeError(`${what} runs from ${low} to ${high}, which is not within its bounds.`);
  return made;
}

function isRange(given: Exclude<TableNumberInput, number>): given is readonly [number, number] {
  return typeof given[0] === "number";
}
