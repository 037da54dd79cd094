import type { VerbEntry } from "@proviso/agreement";
import { PRELUDE_PARTIES, type PreludeParty } from "./parties.ts";
import { VERBS } from "./verbs.ts";

export { PRELUDE_PARTIES, type PreludeParty } from "./parties.ts";

/** Built on first use, so that a file without parties or verbs pays nothing. */
function lazy<T>(build: () => T): () => T {
  let value: { readonly built: T } | undefined;
  return () => {
    value ??= { built: build() };
    return value.built;
  };
}

const parties = lazy(
  () => new Map(PRELUDE_PARTIES.flatMap((party) => [party.id, ...party.aliases].map((name) => [name, party] as const))),
);
const infinitives = lazy(() => new Map(VERBS.map((verb) => [verb.infinitive, verb])));
const thirdPersons = lazy(() => new Map(VERBS.map((verb) => [verb.thirdPerson, verb])));

/** The party that an identifier or an alias names: `US` and `UnitedStates` give the same entry. */
export function findParty(name: string): PreludeParty | undefined {
  return parties().get(name);
}

/** Every identifier and alias, for completion and "did you mean". */
export function partyNames(): Iterable<string> {
  return parties().keys();
}

/** The verb as it stands after `shall`: `assist`. The caller checks the particle. */
export function findInfinitive(word: string): VerbEntry | undefined {
  return infinitives().get(word);
}

/** The verb as it stands in an event: `assists`. The caller checks the particle. */
export function findThirdPerson(word: string): VerbEntry | undefined {
  return thirdPersons().get(word);
}

/** An act and all that it falls under, nearest first: `arm`, `assist`, `intervene`. */
export function fallsUnder(infinitive: string): readonly string[] {
  const found = [infinitive];
  for (const act of found) {
    for (const above of findInfinitive(act)?.under ?? []) if (!found.includes(above)) found.push(above);
  }
  return found;
}
