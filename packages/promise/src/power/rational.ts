/** An exact fraction in lowest terms, and the double nearest to it. */
export interface Rational {
  readonly value: number;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A number worked out in double precision, with a bound on its absolute error. */
export interface Approximate {
  readonly value: number;
  readonly error: number;
}

/** @throws RangeError if the denominator is zero */
export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError("a fraction needs a denominator other than zero");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = sign * gcd(magnitude(numerator), magnitude(denominator));
  const top = numerator / divisor;
  const bottom = denominator / divisor;
  return { value: quotient(top, bottom), numerator: top, denominator: bottom };
}

/** The sum of `counts[i] · parts[i]` over `denominator`. */
export function weightedSum(counts: readonly bigint[], parts: readonly bigint[], denominator: bigint): Rational {
  return rational(
    counts.reduce((sum, count, i) => sum + count * (parts[i] as bigint), 0n),
    denominator,
  );
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n! */
export function factorial(n: number): bigint {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i++) product *= i;
  return product;
}

/** a / b as a double, however long they are: the quotient is taken to 64 bits, then rounded once. */
function quotient(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const shift = bitLength(b) - bitLength(magnitude(a)) + 64;
  const scaled = shift >= 0 ? (a << BigInt(shift)) / b : a / (b << BigInt(-shift));
  return Number(scaled) * 2 ** -shift;
}

function bitLength(a: bigint): number {
  return a.toString(16).length * 4;
}

function magnitude(a: bigint): bigint {
  return a < 0n ? -a : a;
}
