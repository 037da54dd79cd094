export * from "./answers/index.ts";
export {
  type ArrivalAnswer,
  type ArrivalAsk,
  type ArrivalFigures,
  type ArrivalValue,
  arrivalAnswer,
  type Method as ArrivalMethod,
} from "./arrival/index.ts";
export * from "./brief/index.ts";
export { openPsa } from "./export/open-psa.ts";
export { prism } from "./export/prism.ts";
export * from "./ground/index.ts";
export {
  type Figure as QuestionFigure,
  figureWords,
  type Movement as QuestionMovement,
  type OptionWeights,
  type QuestionOption,
  type QuestionsAnswer,
  type QuestionsAsk,
  questionsAnswer,
  type RankedQuestion,
} from "./questions/index.ts";
export * from "./settle/index.ts";
export {
  type Axis as SweepAxis,
  answerOver,
  type Column as SweepColumn,
  gridOf,
  linesOf as scenarioLines,
  type NumberKind as ScenarioNumberKind,
  type NumberRange,
  type OverRanges,
  overRanges,
  type RangeCase,
  type ScenarioLine,
  type ScenarioNumber,
  type Sweep,
  type SweepAnswer,
  type SweepRow,
  setNumbers as setScenarioNumbers,
  sweepAt,
  sweepOf,
} from "./sweep/index.ts";
export {
  isNoAgreement,
  type LedgerLine,
  type ScenarioWorth,
  timeWitnesses,
  type World as WorthWorld,
  type WorthAnswer,
  type WorthValue,
  worthAnswer,
  worthsOf,
} from "./worth/index.ts";
