export { isNoAgreement, withAgreement, withoutAgreement } from "./baseline.ts";
export { type LedgerLine, ledger } from "./ledger.ts";
export { timeWitnesses } from "./witnesses.ts";
export {
  type ScenarioWorth,
  type World,
  type WorthAnswer,
  type WorthValue,
  worth,
  worthAnswer,
  worthsOf,
} from "./worth.ts";
