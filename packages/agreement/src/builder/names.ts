import type { Place, Supported } from "../index.ts";

/** Where built parts stand: in no file. */
export const BUILT: Place = Object.freeze({
  file: "(built)",
  line: 0,
  column: 0,
  endLine: 0,
  endColumn: 0,
  offset: 0,
  end: 0,
});

/** What every built part carries. */
export const built: Supported = Object.freeze({ at: BUILT, support: Object.freeze([]) as readonly [] });

const UPPER = /^[A-Z][A-Za-z0-9]*$/;
const LOWER = /^[a-z][A-Za-z0-9]*$/;

/** @throws RangeError unless it is a name such as `UnitedStates` */
export function upper(name: string, what: string): string {
  if (typeof name !== "string") throw new TypeError(`A ${what} has a name, not ${String(name)}.`);
  if (!UPPER.test(name)) throw new RangeError(`"${name}" is no name for the ${what}: write UpperCamelCase.`);
  return name;
}

/** @throws RangeError unless it is a name such as `response` */
export function lower(name: string, what: string): string {
  if (typeof name !== "string") throw new TypeError(`A ${what} has a name, not ${String(name)}.`);
  if (!LOWER.test(name)) throw new RangeError(`"${name}" is no name for the ${what}: write lowerCamelCase.`);
  return name;
}

/** "UnitedStates" to "United States". */
export function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2");
}

/** @throws RangeError unless it is a whole number of at least `least` */
export function whole(count: number, what: string, least = 0): number {
  if (!Number.isSafeInteger(count) || count < least)
    throw new RangeError(`${what} must be a whole number of at least ${least}, not ${count}.`);
  return count;
}

/** @throws RangeError unless it lies in 0..1 */
export function probability(value: number, what: string): number {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${what} must be between 0 and 1, not ${value}.`);
  return value;
}

/** The value and everything in it, frozen. */
export function frozen<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
