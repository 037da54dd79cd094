import type { Place } from "@proviso/agreement";
import { CODES, type DiagnosticCode, type Severity } from "./codes.ts";

/** Something to tell the writer of a file: what was read, where, and what to do. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly help?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** A change that an editor can make on request. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly place: Place; readonly newText: string }[];
}

export interface Extra {
  readonly help?: string | undefined;
  readonly related?: readonly Related[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}

/** What is told about the letters of a text rather than about its meaning. */
const GRAMMAR: ReadonlySet<DiagnosticCode> = new Set([
  "syntax",
  "not-proviso",
  "reserved-word",
  "unexpected-character",
  "unclosed-string",
]);

/**
 * Collects diagnostics; a second one with the same code at the same place is dropped. Where the grammar of a line is wrong, only that is told: what
 * the line means cannot be known.
 */
export class Report {
  readonly #seen = new Set<string>();
  readonly #brokenLines = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];

  add(code: DiagnosticCode, place: Place, message: string, extra: Extra = {}): void {
    const key = `${code}\0${place.file}\0${place.offset}\0${place.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const line = `${place.file}\0${place.line}`;
    if (this.#brokenLines.has(line)) return;
    if (GRAMMAR.has(code)) this.#brokenLines.add(line);
    const entry = CODES[code];
    this.#diagnostics.push({
      code,
      severity: entry.severity,
      message,
      place,
      help: extra.help ?? entry.remedy,
      ...(extra.related?.length ? { related: extra.related } : {}),
      ...(extra.fixes?.length ? { fixes: extra.fixes } : {}),
    });
  }

  get hasErrors(): boolean {
    return this.#diagnostics.some((each) => each.severity === "error");
  }

  /** In the order of the files given, then of the text. */
  sorted(files: readonly string[] = []): Diagnostic[] {
    const order = new Map(files.map((file, index) => [file, index]));
    const rank = (diagnostic: Diagnostic) => order.get(diagnostic.place.file) ?? files.length;
    return [...this.#diagnostics].sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
        a.place.offset - b.place.offset ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }
}
