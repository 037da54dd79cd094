/** A file's words, as they are read and cited. */
export interface ReadableDocument {
  /** Paragraphs are apart by an empty line, or as the file has them. */
  readonly text: string;
  readonly kind: DocumentKind;
  readonly title?: string;
  /** ISO day, month or year, as the file itself states it. */
  readonly dated?: string;
  readonly author?: string;
  /** Where stretches of the text stand in the file; for people and for marking them there. Absent where the file has no lasting offsets. */
  readonly origin?: Origin;
}

export type DocumentKind = "text" | "markdown" | "html" | "pdf" | "docx";

export type Origin =
  /** The text is the file's own characters. */
  | { readonly kind: "same" }
  /** Stretches of the text that stand unchanged in the file: at `from` in its characters. Ordered. */
  | { readonly kind: "pieces"; readonly pieces: readonly Piece[] }
  /** The offset in the text at which each page begins. */
  | { readonly kind: "pages"; readonly starts: readonly number[] };

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly from: number;
}

export type DocumentErrorCode =
  | "empty"
  | "too-large"
  | "unknown-kind"
  | "not-text"
  | "not-utf8"
  | "damaged"
  | "encrypted"
  | "no-text";

/** A file that cannot be read. The message is one line for the person who chose the file. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;
  readonly file: string;

  constructor(code: DocumentErrorCode, file: string, message: string) {
    super(message);
    this.name = "InputError";
    this.code = code;
    this.file = file;
  }
}

/** The page, from 1, on which an offset of the text stands; undefined for a document without pages. */
export function pageOf({ origin }: ReadableDocument, offset: number): number | undefined {
  if (origin?.kind !== "pages") return undefined;
  const after = origin.starts.findIndex((start) => start > offset);
  return after === -1 ? origin.starts.length : Math.max(1, after);
}

/** The offset in the file's characters of an offset of the text; undefined where the file has no such place. */
export function originalOffset({ origin }: ReadableDocument, offset: number): number | undefined {
  if (origin?.kind === "same") return offset;
  if (origin?.kind !== "pieces") return undefined;
  const piece = origin.pieces.find(({ start, end }) => start <= offset && offset < end);
  return piece === undefined ? undefined : piece.from + offset - piece.start;
}
