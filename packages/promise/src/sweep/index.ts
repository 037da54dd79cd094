/** Maps of an answer: which numbers of a scenario can be varied, the grid that they span, and the answer at one point of it. */
export { type Axis, gridOf } from "./grid.ts";
export { numberNamed, numbersOf, type ScenarioNumber } from "./numbers.ts";
export {
  answerOver,
  type Sweep,
  type SweepAnswer,
  type SweepRow,
  sweepAt,
  sweepOf,
} from "./sweep.ts";
