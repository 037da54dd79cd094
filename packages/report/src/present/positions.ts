import { type Estimate, type Issue, inUnits } from "@proviso/promise/influence";

/** A position in the units of the issue. */
export function unit(issue: Issue, position: number): string {
  return short(inUnits(issue, position));
}

/** A distance in the units of the issue. */
export function points(issue: Issue, distance: number): number {
  return inUnits(issue, distance) - inUnits(issue, 0);
}

/** A position with between which it falls, where that was drawn. */
export function estimate(issue: Issue, { value, low, high }: Estimate, draws: number): string {
  return draws === 0 ? unit(issue, value) : `${unit(issue, value)} (${unit(issue, low)} to ${unit(issue, high)})`;
}

export function signed(value: number): string {
  const text = short(value);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/** Three digits are more than such numbers are good for; those of whole units all the same. */
export function short(value: number): string {
  if (Math.abs(value) < 0.005) return "0";
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
