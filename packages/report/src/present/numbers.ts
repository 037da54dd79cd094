export { chanceRange as percentRange, chanceWords as percent } from "@proviso/agreement";

/** An index to six places, without an exponent. */
export function index(value: number): string {
  return value.toFixed(6);
}
