import type { Model } from "./model.ts";
import type { Speaker, Statement } from "./record.ts";
import type { Guard } from "./support.ts";

/** Of whom a statement speaks besides its speaker: on whose behalf it says so, else the party that a person is of. Factions and authors speak for themselves. */
export function spokenFor(
  { persons }: Pick<Model, "persons">,
  { by, onBehalfOf }: Pick<Statement, "by" | "onBehalfOf">,
): string | undefined {
  if (onBehalfOf !== undefined) return persons.find((person) => person.id === onBehalfOf)?.of ?? onBehalfOf;
  if (by.kind === "party") return by.id;
  return by.kind === "person" ? persons.find((person) => person.id === by.id)?.of : undefined;
}

/** Whether what `other` is said to hold is the speaker's own to say: it is the same speaker, or of the same party. */
export function speaksForItself(
  model: Pick<Model, "persons">,
  speaker: Pick<Statement, "by" | "onBehalfOf">,
  other: Speaker,
): boolean {
  if (speaker.by.kind === other.kind && speaker.by.id === other.id) return true;
  const party = spokenFor(model, speaker);
  return party !== undefined && party === spokenFor(model, { by: other });
}

/** The answers that a guard gives for certain. */
export function certain(guard: Guard): { readonly question: string; readonly option: string }[] {
  if (guard.kind === "answer") return [{ question: guard.question, option: guard.option }];
  return guard.kind === "and" ? guard.of.flatMap(certain) : [];
}
