export {
  figureWords,
  type QuestionOption,
  type QuestionsAnswer,
  type QuestionsAsk,
  questionsAnswer,
  type RankedQuestion,
} from "./answer.ts";
export type { Movement } from "./movement.ts";
export type { Figure, Verdict } from "./outcome.ts";
export type { OptionWeights, Over } from "./ways.ts";
