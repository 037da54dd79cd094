export type { PlayEvent, PlayOptions } from "./event.ts";
export { type PlayAnswer, type PlayValue, playAnswer, playValue } from "./play.ts";
export type {
  Barred,
  Breach,
  Course as DecisionCourse,
  Entry,
  EntryKind,
  Legality,
  NormCourse,
  NormState,
  Opening,
  Outstanding,
} from "./protocol.ts";
