import type { Place } from "@proviso/agreement";
import type { Style } from "@proviso/report/document/style";
import { displayWidth, padTo } from "@proviso/report/document/width";

const TAB = "    ";
const LONGEST_LINE = 160;

/**
 * The line of a place with its words underlined, and the line before it for bearings:
 *
 *      11 │   group Guarantors: UnitedStates
 *      12 │   group Blockers: Rusia, China
 *         │                   ^^^^^
 */
export function codeFrame(text: string, place: Place, style: Style, mark: (text: string) => string): string[] {
  const lines = linesAround(text, place);
  const subject = lines.at(-1);
  if (subject === undefined) return [];
  const gutter = Math.max(4, String(place.line).length + 2);
  const bar = style.dim("│");
  const drawn = lines.map(({ number, text: line }) =>
    `${style.dim(padTo(String(number), gutter, "right"))} ${bar} ${shorten(untab(line))}`.trimEnd(),
  );
  const raw = subject.text;
  const from = place.column - 1;
  const to = place.endLine === place.line ? place.endColumn - 1 : raw.length;
  const before = displayWidth(untab(raw.slice(0, from)));
  const under = Math.max(1, displayWidth(untab(raw.slice(from, Math.min(to, raw.length)))));
  if (before < LONGEST_LINE) {
    const carets = "^".repeat(Math.min(under, LONGEST_LINE - before));
    drawn.push(`${" ".repeat(gutter)} ${bar} ${" ".repeat(before)}${mark(carets)}`);
  }
  return drawn;
}

function linesAround(text: string, place: Place): { number: number; text: string }[] {
  const start = text.lastIndexOf("\n", place.offset - 1) + 1;
  const found = [{ number: place.line, text: lineAt(text, start) }];
  if (start > 0) {
    const beforeStart = text.lastIndexOf("\n", start - 2) + 1;
    const before = lineAt(text, beforeStart);
    if (before.trim() !== "") found.unshift({ number: place.line - 1, text: before });
  }
  return found;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, "");
}

function untab(text: string): string {
  return text.replaceAll("\t", TAB);
}

function shorten(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}
