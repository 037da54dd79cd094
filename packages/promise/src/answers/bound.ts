import { not } from "../diagram/formula.ts";
import type { GroundAct, Structure } from "../ground/index.ts";
import { canBring, selectorOf } from "./selectors.ts";

/**
 * Whether a party is effectively bound to an act: it is done whatever the party chooses, all others' choices being at their best, in good faith
 * (semantics, definition 8). The words may say `shall` and bind nobody.
 */
export function effectivelyBound(structure: Structure, party: string, act: GroundAct): boolean {
  const goal = not(structure.does(party, act));
  // The party alone controls what is its own; the others' choices side with the act, so they are nobody's to misuse.
  const mine = selectorOf(party);
  const canAvoid = canBring(
    goal,
    (of) => {
      const owner = structure.choice(of.name)?.owner;
      return owner === undefined ? undefined : owner === party ? { selector: mine } : "never";
    },
    new Set([party]),
  );
  return !canAvoid;
}
