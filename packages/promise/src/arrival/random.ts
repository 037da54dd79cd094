const MASK = (1n << 64n) - 1n;

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021), its state filled by SplitMix64 as its
 * authors advise: the same sequence from the same seed on every machine.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  /** @throws RangeError if the seed is not a whole number */
  constructor(seed: number | bigint | readonly [number, number, number, number]) {
    if (typeof seed === "object") {
      [this.#a, this.#b, this.#c, this.#d] = seed;
      return;
    }
    let state = BigInt(seed) & MASK;
    const next = (): bigint => {
      state = (state + 0x9e3779b97f4a7c15n) & MASK;
      let z = state;
      z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
      z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
      return z ^ (z >> 31n);
    };
    const [first, second] = [next(), next()];
    this.#a = Number(first & 0xffffffffn) | 0;
    this.#b = Number(first >> 32n) | 0;
    this.#c = Number(second & 0xffffffffn) | 0;
    this.#d = Number(second >> 32n) | 0;
  }

  /** The next 32 bits, as an unsigned number. */
  bits(): number {
    const fives = Math.imul(this.#b, 5);
    const result = Math.imul((fives << 7) | (fives >>> 25), 9);
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result >>> 0;
  }

  /** From 0 to below 1, in steps of 2⁻³². */
  unit(): number {
    return this.bits() * 2 ** -32;
  }
}
