/** Maps of an answer: which numbers of a scenario can be varied, the grid that they span, and the answer at one point of it. */
export { type Axis, axesOf, gridOf } from "./grid.ts";
export {
  linesOf,
  type NumberKind,
  type NumberRange,
  numberNamed,
  numbersOf,
  type ScenarioLine,
  type ScenarioNumber,
  setNumbers,
} from "./numbers.ts";
export { type OverRanges, overRanges, type RangeCase } from "./ranges.ts";
export {
  answerOver,
  type Column,
  type Sweep,
  type SweepAnswer,
  type SweepRow,
  sweepAt,
  sweepOf,
} from "./sweep.ts";
