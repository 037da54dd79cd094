export type { Attribution } from "./attribution.ts";
export { attributions } from "./attributions.ts";
export { type ReadCounts, type ReadOptions, type ReadResult, read } from "./candidates/read.ts";
export { isTreatyLike } from "./treaty/articles.ts";
export { type DraftOptions, draftTreaty, type TreatyDraft } from "./treaty/draft.ts";
