/** Primes just below 2³⁰, largest first, as many as it takes for their product to exceed 2^bits. */
export function primesFor(bits: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2 ** 30 - 1; primes.length * 29.99 <= bits + 1; candidate -= 2)
    if (isPrime(candidate)) primes.push(candidate);
  return primes;
}

/** The number from 0 to below the product of the moduli that has these remainders (Garner's form of the Chinese remainder theorem). */
export function fromRemainders(remainders: readonly number[], moduli: readonly number[]): bigint {
  let value = 0n;
  let product = 1n;
  moduli.forEach((modulus, i) => {
    const m = BigInt(modulus);
    const missing = (((BigInt(remainders[i] as number) - value) % m) + m) % m;
    value += product * ((missing * inverse(product % m, m)) % m);
    product *= m;
  });
  return value;
}

/** a⁻¹ modulo a prime, by Fermat. */
function inverse(a: bigint, prime: bigint): bigint {
  let [result, base, power] = [1n, a, prime - 2n];
  for (; power > 0n; power >>= 1n) {
    if (power & 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

function isPrime(odd: number): boolean {
  for (let d = 3; d * d <= odd; d += 2) if (odd % d === 0) return false;
  return true;
}
