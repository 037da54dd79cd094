import type { Model, Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import { helpersOf } from "../answers/help.ts";
import { shortList } from "../answers/plain.ts";
import { Taken } from "../answers/time.ts";

/** Whose help counts at once since the scenario gives no delay for it: it would else look as if somebody knew that it comes so soon. Empty for nobody. */
export function undelayedWords(model: Model, game: Game, scenario: Scenario): string {
  const { structure } = game;
  const delays = new Taken(scenario.delays, structure.actors, structure.promiseRoles());
  const helpers = [...new Set(helpersOf(game).map(({ party }) => party))];
  const undelayed = helpers.filter((party) => {
    const norms = structure.norms.filter(({ parties }) => parties.includes(party));
    return (
      delays.of(
        party,
        norms.map(({ clause }) => clause.id),
      ) === undefined
    );
  });
  if (undelayed.length === 0) return "";
  return `no delay is given for ${shortList(undelayed, model)}, whose help counts at once`;
}
