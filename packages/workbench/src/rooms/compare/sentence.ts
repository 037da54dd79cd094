import type { ComparedRow } from "@proviso/report/ask";
import { joined } from "../../parts/coalition-words.ts";

/** What the table shows, in one sentence: which promises one party can void alone, always or by how open questions are answered. */
export function tableSentence(rows: readonly Pick<ComparedRow, "agreementTitle" | "cases">[]): string {
  const alone = ({ cases }: Pick<ComparedRow, "cases">) => cases.filter((one) => one.alone.length > 0).length;
  const always = rows.filter((row) => alone(row) > 0 && alone(row) === row.cases.length);
  const sometimes = rows.filter((row) => alone(row) > 0 && alone(row) < row.cases.length);
  const never = rows.filter((row) => alone(row) === 0);
  if (never.length === rows.length) return "No party alone can void any of these promises.";
  const names = (some: typeof rows) =>
    joined(
      some.map(({ agreementTitle }) => `“${shortTitle(agreementTitle)}”`),
      "and",
    );
  const parts = [
    ...(always.length === 0 ? [] : [`${names(always)} can be voided by one party alone`]),
    ...(sometimes.length === 0
      ? []
      : [`in ${names(sometimes)} it hangs on open answers whether one party alone can void it`]),
    ...(never.length === 0 ? [] : [`in ${names(never)} no party alone can`]),
  ];
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A title up to its first comma, colon or bracket. */
export function shortTitle(title: string): string {
  return /^[^,:(–]{6,}/.exec(title)?.[0].trim() ?? title;
}
