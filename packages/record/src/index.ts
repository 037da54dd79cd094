export { type Acceptance, type StatementText, selectorsOf, statementText } from "./accept/statement.ts";
export type { Bearing, Candidate, Condition, Named, Nested, SpeechAct, When } from "./candidate.ts";
export { type ClaimVerdict, claimVerdict, type Verdict } from "./claims.ts";
export { type Heard, heard } from "./heard.ts";
export { type Hold, type Position, positions } from "./positions.ts";
export { type QuestionAnswer, type QuestionState, questionStates } from "./questions.ts";
export type { Selector, Span } from "./selector.ts";
export { CONTEXT, fits, selectorAt } from "./selectors/make.ts";
export { type Resolution, type ResolveOptions, resolve } from "./selectors/resolve.ts";
