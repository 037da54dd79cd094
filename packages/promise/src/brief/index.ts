/** The report on a dossier, made of all the other answers. */
export type { BriefQuestion, BriefQuestions } from "./asked.ts";
export { type Brief, type BriefOptions, brief } from "./brief.ts";
export type { BriefCourse } from "./courses.ts";
export type { BriefDifference } from "./drafts.ts";
export type { BriefClaim, BriefDisagreement, BriefFinding } from "./handed.ts";
export type { BriefLedger } from "./ledgers.ts";
export { mainPromise } from "./main-promise.ts";
export { openWords } from "./open-words.ts";
export type { BriefSentence } from "./sentences.ts";
export type { BriefDeterrence, BriefRanges, BriefTable } from "./stated.ts";
export type { BriefStory } from "./stories.ts";
export type { BriefTime } from "./times.ts";
export type { BriefPromise, BriefTurn, BriefVerdict } from "./verdicts.ts";
