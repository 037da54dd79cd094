export { type ClaimVerdict, claimVerdict, type Verdict } from "./claims.ts";
export { type Heard, heard } from "./heard.ts";
export { type Position, type QuestionAnswer, type QuestionState, questionStates } from "./questions.ts";
