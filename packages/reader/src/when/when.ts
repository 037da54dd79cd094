import { type Span, selectorsAt, type When } from "@proviso/record";
import { casual } from "chrono-node";

/** What a sentence must hold for anybody to look for a date in it. */
const HINT =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s\d|yesterday|today|tonight|this (?:morning|afternoon|evening)|last (?:night|week|month|year|spring|summer|autumn|fall|winter)|ago|earlier|(?:1[5-9]|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\b/i;
const WEEKDAY = /^(?:on\s+|last\s+|this\s+|early\s+|late\s+)*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;
const YEAR =
  /\b(?:(?:in|since|during|by)\s+)?(?:(?:the\s+)?(?:early|late|mid|spring|summer|autumn|fall|winter|end|beginning)[\s-](?:of\s+)?)?((?:1[5-9]|20)\d\d)\b(?![\s-]*(?:%|troops|soldiers|personnel|tanks|km|kilomet|miles|people|men|men\b))/gi;
const LAST = /\blast (month|year)\b/gi;

export interface Dating {
  readonly span: Span;
  readonly date: string;
  readonly resolved?: string;
}

/**
 * The dates that a stretch of a text names, in its order: a day, a month or a year each. What counts from the document's own date ("on Wednesday") is
 * left out where that is not known. A weekday is the last one there was, since news tells of what has happened.
 * @param dated ISO day, month or year of the document
 */
export function datesIn(text: string, { start, end }: Span, dated: string | undefined): Dating[] {
  const words = text.slice(start, end);
  if (!HINT.test(words)) return [];
  const found: Dating[] = [];
  const add = (from: number, length: number, date: string, resolved?: string) => {
    const span = { start: start + from, end: start + from + length };
    if (found.some((one) => span.start < one.span.end && one.span.start < span.end)) return;
    found.push({ span, date, ...(resolved === undefined ? {} : { resolved }) });
  };
  const reference = dayOf(dated);
  for (const { index, text: shown, start: parsed } of casual.parse(words, {
    instant: reference ?? NOWHEN,
    timezone: 0,
  })) {
    const hasDay = parsed.isCertain("day") || parsed.isCertain("weekday");
    const hasMonth = parsed.isCertain("month");
    const isAbsolute = parsed.isCertain("year") && hasMonth && /\d{4}/.test(shown);
    if (/^(?:now|currently|the moment|this|may|march|sun|second|mon|wed|sat|\d{1,2}(?::\d\d)?)$/i.test(shown.trim()))
      continue;
    if (!isAbsolute && reference === undefined) continue;
    const at = { year: parsed.get("year") ?? 0, month: parsed.get("month") ?? 1, day: parsed.get("day") ?? 1 };
    let day = Date.UTC(at.year, at.month - 1, at.day);
    const isWeekday = WEEKDAY.test(shown) || (parsed.isCertain("weekday") && !parsed.isCertain("day"));
    const isNear = isWeekday || /\b(?:yesterday|today|tonight|morning|afternoon|evening|night|ago)\b/i.test(shown);
    if (isNear && !isFullDay(dated)) {
      if (dated !== undefined) add(index, shown.length, dated, `some day up to ${dated}, the document's own date`);
    } else if (isWeekday && reference !== undefined) {
      while (day > reference.getTime()) day -= 7 * DAY;
      while (reference.getTime() - day >= 7 * DAY && !/last/i.test(shown)) day += 7 * DAY;
      add(index, shown.length, isoDay(day), `the last ${weekdayName(day)} up to ${dated}`);
    } else if (/\bweek/i.test(shown)) {
      const month = monthOfWeek(shown, reference);
      if (month !== undefined) add(index, shown.length, month, `counted from ${dated}`);
    } else if (isNear && parsed.isCertain("day")) add(index, shown.length, isoDay(day), `counted from ${dated}`);
    else if (hasDay && hasMonth) {
      // A day without its year is the last such day.
      if (!parsed.isCertain("year") && reference !== undefined && day > reference.getTime())
        day = Date.UTC(at.year - 1, at.month - 1, at.day);
      add(index, shown.length, isoDay(day), parsed.isCertain("year") ? undefined : `the last one up to ${dated}`);
    } else if (hasMonth && !hasDay && !/\b(?:week|day)/i.test(shown)) {
      if (!parsed.isCertain("year") && reference !== undefined && day > reference.getTime())
        day = Date.UTC(at.year - 1, at.month - 1, 1);
      add(
        index,
        shown.length,
        isoDay(day).slice(0, 7),
        parsed.isCertain("year") ? undefined : `the last one up to ${dated}`,
      );
    }
  }
  if (reference !== undefined)
    for (const { 0: shown, 1: unit, index } of words.matchAll(LAST)) {
      const back = new Date(
        Date.UTC(
          reference.getUTCFullYear() - (unit === "year" ? 1 : 0),
          reference.getUTCMonth() - (unit === "month" ? 1 : 0),
          1,
        ),
      );
      // A relative month may have been read as a day above.
      const span = { start: start + index, end: start + index + shown.length };
      const before = found.findIndex((one) => span.start < one.span.end && one.span.start < span.end);
      if (before >= 0) found.splice(before, 1);
      add(index, shown.length, back.toISOString().slice(0, unit === "year" ? 4 : 7), `counted from ${dated}`);
    }
  for (const { 0: shown, 1: year, index } of words.matchAll(YEAR))
    if (year !== undefined) add(index, shown.length, year);
  return found.sort((a, b) => a.span.start - b.span.start);
}

export function whenOf(text: string, { span, date, resolved }: Dating): When {
  const trimmed = trim(text, span);
  const shown = text.slice(trimmed.start, trimmed.end);
  return {
    date,
    words: selectorsAt(text, [trimmed]),
    ...(resolved === undefined ? {} : { resolved: `${shown}: ${resolved}` }),
  };
}

function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /[\s,]/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

/** The month in which the whole of last week or this week lies, Monday to Sunday. */
function monthOfWeek(words: string, reference: Date | undefined): string | undefined {
  if (reference === undefined || !/^(?:last|this|the past) week$/i.test(words.trim())) return undefined;
  const back = ((reference.getUTCDay() + 6) % 7) + (/last|past/i.test(words) ? 7 : 0);
  const monday = isoDay(reference.getTime() - back * DAY);
  const sunday = isoDay(reference.getTime() - (back - 6) * DAY);
  return monday.slice(0, 7) === sunday.slice(0, 7) ? monday.slice(0, 7) : undefined;
}

function isFullDay(dated: string | undefined): boolean {
  return dated?.length === 10;
}

const DAY = 86_400_000;
/** Only what does not count from it is kept. */
const NOWHEN = new Date(Date.UTC(2000, 0, 1, 12));

/** Noon of the document's day; of its month or year the last day. */
function dayOf(dated: string | undefined): Date | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(dated ?? "") ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return new Date(Date.UTC(Number(year), 11, 31));
  return new Date(
    day === undefined
      ? Date.UTC(Number(year), Number(month), 0)
      : Date.UTC(Number(year), Number(month) - 1, Number(day)),
  );
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function weekdayName(time: number): string {
  return ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][new Date(time).getUTCDay()]!;
}
