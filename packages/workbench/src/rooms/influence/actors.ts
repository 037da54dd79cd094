import type { Model } from "@proviso/agreement";
import type { Issue } from "@proviso/promise/influence";
import { partyColour } from "../../parts/party-colour.ts";

/** An actor's name, short enough to stand beside its mark: of a person, without the office. */
export function actorName(issue: Issue, id: string): string {
  const name = issue.actors.find((actor) => actor.id === id)?.name ?? id;
  return name.split(",")[0] ?? name;
}

/** The colour of the party that an actor is, or is of. */
export function actorColour(model: Model, id: string): string {
  if (model.parties.some((party) => party.id === id)) return partyColour(model, id);
  const of = [...model.factions, ...model.persons].find((one) => one.id === id)?.of;
  return of === undefined ? "var(--ink-quiet)" : partyColour(model, of);
}

/** What a faction or person is called in full, where that says more than the name. */
export function actorTitle(model: Model, id: string): string | undefined {
  return [...model.factions, ...model.persons].find((one) => one.id === id)?.title;
}
