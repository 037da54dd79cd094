export { type Acceptance, likelyBearing, type StatementText, selectorsOf, statementText } from "./accept/statement.ts";
export { ACTS, type Act, actsOf } from "./acts.ts";
export type { Bearing, Candidate, Condition, Named, Nested, SpeechAct, When } from "./candidate.ts";
export { candidateId } from "./candidate-id.ts";
export { type ClaimVerdict, claimVerdict, type Verdict } from "./claims.ts";
export { type Conflict, type ConflictKind, conflicts } from "./conflicts.ts";
export { type Annotation, candidateAnnotation, statementAnnotations } from "./export/annotations.ts";
export { type ClaimReviewOptions, claimReviews } from "./export/claim-reviews.ts";
export { type Provenance, provenance } from "./export/provenance.ts";
export { type Heard, heard } from "./heard.ts";
export { type Lane, laneOf, lanes, type Voice } from "./lanes.ts";
export { type Narrowing, narrowed } from "./narrow.ts";
export { type Hold, holderOf, type Position, positions } from "./positions.ts";
export { type QuestionAnswer, type QuestionState, questionStates } from "./questions.ts";
export { countWords, headline, type Recorded, recorded } from "./recorded.ts";
export { type Reversal, reversals } from "./reversals.ts";
export type { Selector, Span } from "./selector.ts";
export { CONTEXT, fits, selectorAt, selectorsAt } from "./selectors/make.ts";
export { type Resolution, type ResolveOptions, resolve } from "./selectors/resolve.ts";
export { type Silence, silences } from "./silence.ts";
export { isHearsay, type Standing, standing } from "./standing.ts";
export { anchorOf, type Thread, threads } from "./threads.ts";
export { type Entry, timeline } from "./timeline.ts";
export {
  dateWords,
  evidence,
  holderName,
  holdWords,
  longDate,
  positionWords,
  sayingWords,
  shortName,
  speakerName,
  topicWords,
  whenWords,
} from "./words.ts";
