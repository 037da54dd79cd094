import type { Span } from "@proviso/record";
import type { CandidateFilter } from "./decision.ts";
import type { DocumentEntry } from "./document.ts";

/** Which documents. Of the candidate's marks (speaker, party, act, question) all have to hold of one candidate that was not rejected. */
export interface SearchFilter extends Omit<CandidateFilter, "document" | "state"> {
  /** Documents that may be of this day, month or year, or later. Undated ones are left out. */
  readonly from?: string;
  /** … or earlier. */
  readonly to?: string;
}

export interface SearchOptions extends SearchFilter {
  /** Undated documents come last in both. @default "newest" */
  readonly order?: "newest" | "oldest";
  /** Hits to return, 1 to 200. @default 20 */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** A stretch of a document's text with hits in it; offsets are of the whole text. */
export interface Passage extends Span {
  readonly text: string;
  readonly hits: readonly Span[];
}

/** A document that was found. Near-identical copies are one hit. */
export interface SearchHit {
  /** The document that came first, if the words are in it; else the first copy that has them. */
  readonly document: DocumentEntry;
  /** Where it was first found. */
  readonly origin: string;
  readonly url?: string;
  /** Near-identical copies beside the one shown. */
  readonly copies: number;
  /** Hits in the title; offsets are of the title. */
  readonly titleHits: readonly Span[];
  /** The first stretches of the text that have hits; the beginning of the text where the query has no words. */
  readonly passages: readonly Passage[];
}

export interface SearchPage {
  readonly query: string;
  /** Hits on all pages together. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** For the page after this one; none on the last. Documents added meanwhile neither repeat nor push out a hit. */
  readonly next?: string;
}
