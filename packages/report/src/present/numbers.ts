import { chanceWords as percent } from "@proviso/agreement";

export { percent };

export function percentRange(low: number, high: number): string {
  const [from, to] = [percent(low), percent(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** An index to six places, without an exponent. */
export function index(value: number): string {
  return value.toFixed(6);
}
