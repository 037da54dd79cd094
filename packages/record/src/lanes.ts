import { type Model, type Speaker, type Statement, spokenFor } from "@proviso/agreement";
import { shortName } from "./words.ts";

/** Somebody who speaks, and how many statements are by it; corrected ones count. */
export interface Voice {
  readonly speaker: Speaker;
  readonly name: string;
  readonly said: number;
}

/** A party, or a faction or author of no party, with those who speak in it or for it. */
export interface Lane extends Voice {
  readonly voices: readonly Voice[];
}

/** In whose lane a statement stands: that of the party for which it speaks, of the party that a faction belongs to, else the speaker's own. */
export function laneOf(
  model: Pick<Model, "persons" | "factions">,
  statement: Pick<Statement, "by" | "onBehalfOf">,
): Speaker {
  const party = spokenFor(model, statement) ?? factionsParty(model, statement.by);
  return party === undefined ? statement.by : { kind: "party", id: party };
}

/** Everybody who could have spoken, whether it has or not: parties in the order of the model, then factions of no party, then authors who speak. */
export function lanes(model: Model): Lane[] {
  const said = new Map<string, { readonly lane: Speaker; readonly by: Speaker; count: number }>();
  for (const statement of model.statements) {
    const lane = laneOf(model, statement);
    const known = said.get(keyOf(lane, statement.by));
    if (known === undefined) said.set(keyOf(lane, statement.by), { lane, by: statement.by, count: 1 });
    else known.count += 1;
  }
  const voice = (lane: Speaker, speaker: Speaker): Voice => ({
    speaker,
    name: shortName(model, speaker),
    said: said.get(keyOf(lane, speaker))?.count ?? 0,
  });
  const spoken = [...said.values()];
  const authors = spoken.flatMap(({ by }) => (by.kind === "source" ? [by] : []));
  const owners: Speaker[] = [
    ...model.parties.map(({ id }): Speaker => ({ kind: "party", id })),
    ...model.factions.filter((faction) => faction.of === undefined).map(({ id }): Speaker => ({ kind: "faction", id })),
    ...new Map(authors.map((author) => [author.id, author])).values(),
  ];
  return owners.map((owner) => {
    const members: Speaker[] = [
      ...model.persons.filter(({ of }) => of === owner.id).map(({ id }): Speaker => ({ kind: "person", id })),
      ...model.factions.filter(({ of }) => of === owner.id).map(({ id }): Speaker => ({ kind: "faction", id })),
      // Who speaks for a party without being of it.
      ...spoken.filter(({ lane }) => lane.kind === owner.kind && lane.id === owner.id).map(({ by }) => by),
    ];
    const others = new Map(members.map((each) => [keyOf(owner, each), each]));
    others.delete(keyOf(owner, owner));
    return { ...voice(owner, owner), voices: [...others.values()].map((each) => voice(owner, each)) };
  });
}

function factionsParty({ factions }: Pick<Model, "factions">, { kind, id }: Speaker): string | undefined {
  return kind === "faction" ? factions.find((faction) => faction.id === id)?.of : undefined;
}

function keyOf(lane: Speaker, speaker: Speaker): string {
  return `${lane.kind} ${lane.id} ${speaker.kind} ${speaker.id}`;
}
