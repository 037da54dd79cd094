import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Sweep, SweepRow } from "@proviso/promise";
import { UsageError } from "../exit.ts";
import { replaceFile, unwritable } from "./write.ts";

export type RowFormat = "csv" | "jsonl";

/** The column that tells rows of this question to this text from others. */
const INPUTS = "inputs";

/** Rows of a sweep on disk, point after point in the order of the grid, so that what is there is always a beginning of the whole. */
export class RowFile {
  readonly path: string;
  /** Rows that were there, by point: those of the first points of the grid. */
  readonly kept: readonly (readonly SweepRow[])[];
  readonly #handle: number;
  readonly #line: (row: SweepRow) => string;

  /**
   * Opens a file to go on with, or begins it. What a sweep that was cut off wrote last and only in part is taken away.
   * @param inputs stands for everything that the rows depend on but the point
   * @throws UsageError where the file holds anything else, or cannot be written
   */
  constructor(path: string, format: RowFormat, sweep: Sweep, points: readonly (readonly number[])[], inputs: string) {
    this.path = path;
    const columns = [...sweep.columns, INPUTS];
    const names = sweep.axes.map(({ name }) => name);
    const head = format === "csv" ? `${columns.join(",")}\n` : "";
    this.#line = (row) => {
      if (format === "csv")
        return `${columns.map((column) => (column === INPUTS ? inputs : (row[column] ?? ""))).join(",")}\n`;
      const cells = sweep.schema.map(({ name, type }) => `${JSON.stringify(name)}:${typed(row[name] ?? "", type)}`);
      return `{${[...cells, `${JSON.stringify(INPUTS)}:${JSON.stringify(inputs)}`].join(",")}}\n`;
    };
    const other = (): UsageError =>
      new UsageError(
        `\`${path}\` holds something else than the beginning of this sweep: another grid, or another text or question. Name another file, or remove it.`,
      );
    const before = textOf(path);
    let kept: SweepRow[][] = [];
    if (before !== undefined && before !== "") {
      const whole = before.slice(0, before.lastIndexOf("\n") + 1);
      const begins = format === "csv" ? head : `{${JSON.stringify(names[0])}:`;
      // Less than a line is ours if it is the beginning of one.
      if (!(before.startsWith(begins) || begins.startsWith(before))) throw other();
      const rows = linesOf(whole.slice(head.length)).map((line): SweepRow => {
        const row = format === "csv" ? fromCsv(line, columns) : fromJson(line);
        if (row?.[INPUTS] !== inputs) throw other();
        const { [INPUTS]: _, ...rest } = row;
        return rest;
      });
      const same = (row: SweepRow, point: readonly number[] | undefined): boolean =>
        names.every((name, i) => row[name] === point?.[i]);
      for (const row of rows) {
        const last = kept.at(-1);
        if (last !== undefined && same(row, points[kept.length - 1])) last.push(row);
        else if (same(row, points[kept.length])) kept.push([row]);
        else throw other();
      }
      // The last point may be there in part; the first tells how many rows each has.
      const [first, last] = [kept[0], kept.at(-1)];
      if (kept.length === 1 || first?.length !== last?.length) kept = kept.slice(0, -1);
    }
    this.kept = kept;
    try {
      const text = head + kept.flat().map(this.#line).join("");
      if (text !== before) replaceFile(path, text);
      this.#handle = openSync(path, "a");
    } catch (error) {
      throw unwritable(path, error);
    }
  }

  /** Writes the next point's rows. */
  append(rows: readonly SweepRow[]): void {
    try {
      const bytes = Buffer.from(rows.map(this.#line).join(""));
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  close(): void {
    fsyncSync(this.#handle);
    closeSync(this.#handle);
  }
}

/** A cell as JSON: a double always has a point, so that a reader who goes by the first lines takes no column for one of whole numbers. */
function typed(cell: SweepRow[string], type: Sweep["schema"][number]["type"]): string {
  const text = JSON.stringify(cell);
  return type === "double" && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw unwritable(path, error);
  }
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** No cell has a comma or a quotation mark: they are numbers and names. */
function fromCsv(line: string, columns: readonly string[]): SweepRow | undefined {
  const cells = line.split(",");
  if (cells.length !== columns.length) return undefined;
  return Object.fromEntries(
    columns.map((column, i) => {
      const cell = cells[i] as string;
      const isNumber = column !== INPUTS && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell);
      return [column, isNumber ? Number(cell) : cell];
    }),
  );
}

function fromJson(line: string): SweepRow | undefined {
  try {
    const row: unknown = JSON.parse(line);
    return row !== null && typeof row === "object" ? (row as SweepRow) : undefined;
  } catch {
    return undefined;
  }
}
