import type { Model, Subject } from "@proviso/agreement";
import type { Choice, Structure } from "../ground/index.ts";
import { partyName, personName } from "./plain.ts";

/** The words that leave a finding to somebody: `as determined by any of Judges`; undefined where they end something, or nobody is named. */
export function finderOf(structure: Structure, choice: Choice): Subject | undefined {
  if (choice.kind !== "finding" || choice.about.startsWith("that ")) return undefined;
  const by = structure.norms.find(({ clause }) => choice.clauses.has(clause.id))?.clause.determined?.by;
  return by?.kind === "subject" ? by.subject : undefined;
}

/** Who makes a choice, by name: the person where the text leaves a finding to one, else the party. */
export function ownerName(model: Model, structure: Structure, choice: Choice): string {
  const finder = finderOf(structure, choice);
  return finder?.kind === "who" && finder.who.kind === "party" && finder.who.party === choice.owner
    ? personName(model, finder.who)
    : partyName(model, choice.owner);
}
