import type { Document } from "../document/document.ts";

/** One answer: the value as the engine gives it, for programs, and how it is laid out for people. */
export interface Answered<T = unknown> {
  readonly value: T;
  readonly document: Document;
}
