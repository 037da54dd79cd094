const SMALLEST = 2 ** 10;
const LARGEST = 2 ** 22;

/**
 * Results already computed, by operation (0 to 6) and two operands below 2²⁶. Lossy and of bounded size: a later result takes an
 * earlier one's place, which costs time, never truth.
 */
export class Cache {
  #entries = new Int32Array(SMALLEST * 3);
  /** Results that had to make room since the cache last grew. */
  #displaced = 0;

  /** The result, or −1 if it is not remembered. */
  get(operation: number, f: number, g: number): number {
    const entries = this.#entries;
    const at = slot(operation, f, g, entries.length);
    return entries[at] === f * 8 + operation + 1 && entries[at + 1] === g ? (entries[at + 2] as number) : -1;
  }

  /** Remembers a result. The cache grows when as many have made room as a third of what it holds. */
  set(operation: number, f: number, g: number, result: number): void {
    if (this.#displaced * 9 > this.#entries.length && this.#entries.length < LARGEST * 3) this.#enlarge();
    const entries = this.#entries;
    const at = slot(operation, f, g, entries.length);
    if (entries[at] !== 0) this.#displaced++;
    entries[at] = f * 8 + operation + 1;
    entries[at + 1] = g;
    entries[at + 2] = result;
  }

  #enlarge(): void {
    this.#displaced = 0;
    const old = this.#entries;
    const larger = new Int32Array(old.length * 4);
    for (let i = 0; i < old.length; i += 3) {
      const key = (old[i] as number) - 1;
      if (key < 0) continue;
      const at = slot(key & 7, key >> 3, old[i + 1] as number, larger.length);
      // Number by number: a view for each entry would cost more than what it moves.
      larger[at] = old[i] as number;
      larger[at + 1] = old[i + 1] as number;
      larger[at + 2] = old[i + 2] as number;
    }
    this.#entries = larger;
  }
}

/** Where a key belongs; a length is three times a power of two. */
function slot(operation: number, f: number, g: number, length: number): number {
  let h = Math.imul(f, 0x9e3779b1) ^ Math.imul(g + operation, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 13;
  return ((h >>> 0) & (length / 3 - 1)) * 3;
}
