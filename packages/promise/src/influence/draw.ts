import { type Course, isPoints, type Quantity, type Stated, startOf } from "./issue.ts";

/** Where within its stated range a quantity of an actor lies, from 0 to 1; absent: at its likeliest. */
export type Pick = (actor: string, quantity: Quantity) => number | undefined;

/** Every quantity at its likeliest, or in the middle of its range. */
export const CENTRAL: Pick = () => undefined;

/** A quantity on a day (days since 1970). */
export function valueOn(course: Course, day: number, at: number | undefined): number {
  if (!isPoints(course)) return within(course, at);
  const next = course.findIndex((point) => startOf(point.on) > day);
  const before = course[next === -1 ? course.length - 1 : Math.max(0, next - 1)];
  if (before === undefined) throw new RangeError("a course needs a point");
  const value = within(before.value, at);
  const after = course[next];
  if (next <= 0 || after?.gradually !== true) return value;
  const [start, end] = [startOf(before.on), startOf(after.on)];
  return value + ((within(after.value, at) - value) * (day - start)) / (end - start);
}

/** The value below which a share `at` of a stated range lies: even, or triangular around the likeliest. */
function within(stated: Stated, at: number | undefined): number {
  if (typeof stated === "number") return stated;
  const { low, high, likely } = stated;
  if (at === undefined) return likely ?? (low + high) / 2;
  if (likely === undefined || low === high) return low + (high - low) * at;
  const turn = (likely - low) / (high - low);
  return at < turn
    ? low + Math.sqrt(at * (high - low) * (likely - low))
    : high - Math.sqrt((1 - at) * (high - low) * (high - likely));
}

/**
 * Draws for the bootstrap. Each quantity of each actor has a stream of its own, named by the seed, the actor and the quantity, so that neither the
 * order of actors nor another actor's presence changes it: two forecasts with one seed differ only by what was changed between them.
 */
export class Draws {
  readonly #seed: number;
  readonly #streams = new Map<string, Float64Array>();
  readonly count: number;

  /** @param seed an integer; its lowest 32 bits count */
  constructor(seed: number, count: number) {
    this.#seed = seed;
    this.count = count;
  }

  /** What the i-th draw takes of each range. */
  pick(i: number): Pick {
    return (actor, quantity) => this.#stream(`${quantity} of ${actor}`)[i];
  }

  #stream(name: string): Float64Array {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    const next = generator(this.#seed, hash(name));
    const made = Float64Array.from({ length: this.count }, next);
    this.#streams.set(name, made);
    return made;
  }
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

/** Doty-Humphrey's sfc32: 128 bits of state, passes PractRand; 53 bits of two outputs make a number in [0, 1). */
function generator(seed: number, stream: number): () => number {
  let [a, b, c, counter] = [seed | 0, stream | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}
