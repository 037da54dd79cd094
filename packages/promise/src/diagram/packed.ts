/** A polynomial with small non-negative coefficients as one big integer, `bits` to a coefficient (Kronecker substitution). */
export function pack(coefficients: readonly bigint[], bits: bigint): bigint {
  return coefficients.reduceRight((packed, coefficient) => (packed << bits) + coefficient, 0n);
}

/** The first `length` coefficients of a packed polynomial. */
export function unpack(packed: bigint, bits: bigint, length: number): bigint[] {
  const mask = (1n << bits) - 1n;
  return Array.from({ length }, (_, i) => (packed >> (BigInt(i) * bits)) & mask);
}
