/**
 * The definitions of `docs/semantics.md` by plain enumeration: slow, and written to be read beside them. Shares no code with `ground` or
 * `diagram`; the tests hold the answers against it.
 */
export {
  type Asked,
  MOST_COMBINATIONS,
  minimal,
  Reference,
  type ReferenceAnswers,
  referenceAnswers,
  winningCoalitions,
} from "./coalitions.ts";
export { type ReferenceStrength, referenceStrength } from "./strength.ts";
export type { Circumstances } from "./world.ts";
