/**
 * When help comes. The first half stands on its own over plain data: a procedure, its exact distribution in doubles or fractions, and play by chance.
 * The second half makes procedures of agreements and answers the question.
 */
export {
  type ArrivalAnswer,
  type ArrivalAsk,
  type ArrivalFigures,
  type ArrivalSwing,
  type ArrivalValue,
  arrival,
  arrivalAnswer,
  type Fractions,
  type Method,
  procedureFor,
} from "./answer.ts";
export { assuming } from "./assuming.ts";
export { checkProcedure } from "./check.ts";
export { Clock, type Ticked } from "./clock.ts";
export { type ExactArrival, exactArrival } from "./fractions.ts";
export { type Prism, toPrism } from "./prism.ts";
export type * from "./procedure.ts";
export { PROCEDURE_FORMAT } from "./procedure.ts";
export { Random } from "./random.ts";
export { MOST_SITUATIONS, NoExactForm } from "./shape.ts";
export { DEFAULT_RUNS, DEFAULT_SEED, type Simulated, simulate } from "./simulate.ts";
