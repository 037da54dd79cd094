import { evaluate, type Formula, NO, YES } from "../../diagram/formula.ts";

/** In how many orders the other voters are tried. */
const ORDERS = 48;

/**
 * Whether a vote is seen to tip the outcome: the others are let in one after another, in some orders, up to where they are just one short. True is
 * sure; false says only that nothing was seen, and the whole diagram must be asked. For large weighted votes this spares the diagram.
 */
export function tips(approved: Formula, votes: readonly string[], vote: string): boolean {
  const others = votes.filter((other) => other !== vote);
  for (let i = 0; i < ORDERS; i++) {
    const order = strided(others, i);
    const place = new Map(order.map((other, at) => [other, at]));
    const passes = (count: number, own: number): boolean =>
      evaluate(approved, ({ name }) => (name === vote ? own : (place.get(name) ?? others.length) < count ? YES : NO));
    let short = 0;
    let enough = order.length;
    if (!passes(enough, NO)) short = enough + 1;
    while (short < enough) {
      const middle = (short + enough) >> 1;
      if (passes(middle, NO)) enough = middle;
      else short = middle + 1;
    }
    if (short > 0 && passes(short - 1, YES)) return true;
  }
  return false;
}

/** The items in steps of some width from some start: a different order for each number, the same for the same. */
function strided<T>(items: readonly T[], number: number): T[] {
  const steps = items.map((_, i) => i + 1).filter((step) => gcd(step, items.length) === 1);
  const step = steps[number % Math.max(steps.length, 1)] ?? 1;
  return items.map((_, i) => items[(number + i * step) % items.length] as T);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
