import { PRELUDE_PARTIES } from "../../packages/language/src/prelude/parties.ts";
import { VERBS } from "../../packages/language/src/prelude/verbs.ts";

/** What a verb is followed by, which roles it names, and under which act it falls. */
export function verbsTable(): string {
  const rows = VERBS.map((verb) => {
    const particle = verb.particle === undefined ? "" : ` ${verb.particle}`;
    const roles = [verb.subjectRole, verb.objectRole].filter((role) => role !== undefined);
    const notes = [
      verb.circumstance ? "a circumstance" : "",
      roles.length === 0 ? "" : `names ${[...new Set(roles)].map((role) => `\`the ${role}\``).join(" and ")}`,
    ].filter((note) => note !== "");
    return `| ${verb.infinitive}${particle} | ${verb.thirdPerson}${particle} | ${verb.takes} | ${verb.under.join(", ")} | ${notes.join("; ")} |`;
  });
  return ["| after `shall` | in events | takes | falls under | |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

/** Organisations by name, and how many states there are. */
export function partiesList(): string {
  const states = PRELUDE_PARTIES.filter((party) => party.kind === "state");
  const organisations = PRELUDE_PARTIES.filter((party) => party.kind === "organisation");
  const aliases = states.filter((party) => ["UnitedStates", "UnitedKingdom", "Russia", "China"].includes(party.id));
  const shown = aliases.map(
    ({ id, aliases: others }) => `\`${id}\` (${others.map((other) => `\`${other}\``).join(", ")})`,
  );
  return [
    `${states.length} states of today and of the past, by their names in ISO 3166 written in one word, with the aliases that people use; among them ${shown.join(", ")}.`,
    "",
    `${organisations.length} organisations: ${organisations.map(({ id }) => `\`${id}\``).join(", ")}.`,
  ].join("\n");
}
