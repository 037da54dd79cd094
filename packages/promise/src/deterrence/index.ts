/** Whether an attack would pay, as a small exact game. Pure, and usable without an agreement. */
export {
  type AttackerStakes,
  CAUTION,
  type Deterrence,
  type DeterrenceAnswer,
  deterrence,
  type GuarantorStakes,
  type Threshold,
  toEfg,
  type Verdict,
} from "./deterrence.ts";
export { type Exactly, exactly, fraction } from "./fraction.ts";
export type { Solved, Tree } from "./tree.ts";
