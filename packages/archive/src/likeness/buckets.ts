/** From this Jaccard index on, two documents are near-identical: wire copy with another headline or a sentence more or less. */
export const SAME_COPY = 0.7;

const BANDS = 40;
const ROWS = 4;

/**
 * The buckets of a text's shingles: texts that are alike share at least one, texts that are not hardly ever do (MinHash with banding; Leskovec,
 * Rajaraman and Ullman, "Mining of Massive Datasets", 3.3–3.4). Two texts of similarity s share none with probability (1 − s⁴)⁴⁰: 1.7 in 100,000 at
 * s = 0.7, less than one in a billion at 0.8. Who shares a bucket is compared exactly, so chance never marks a copy. Numbers are signed, of 32 bits.
 */
export function bucketsOf(shingles: ReadonlySet<string>): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    const hash = hashOf(shingle);
    for (let i = 0; i < least.length; i++) {
      const mixed = mix(hash ^ (SEEDS[i] as number)) >>> 0;
      if (mixed < (least[i] as number)) least[i] = mixed;
    }
  }
  const buckets = new Set<number>();
  for (let band = 0; band < BANDS; band++) {
    let bucket = band;
    for (let row = 0; row < ROWS; row++) bucket = mix(Math.imul(bucket, 31) ^ (least[band * ROWS + row] as number));
    buckets.add(bucket);
  }
  return [...buckets];
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the result hangs on every bit of the argument. */
function mix(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** One permutation each; they are part of what is stored and never change. */
const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b9)));
