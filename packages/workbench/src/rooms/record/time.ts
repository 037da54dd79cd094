/** Days since 1970-01-01, half open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;

export function dayOf(year: number, month = 1, day = 1): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY);
}

/** All the days that an ISO day, month or year may mean. */
export function spanOf(date: string): Span {
  const [year = 1970, month, day] = date.split("-").map(Number);
  if (month === undefined) return { from: dayOf(year), to: dayOf(year + 1) };
  if (day === undefined) return { from: dayOf(year, month), to: dayOf(year, month + 1) };
  const from = dayOf(year, month, day);
  return { from, to: from + 1 };
}

export function isoDay(day: number): string {
  return new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);
}

/** How long a stretch without a statement is: "2 years 7 months". */
export function lasting(days: number): string {
  const months = Math.round(days / 30.44);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const counted = (count: number, unit: string) => (count === 0 ? [] : [`${count} ${unit}${count === 1 ? "" : "s"}`]);
  if (months === 0) return counted(Math.round(days), "day").join(" ");
  return [...counted(years, "year"), ...counted(rest, "month")].join(" ");
}
