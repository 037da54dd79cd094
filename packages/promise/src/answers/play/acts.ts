import type { Model } from "@proviso/agreement";
import { falls, type GroundAct, type Structure } from "../../ground/index.ts";

/** A party by its name in the language or as people write it. @throws RangeError that lists what there is */
export function partyNamed(model: Model, name: string): string {
  const wanted = name.trim().replace(/^the /i, "");
  const found = model.parties.find((party) => party.id === wanted || party.name === wanted);
  if (found !== undefined) return found.id;
  throw new RangeError(
    `No text here mentions ${name}; the parties are ${model.parties.map((party) => party.id).join(", ")}.`,
  );
}

/** `assists Ukraine with troops` as an act. @throws RangeError if the verb table has no such verb */
export function actNamed(model: Model, text: string): GroundAct {
  const quoted = /^(?:does\s+|do\s+)?["“](.+)["”]$/.exec(text.trim())?.[1];
  if (quoted !== undefined) return { key: `"${quoted}"`, quoted };
  const [first = "", ...others] = text.trim().split(/\s+/);
  const entry = model.verbs.find(({ infinitive, thirdPerson }) => infinitive === first || thirdPerson === first);
  if (entry === undefined) {
    throw new RangeError(
      `No text here speaks of “${text}”. Use a verb of the files (${model.verbs.map((verb) => verb.infinitive).join(", ")}), or put the act in quotation marks.`,
    );
  }
  const after = others.join(" ").replace(new RegExp(`^${entry.particle ?? ""}\\s*`), "");
  const [whole = "", thing = "", means] = /^(.*?)(?:\s*\bwith (.+))?$/.exec(after) ?? [];
  const party = model.parties.find(({ id, name }) => [id, name, `the ${name}`].includes(thing.trim()));
  const joined = means?.includes(" or ") ? "or" : "and";
  const object: GroundAct["object"] =
    thing.trim() === ""
      ? undefined
      : party === undefined
        ? { kind: "other", key: thing.trim() }
        : { kind: "parties", parties: [party.id], any: false };
  return {
    key: `${entry.infinitive}${whole === "" ? "" : ` ${party === undefined ? whole : whole.replace(thing.trim(), party.id)}`}`,
    verb: entry.infinitive,
    object,
    means: means === undefined ? undefined : { joined, things: means.split(` ${joined} `).map(bare).sort() },
  };
}

function bare(thing: string): string {
  return thing.trim().replace(/^["“](.+)["”]$/, "$1");
}

/** The acts of a party that the text speaks of and that a deed does: itself, else the narrowest it falls under. */
export function doneBy(structure: Structure, party: string, deed: GroundAct): readonly GroundAct[] {
  const { verbs } = structure.settled;
  const above = structure.actsOf(party).filter((act) => sameOrUnder(structure, deed, act));
  const same = above.filter((act) => falls(verbs, act, deed) || act.key === deed.key);
  if (same.length > 0) return same.slice(0, 1);
  return above.filter((act) => !above.some((other) => other !== act && falls(verbs, other, act)));
}

function sameOrUnder({ settled }: Structure, deed: GroundAct, above: GroundAct): boolean {
  if (falls(settled.verbs, deed, above)) return true;
  // An object that is named without its agreement.
  return (
    deed.object?.kind === "other" &&
    above.object?.kind === "other" &&
    above.object.key.endsWith(`.${deed.object.key}`) &&
    falls(settled.verbs, { ...deed, object: above.object }, above)
  );
}
