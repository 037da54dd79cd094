import type { Generated } from "kysely";

/** The tables as both engines have them (docs/archive.md has the picture). `ordinal` is the engine's own number of a row and never leaves it. */
export interface Tables {
  documents: {
    ordinal: Generated<number>;
    id: string;
    title: string;
    dated: string | null;
    author: string | null;
    length: number;
    shingles: number;
    copy_of: number | null;
    similarity: number | null;
    added: string;
  };
  /** Apart from the documents, so that a search that reads none of them is fast. */
  texts: { document: number; text: string };
  origins: {
    ordinal: Generated<number>;
    document: number;
    origin: string;
    url: string | null;
    media_type: string;
    /** Empty where it is not known. */
    original: string;
    added: string;
  };
  buckets: { bucket: number; document: number };
  candidates: {
    ordinal: Generated<number>;
    id: string;
    document: number;
    /** Where its first word stands. */
    start: number;
    added: string;
    body: string;
  };
  /** What is filtered by, of a candidate as found (`number` 0) and as mended by the decision of that number. */
  readings: {
    candidate: number;
    number: number;
    person: string | null;
    words: string;
    party: string | null;
    behalf: string | null;
    act: string;
  };
  bearings: { candidate: number; number: number; question: string };
  decisions: {
    ordinal: Generated<number>;
    id: string;
    candidate: number;
    number: number;
    previous: string | null;
    kind: string;
    reviewer: string | null;
    note: string | null;
    written: string | null;
    at: string;
    body: string | null;
  };
  /** A view: each candidate with its latest reading and decision. */
  standing: {
    candidate: number;
    document: number;
    state: "open" | "accepted" | "mended" | "rejected";
    /** Of the decision in force; 0 where there is none. */
    number: number;
    person: string | null;
    words: string;
    party: string | null;
    behalf: string | null;
    act: string;
    /** `number` of the reading. */
    reading: number;
  };
}
