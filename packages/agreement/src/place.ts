/** A stretch of a text, so that every answer can point at its words. Lines and columns count from 1, offsets from 0. */
export interface Place {
  /** Path of the file as the reader of the message would name it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** UTF-16 offset of the first character. */
  readonly offset: number;
  /** UTF-16 offset after the last character. */
  readonly end: number;
}

/** Characters `start` (inclusive) to `end` (exclusive) of a source's text, in UTF-16 units from 0. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
