import { type Rational, rational } from "../power/rational.ts";
import type { Chance } from "./procedure.ts";

export const ZERO: Rational = rational(0n, 1n);
export const ONE: Rational = rational(1n, 1n);

/** The exact fraction that a chance is written as. @throws RangeError if it is not a decimal or a fraction */
export function exactly(chance: Chance): Rational {
  const text = String(chance);
  const [, sign = "", whole = "", part = "", power = "0", over] =
    /^\s*(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?(?:\s*\/\s*(\d+))?\s*$/.exec(text) ?? [];
  if (whole === "" && part === "") throw new RangeError(`"${text}" is not a decimal or a fraction`);
  const exponent = BigInt(power) - BigInt(part.length);
  const digits = BigInt(`${whole}${part}`) * (sign === "-" ? -1n : 1n);
  const scale = 10n ** (exponent < 0n ? -exponent : exponent);
  const bottom = over === undefined ? 1n : BigInt(over);
  if (bottom === 0n) throw new RangeError(`"${text}" divides by zero`);
  return exponent < 0n ? rational(digits, scale * bottom) : rational(digits * scale, bottom);
}

/** The double nearest to a chance. */
export function nearly(chance: Chance): number {
  return typeof chance === "number" ? chance : exactly(chance).value;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { value: -b.value, numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function over(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function atMost(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator <= b.numerator * a.denominator;
}

/** `"3/4"`, as a chance that loses nothing. */
export function written({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}
