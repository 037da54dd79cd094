const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "August 2025" for `2025-08`, "3 August 2025" for `2025-08-03`. */
export function dateWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  return [day === undefined ? undefined : String(Number(day)), name, year]
    .filter((part) => part !== undefined)
    .join(" ");
}
