/** How each answer is asked for: one question in plain data, one answer with its layout. The command line and the server ask by these. */
export type { Answered } from "./answered.ts";
export { askBrief, type BriefAsk } from "./brief.ts";
export { askCompare, type Compared, type ComparedCase, type ComparedFigures, type ComparedRow } from "./compare.ts";
export { askDeter, askDeterIn, type DeterIn, type DeterInAnswer } from "./deter.ts";
export { askDiff } from "./diff.ts";
export { askDossier, type Dossier } from "./dossier.ts";
export { EACH } from "./each.ts";
export { askFindings, type FindingsAnswer, type ToldFinding } from "./findings.ts";
export { type ForeignKind, readForeign } from "./foreign.ts";
export { askInfluence, type InfluenceAsk } from "./influence.ts";
export { KIND_NAMES, KIND_TEXTS, type KindName } from "./names.ts";
export { withNumbers } from "./numbers.ts";
export { claimsIn, recordOf, recordsIn } from "./record.ts";
export { askClaim, askRecord, type RecordAsk } from "./said.ts";
export { askSweep, type SweepAsk } from "./sweep.ts";
export {
  type Asked,
  type AskedSide,
  answersOf,
  KINDS,
  type Kind,
  type Subject,
} from "./table.ts";
export { targetsMeant } from "./targets.ts";
export { withoutVoters } from "./without.ts";
