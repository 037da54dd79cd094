export { Alike } from "./alike.ts";
export { answerings, MOST_COMBINATIONS, questionsOfAgreement } from "./answerings.ts";
export { MeaningError } from "./error.ts";
export { holds, questionsOf } from "./guard.ts";
export { agreementOf, settle } from "./settle.ts";
export type { Answering, Gate, Provenance, Settled, SettledClause, SettledDecision, SettledNorm } from "./settled.ts";
