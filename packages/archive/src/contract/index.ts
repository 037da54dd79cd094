export type {
  CandidateFilter,
  Decision,
  DecisionKind,
  NewDecision,
  Reviewed,
  ReviewState,
} from "./decision.ts";
export type { Added, DocumentEntry, NewDocument, Origin, StoredDocument } from "./document.ts";
export type { Ingested } from "./ingest.ts";
export { mediaTypeOf } from "./media-types.ts";
export type { Passage, SearchFilter, SearchHit, SearchOptions, SearchPage } from "./search.ts";
export type { ArchiveStatus } from "./status.ts";
