export { type Ask, type Case, type Spread, spread } from "./ask.ts";
export { effectivelyBound } from "./bound.ts";
export { type CoalitionAnswer, type Coalitions, coalitions, LISTED } from "./coalitions.ts";
export { type CompareAnswer, type CompareCase, type CompareRow, compareAnswer } from "./compare.ts";
export { type Deciding, deciding } from "./deciding.ts";
export { type DeterAnswer, type DeterAsk, type DeterValue, deterAnswer, type VetoChance } from "./deter.ts";
export {
  type ConductChange,
  type DiffAnswer,
  type DiffSide,
  diffAnswer,
  type PowerMove,
  type Side,
  type TermChange,
  type TextLine,
  type TextRow,
} from "./diff/index.ts";
export { type ExpectationResult, expectations, type Witnesses } from "./expect.ts";
export { Game, type GameOptions } from "./game.ts";
export { type Given, givesOf, givesWords } from "./gives.ts";
export { type Extent, type Help, helpOf } from "./help.ts";
export { GameMemory } from "./memory.ts";
export type { Pattern } from "./patterns.ts";
export * as plain from "./plain.ts";
export {
  type Barred,
  type Breach,
  type DecisionCourse,
  type Entry,
  type EntryKind,
  type Legality,
  type NormCourse,
  type NormState,
  type Opening,
  type Outstanding,
  type PlayAnswer,
  type PlayEvent,
  type PlayOptions,
  type PlayValue,
  playAnswer,
} from "./play/index.ts";
export { type Figure, type PartyPower, type PowerAnswer, type PowerValue, powerAnswer } from "./power.ts";
export type { BriefRecord, BriefSaid } from "./record.ts";
export { holdsFor } from "./selectors.ts";
export { type Departure, type StoryAnswer, type StoryValue, storyAnswer } from "./story/index.ts";
export { type Strength, type Swing, strength } from "./strength.ts";
export { type StrengthAnswer, strengthAnswer } from "./strength-answer.ts";
export { summary } from "./summary.ts";
export { datesOf, isDated, issueOf, restsOf, rowWords, tableNamed } from "./table.ts";
export { beneficiariesOf, decisionsOf, nameOf, promisesOf, type Target, targetNamed, targets } from "./target.ts";
export { EXPLAINED, type VoidAnswer, type VoidValue, voidAnswer } from "./void.ts";
export { type Hold, type Station, type StationKind, type WayAnswer, type WayValue, wayAnswer } from "./way/index.ts";
export { type Step, type Why, why } from "./why.ts";
