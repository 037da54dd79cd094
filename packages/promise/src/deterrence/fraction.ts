import { type Rational, rational } from "../power/rational.ts";

/** Exact arithmetic on fractions; what is stated as 0.1 is one tenth, not the double next to it. */

/** A number as people state it: `0.3`, `"1/3"`, `"30%"`, or a fraction. */
export type Exactly = number | string | Rational;

const STATED = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*(%?)\s*$/;

/** @throws RangeError for what is no finite number */
export function exactly(stated: Exactly): Rational {
  if (typeof stated === "object") return stated;
  const [over, under, ...rest] = String(stated).split("/");
  const top = decimal(over ?? "");
  const bottom = under === undefined ? rational(1n, 1n) : decimal(under);
  if (top === undefined || bottom === undefined || bottom.numerator === 0n || rest.length > 0) {
    throw new RangeError(`"${stated}" is not a number. Write 0.3, 3/10 or 30%.`);
  }
  return divided(top, bottom);
}

function decimal(text: string): Rational | undefined {
  const [, sign, whole = "", part = "", exponent = "0", percent] = STATED.exec(text) ?? [];
  if (sign === undefined || whole + part === "" || Math.abs(Number(exponent)) > 400) return undefined;
  const shift = Number(exponent) - part.length - (percent === "%" ? 2 : 0);
  const digits = BigInt(whole + part) * (sign === "-" ? -1n : 1n);
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift), 1n) : rational(digits, 10n ** BigInt(-shift));
}

export const ZERO = rational(0n, 1n);
export const ONE = rational(1n, 1n);

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError if b is 0 */
export function divided(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "2/5", "3". */
export function fraction({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}
