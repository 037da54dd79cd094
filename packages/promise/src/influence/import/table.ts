/** Rows of fields with their places, as both exchange formats need them; and what is wrong with a file, all at once. */

export interface Problem {
  /** A file with an error is not read; with warnings it is. */
  readonly severity: "error" | "warning";
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly message: string;
}

export interface Field {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Row {
  readonly line: number;
  readonly fields: readonly Field[];
  /** Just past the last field. */
  readonly end: number;
  /** Its quotation marks do not match: where one field ends and the next begins is anybody's guess. */
  readonly broken: boolean;
}

export interface Format {
  readonly delimiter: string;
  readonly quote: string;
}

/** Lines of a file, whatever ends them, without a byte order mark. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
}

/**
 * The fields of a line, without the blanks around them. A field that begins with a quotation mark ends with one, on the same line; within it the
 * mark is written twice.
 */
export function rowOf(
  text: string,
  line: number,
  { delimiter, quote }: Format,
  report: (problem: Problem) => void,
): Row {
  const characters = [...text];
  const fields: Field[] = [];
  let broken = false;
  const complain = (column: number, message: string): void => {
    broken = true;
    report({ severity: "error", line, column, message });
  };
  const blank = (at: number): boolean => characters[at] === " " || (characters[at] === "\t" && delimiter !== "\t");
  let at = 0;
  for (;;) {
    while (blank(at)) at++;
    const start = at;
    let value = "";
    if (characters[at] === quote) {
      at++;
      while (at < characters.length && (characters[at] !== quote || characters[at + 1] === quote)) {
        if (characters[at] === quote) at++;
        value += characters[at++];
      }
      if (at === characters.length) complain(start + 1, `The quotation mark is not closed on this line.`);
      at++;
      while (blank(at)) at++;
      if (at < characters.length && characters[at] !== delimiter) {
        complain(at + 1, `After the closing quotation mark comes "${characters[at]}" instead of ${nameOf(delimiter)}.`);
        while (at < characters.length && characters[at] !== delimiter) at++;
      }
    } else {
      while (at < characters.length && characters[at] !== delimiter) value += characters[at++];
      value = value.trimEnd();
    }
    fields.push({ text: value, line, column: start + 1 });
    if (at >= characters.length) return { line, fields, end: characters.length + 1, broken };
    at++;
  }
}

export function nameOf(delimiter: string): string {
  return { ",": "a comma", ";": "a semicolon", "\t": "a tab" }[delimiter] ?? `"${delimiter}"`;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Reads numbers, reporting what is none or lies outside. */
export class Numbers {
  readonly #report: (problem: Problem) => void;
  readonly #commas: boolean;

  /** @param commas whether `0,5` is one half */
  constructor(report: (problem: Problem) => void, commas = false) {
    this.#report = report;
    this.#commas = commas;
  }

  read(field: Field, what: string, bounds: Bounds): number | undefined {
    const complain = (message: string): undefined => {
      this.#report({ severity: "error", line: field.line, column: field.column, message });
    };
    const text = this.#commas ? field.text.replace(",", ".") : field.text;
    if (text === "") return complain(`${what} is missing.`);
    if (!NUMBER.test(text)) return complain(`${what} is "${field.text}", which is not a number.`);
    const value = Number(text);
    const { low, high } = bounds;
    if (value >= low && value <= high && Number.isFinite(value)) return value;
    if (!Number.isFinite(value)) return complain(`${what} is ${field.text}, which is too large.`);
    return complain(
      high === Number.POSITIVE_INFINITY
        ? `${what} is ${field.text}; it cannot be below ${low}.`
        : `${what} is ${field.text}; it runs from ${low} to ${high}.`,
    );
  }
}

/** Twelve digits: what came of a change of units, not of binary fractions. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The problems of a file from top to bottom. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** `scenario.csv:3:7: error: …`, a line each. */
export function problemText(problems: readonly Problem[], file: string): string {
  return problems
    .map(({ severity, line, column, message }) => `${file}:${line}:${column}: ${severity}: ${message}\n`)
    .join("");
}
