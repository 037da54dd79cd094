import type { Place } from "@proviso/agreement";
import type { Issue, Problem } from "@proviso/promise/influence";
import { readForeign } from "@proviso/report/ask/foreign";
import { TextErrors } from "../exit.ts";
import type { Remark, Texts } from "../render/remark.ts";
import { cliHost } from "./host.ts";
import { STDIN } from "./paths.ts";

export const TABLE_KINDS = ["ktab", "decide"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** Who wants what, from a file of another tool. */
export interface Table {
  readonly file: string;
  readonly title: string;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Remark[];
  readonly texts: Texts;
}

/** Reads a table of KTAB or of Decide; which of them, the text tells if nobody says. @throws TextErrors with every mistake at its place */
export async function tableOf(arg: string, kind: TableKind | undefined): Promise<Table> {
  const file = arg === "-" ? STDIN : arg;
  const text = (await cliHost().read(file)).replaceAll(/\r\n?/g, "\n");
  const found = readForeign(text, kind);
  const remarks = found.problems.map((problem) => remarkOf(problem, file, text));
  const texts = new Map([[file, text]]);
  if (found.issues === undefined) throw new TextErrors(remarks, texts);
  return { file, title: found.description || found.name || file, issues: found.issues, warnings: remarks, texts };
}

function remarkOf({ severity, line, column, message }: Problem, file: string, text: string): Remark {
  return { code: "table", severity, message, place: placeOf(text, file, line, column) };
}

/** Problems count characters, places UTF-16 units. */
function placeOf(text: string, file: string, line: number, column: number): Place {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const before = [...(lines[line - 1] ?? "")].slice(0, column - 1).join("").length;
  const at = { line, column: before + 1, offset: start + before };
  return { file, ...at, endLine: line, endColumn: before + 2, end: start + before + 1 };
}
