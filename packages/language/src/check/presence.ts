import type { Guard } from "@proviso/agreement";
import { KIND_WORDS } from "../link/names.ts";
import type { Checked } from "./check.ts";
import { type Combination, described, TooManyCombinations } from "./combinations.ts";

/** A line names only what is in the text whenever the line is. */
export function checkPresence(checked: Checked): void {
  const known = new Map<string, Combination | undefined>();
  for (const { place, named, guard } of checked.gathered.uses) {
    if (named.guard === undefined || named.kind === "question" || implies(guard, named.guard)) continue;
    const key = JSON.stringify([guard ?? null, named.guard]);
    let combination = known.get(key);
    if (!known.has(key)) {
      try {
        combination = checked.questions.counterexample(guard, named.guard);
      } catch (error) {
        if (!(error instanceof TooManyCombinations)) throw error;
        checked.tell("too-many-versions", place, place, "This depends on more than 65,536 combinations of answers.");
      }
      known.set(key, combination);
    }
    if (combination === undefined) continue;
    checked.tell(
      "not-there",
      place,
      place,
      `\`${named.name}\` is not in the text if ${described(combination)}, but this line is.`,
      {
        related:
          named.nameAt === undefined
            ? []
            : [
                {
                  message: `${KIND_WORDS[named.kind].replace(/^an? /, "The ")} stands in square brackets here.`,
                  place: named.nameAt,
                },
              ],
      },
    );
  }
}

/** The common case without going through combinations: the line stands inside the same brackets. */
function implies(premise: Guard | undefined, wanted: Guard): boolean {
  if (premise === undefined) return false;
  const given = new Set((premise.kind === "and" ? premise.of : [premise]).map((each) => JSON.stringify(each)));
  return (wanted.kind === "and" ? wanted.of : [wanted]).every((each) => given.has(JSON.stringify(each)));
}
