/** A language model as a second reader, only where the user has named one. Nothing here calls anything else. */
export { type AskOptions, AssistantError, type Failing } from "./ask.ts";
export { assistedDraft, type Draft, type DraftOptions } from "./draft.ts";
export { type Endpoint, endpointOf, type ShownEndpoint, sendingWords, shownEndpoint, staysHere } from "./endpoint.ts";
export { type Assisted, type AssistedOptions, assistedCandidates, type Rejected } from "./statements.ts";
export { together } from "./together.ts";
