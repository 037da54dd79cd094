/** The ISO day that a field of a file's head states: `2025-08-22T10:00:00Z`, `20250822`, `2025-08`; undefined for other words. */
export function isoDate(words: string | null | undefined): string | undefined {
  const [, year, month, day] = /^\s*(?:D:)?(\d{4})(?:[-/]?(\d{2})(?:[-/]?(\d{2}))?)?/.exec(words ?? "") ?? [];
  if (year === undefined) return undefined;
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year;
  return day === undefined || Number(day) < 1 || Number(day) > 31 ? `${year}-${month}` : `${year}-${month}-${day}`;
}
