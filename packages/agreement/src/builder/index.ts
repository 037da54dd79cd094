/**
 * Agreements for people who write TypeScript instead of `.proviso`: plain functions that give the same immutable `Model`.
 *
 *     const pact = agreement("Pact", (pact) => {
 *       const guarantors = pact.group("Guarantors", ["UnitedStates", "France"]);
 *       const response = pact.decision("response", allOf(guarantors), within(3, "day"), failing("refused"));
 *       pact.clause("defence",
 *         when(anyone, "attacks", "Ukraine"), determinedBy(someone),
 *         given(approved(response)), shall(eachOf(guarantors), "assist", "Ukraine"));
 *       pact.promise("protection", "Ukraine", deed(anyOf(guarantors), "assists", "Ukraine"));
 *     });
 *     const built = model({ agreements: [pact], verbs: VERBS });
 */
export { type ActOptions, act, deed, type FactInput, not, type ObjectInput, quoted, type Ref } from "./acts.ts";
export { agreement, type Draft, type Named } from "./agreement.ts";
export {
  assumed,
  atRequestOf,
  bracket,
  determinedBy,
  given,
  lapses,
  may,
  mayDecline,
  mustNot,
  type NormOptions,
  shall,
  takesEffect,
  unless,
  when,
} from "./clauses.ts";
export {
  and,
  answer,
  approved,
  breached,
  type ConditionInput,
  duration,
  endsAfter,
  endsIf,
  endsOnNotice,
  type FinderInput,
  fails,
  kept,
  or,
  type QuestionRef,
} from "./conditions.ts";
export { type Contents, model, party, verb } from "./model.ts";
export {
  claim,
  inReturnFor,
  inWords,
  ofAnother,
  type SpeakerInput,
  type StatementOptions,
  said,
  statement,
  stipulated,
  that,
  towards,
} from "./record.ts";
export {
  afterConsulting,
  afterConsultingFor,
  allBut,
  amount,
  atLeastOf,
  atLeastShare,
  by,
  failing,
  majorityOf,
  moreThan,
  mustAbstain,
  noObjection,
  quorum,
  type RuleInput,
  rounds,
  ruleOf,
  uponRatificationBy,
  within,
} from "./rules.ts";
export { type FactionRef, faction, reading, type ScenarioDraft, scenario } from "./scenario.ts";
export { type TableNumberInput, type TableRowInput, table } from "./table.ts";
export { between, onEach, type TimingInput, taking } from "./time.ts";
export {
  type AttributeRef,
  allOf,
  anyOf,
  anyone,
  atLeast,
  atMost,
  attacker,
  disputants,
  eachOf,
  except,
  type GroupRef,
  type MembersInput,
  noneOf,
  offender,
  requester,
  type SubjectInput,
  someone,
  victim,
  voting,
  type WhoInput,
} from "./who.ts";
