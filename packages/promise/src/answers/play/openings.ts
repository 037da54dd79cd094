import type { Model } from "@proviso/agreement";
import { variablesOf } from "../../diagram/formula.ts";
import type { Choice } from "../../ground/index.ts";
import type { Game } from "../game.ts";
import { clauseName, ratifiedWords } from "../plain.ts";
import { actNamed, doneBy } from "./acts.ts";
import type { Opening, Unmade } from "./protocol.ts";
import type { Stated } from "./stated.ts";
import { actWords, decisionWords, findingWords, happeningWords } from "./words.ts";

/** What events may say of the parties in this text, party by party in the order of the text. */
export function openingsOf(model: Model, game: Game): Opening[] {
  const { structure } = game;
  return structure.settled.parties.flatMap((party) => [
    ...structure.choices.filter(({ owner }) => owner === party).flatMap((choice) => openingsIn(model, game, choice)),
    ...structure
      .actsOf(party)
      .filter(({ key }) => doneBy(structure, party, actNamed(model, key)).length > 0)
      .map((act) => ({ party, kind: "deed" as const, about: act.key, words: actWords(model, act) })),
  ]);
}

/** Findings and ratifications that bear on what is promised and that no event states, so that they are not made. */
export function unmadeIn(model: Model, game: Game, { findings, ratifications }: Stated): Unmade[] {
  const read = new Set(variablesOf(game.formula).map(({ name }) => name));
  const found = new Map<string, { kind: Unmade["kind"]; parties: string[] }>();
  for (const choice of game.structure.choices) {
    const { kind, owner, variable } = choice;
    if ((kind !== "finding" && kind !== "ratification") || !read.has(variable.name)) continue;
    if (findings.has(variable.name) || ratifications.has(variable.name)) continue;
    for (const { words } of openingsIn(model, game, choice)) {
      const known = found.get(words) ?? { kind, parties: [] };
      if (!known.parties.includes(owner)) known.parties.push(owner);
      found.set(words, known);
    }
  }
  return [...found].map(([words, { kind, parties }]) => ({ kind, words, parties: game.inOrder(new Set(parties)) }));
}

function openingsIn(model: Model, { structure }: Game, choice: Choice): Opening[] {
  const { kind, owner: party, about } = choice;
  switch (kind) {
    case "vote":
      return [{ party, kind, about, words: `vote on ${decisionWords(structure.decisionNamed(about))}` }];
    case "ratification":
      return [{ party, kind, about, words: `ratify ${ratifiedWords(structure.settled, about)}` }];
    case "request":
      return [...choice.clauses].map((clause) => ({
        party,
        kind,
        about: clause,
        words: `invoke ${clauseName(clause)}`,
      }));
    case "finding":
      return [...choice.clauses].map((clause) => {
        const norm = structure.norms.find((one) => one.clause.id === clause);
        const trigger = norm?.clause.when && happeningWords(model, norm.clause.when.event, norm.roles);
        return { party, kind, about: clause, words: `find that ${findingWords(model, choice, trigger)}` };
      });
    // Acts are told whether or not the law leaves them to choice.
    case "act":
      return [];
  }
}
