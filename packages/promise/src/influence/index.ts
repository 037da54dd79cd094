/** Who wants what on a question, how much it counts, where that leads, and who moves whom. Pure, and usable without an agreement. */
export { medianRange, type Weighted, weightedMean, weightedMedian } from "./centre.ts";
export {
  type ChallengeForecast,
  type ChallengeOptions,
  type ChallengeRun,
  challenge,
  challengeForecast,
  challengeReadings,
  type Move,
  type Offer,
  type OfferKind,
  type Reading,
  type Round,
  type Status,
} from "./challenge.ts";
export { dateWords } from "./date-words.ts";
export { endNames, endsAt } from "./ends.ts";
export { type Estimate, type Forecast, type ForecastOptions, forecast, forecasts } from "./forecast.ts";
export { readDecide } from "./import/decide.ts";
export type { Imported } from "./import/imported.ts";
export { readKtab } from "./import/ktab.ts";
export { type Problem, problemText } from "./import/table.ts";
export { toKtab } from "./import/to-ktab.ts";
export {
  type Actor,
  type Course,
  complaints,
  type Issue,
  inUnits,
  isPoints,
  months,
  type Point,
  type Quantity,
  type Range,
  type Scale,
  type Stated,
  without,
} from "./issue.ts";
export { type Shift, type ShiftOptions, type ShiftStep, shift } from "./shift.ts";
export { type Span, spans } from "./spans.ts";
export { type Standing, standings, type Transfer } from "./standing.ts";
export { type Pull, pulls, type Sway, sways } from "./sway.ts";
export { told } from "./told.ts";
