const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** @throws RangeError unless it is a day, a month or a year of the calendar: `2025-08-20`, `2025-08`, `2025` */
export function mustBeDate(date: string, what: string): void {
  const day = new Date(`${date}T00:00:00Z`);
  const real = DATE.test(date) && (date.length < 10 || day.toISOString().startsWith(date));
  if (!real)
    throw new RangeError(`${what} is \`${date}\`; write a day, month or year such as 2025-08-20, 2025-08 or 2025.`);
}
