import type { Amount } from "@proviso/agreement";
import type { AstNode } from "langium";
import type * as ast from "../generated/ast.ts";
import type { Context } from "./context.ts";

/** `2/3`, `55%`, `9` as an exact fraction in lowest terms. */
export function lowerAmount(node: ast.Amount | undefined, context: Context): Amount | undefined {
  if (node?.value === undefined) return undefined;
  const written = `${node.value}${node.denominator === undefined ? "" : `/${node.denominator}`}${node.percent ? "%" : ""}`;
  let [numerator, denominator] = fraction(node.value);
  if (node.denominator !== undefined) denominator *= BigInt(node.denominator);
  if (node.percent) denominator *= 100n;
  const share = node.denominator !== undefined || node.percent === true;
  if (denominator === 0n) {
    context.tell("bad-number", node, `\`${written}\` divides by zero.`);
    return undefined;
  }
  if (share && numerator > denominator) {
    context.tell("bad-number", node, `\`${written}\` is more than all of them.`);
    return undefined;
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  return { numerator: String(numerator), denominator: String(denominator), share, text: written };
}

/** A decimal as a fraction: `5.3` is 53/10. */
function fraction(decimal: string): [bigint, bigint] {
  const [whole = "0", part = ""] = decimal.split(".");
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** `70%` as 0.7; tells if it is more than all. */
export function lowerPercent(node: ast.Percent | undefined, context: Context): number | undefined {
  if (node?.value === undefined) return undefined;
  const value = Number(node.value);
  if (value > 100) {
    context.tell("bad-number", node, `\`${node.value}%\` is more than 100%.`);
    return undefined;
  }
  return value / 100;
}

/** Adds percentages exactly, up to six decimals. */
export function percentSum(percents: readonly (ast.Percent | undefined)[]): number {
  return percents.reduce((total, each) => total + Math.round(Number(each?.value ?? 0) * 1e6), 0) / 1e6;
}

export function percentShown(value: number): string {
  return String(Number(value.toFixed(6)));
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day, month or year of the calendar, as written; tells if there is no such date. */
export function lowerDate(text: string | undefined, node: AstNode, context: Context): string {
  if (text === undefined || text === "") return "";
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  const wrong = (reason: string) => {
    const place = context.place(node);
    const at = context.file.text.indexOf(text, place.offset);
    const exact = at !== -1 && at < place.end ? context.file.place(at, at + text.length) : place;
    context.tell("bad-date", exact, `\`${text}\` is not a date: ${reason}.`);
  };
  if (match === null) {
    wrong("write four digits for the year and two each for month and day");
    return text;
  }
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? "1"), Number(match[3] ?? "1")];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : DAYS[month - 1];
  if (last === undefined) wrong("there are twelve months");
  else if (day < 1 || day > last) wrong(`that month has ${last} days`);
  return text;
}
