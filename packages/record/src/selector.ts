/** A stretch of a text: UTF-16 offsets, half open, `0 <= start < end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where words stand in a document, told twice so that it survives small edits: by position and by the words themselves with what stands before
 * and after (W3C Web Annotation Data Model, 2017, TextPositionSelector and TextQuoteSelector). `exact` is the text at the span, always.
 */
export interface Selector extends Span {
  readonly exact: string;
  /** Up to 32 characters. */
  readonly prefix: string;
  readonly suffix: string;
}
