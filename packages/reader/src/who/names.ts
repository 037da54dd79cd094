import type { Model } from "@proviso/agreement";
import { PRELUDE_PARTIES } from "@proviso/language/prelude";
import { LEADERS, surnameOf } from "./leaders.ts";
import { type Entry, Names } from "./mentions.ts";
import { NATIONS } from "./nations.ts";

/** Names that are more often something else than the party: a first name, a common word, a place in another state. */
const NOT_NAMES = new Set(["Who", "Us", "Cis", "Eccas", "Ec", "Car", "Ksa", "Jordan River"]);

/** The parties that everyone knows, who speaks for them, and those that a dossier adds. */
export function namesOf(text: string, model?: Model): Names {
  const names = new Names();
  for (const person of model?.persons ?? []) {
    const name = person.title?.split(",")[0]?.trim() ?? person.id;
    const entry: Entry = { kind: "person", party: person.of, person: person.id };
    names.add(name, entry);
    names.add(surnameOf(name), entry);
    names.add(person.id, entry);
  }
  for (const party of model?.parties ?? []) names.add(party.name, { kind: "party", party: party.id });
  for (const party of PRELUDE_PARTIES) {
    const entry: Entry = { kind: "party", party: party.id };
    names.add(party.name, entry);
    for (const alias of [party.id, ...party.aliases]) {
      const spaced = alias
        .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
        .replaceAll(/ (Of|The|And) /g, (word) => word.toLowerCase());
      if (!NOT_NAMES.has(spaced)) names.add(spaced, entry);
    }
  }
  for (const { party, demonyms, seats } of NATIONS) {
    for (const words of demonyms) {
      names.add(words, { kind: "demonym", party });
      if (/[ain]$/.test(words)) names.add(`${words}s`, { kind: "demonym", party });
    }
    for (const words of seats) {
      names.add(words, { kind: "seat", party });
      if (words.startsWith("the ")) names.add(`The ${words.slice(4)}`, { kind: "seat", party });
    }
  }
  for (const { party, name, surname, distinctive } of LEADERS) {
    const entry: Entry = { kind: "person", party, person: identifier(surname) };
    names.add(name, entry);
    if (distinctive || text.includes(name)) names.add(surname, entry);
  }
  return names;
}

/** As the language writes a name: "von der Leyen" → `VonDerLeyen`. */
export function identifier(words: string): string {
  return words
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
