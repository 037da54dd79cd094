import type { Duration } from "@proviso/agreement";

/** First day of an ISO day, month or year: `2025-08` is 2025-08-01. */
export function startOf(date: string): string {
  const [year = "", month = "1", day = "1"] = date.split("-");
  return iso(new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))));
}

/** Last day of an ISO day, month or year. */
export function endOf(date: string): string {
  const [year = "", month, day] = date.split("-");
  if (day !== undefined) return startOf(date);
  const past = month === undefined ? Date.UTC(Number(year) + 1, 0, 0) : Date.UTC(Number(year), Number(month), 0);
  return iso(new Date(past));
}

/** The day a term has run out that began on `from`. A month counts to the same day of the month, or its last. */
export function plus(from: string, { count, unit }: Duration): string {
  const date = new Date(`${startOf(from)}T00:00:00Z`);
  switch (unit) {
    case "hour":
      date.setUTCHours(date.getUTCHours() + count);
      break;
    case "day":
      date.setUTCDate(date.getUTCDate() + count);
      break;
    case "week":
      date.setUTCDate(date.getUTCDate() + 7 * count);
      break;
    case "month":
    case "year": {
      const day = date.getUTCDate();
      date.setUTCDate(1);
      date.setUTCMonth(date.getUTCMonth() + (unit === "year" ? 12 : 1) * count);
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      date.setUTCDate(Math.min(day, last));
    }
  }
  return iso(date);
}

/** "on 1994-04-20", "in 1994" */
export function onDate(date: string): string {
  return `${date.split("-").length === 3 ? "on" : "in"} ${date}`;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
