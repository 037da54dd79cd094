import { type Model, quoted } from "@proviso/agreement";
import { falls } from "../../ground/index.ts";
import type { Game } from "../game.ts";
import { clauseName, normWords, sentence } from "../plain.ts";
import { holds } from "./day-lens.ts";
import type { Legality, NormCourse } from "./protocol.ts";
import { helpers, type Run } from "./run.ts";
import { some } from "./words.ts";

/** Would helping be called illegal at the end of a run, and under which words? Undefined where the promise does not hang on anybody's help. */
export function legalityOf(model: Model, game: Game, run: Run): Legality | undefined {
  const { norms, settled } = game.structure;
  const counted = helpers(game);
  if (counted.length === 0) return undefined;
  const against = norms
    .filter(({ modality }) => modality === "must not")
    .flatMap((ground) => {
      const parties = counted
        .filter(({ party, act }) => ground.parties.includes(party) && falls(settled.verbs, act, ground.act))
        .map(({ party, act }) => ({ party, helps: holds(run.lens.does(party, act)) }));
      return parties.length === 0 ? [] : [{ ground, parties }];
    });
  const now = against.flatMap(({ ground, parties }) => {
    const bound = parties.filter(({ party }) => run.lens.inForce(ground, party));
    if (bound.length === 0) return [];
    const helping = game.inOrder(new Set(bound.filter(({ helps }) => helps).map(({ party }) => party)));
    const others = game.inOrder(new Set(bound.filter(({ helps }) => !helps).map(({ party }) => party)));
    return [underWords(model, clauseName(ground.clause.id), normWords(model, ground.norm), helping, others)];
  });
  if (now.length > 0) return { barred: true, sentence: `Yes. ${[...new Set(now)].join(" ")}` };
  const once = lastBar(run.norms(), new Set(against.map(({ ground }) => ground.clause.id)));
  return {
    barred: false,
    sentence:
      once === undefined
        ? "No. In this course of events no words of the text bar anybody from helping."
        : `No, not at the end. ${sentence(clauseName(once.clause))} barred it until day ${once.until}: ${quoted(once.words)}.`,
  };
}

/** "France, which helps, is in breach of clause bar, and so would be Germany: “…”." */
function underWords(
  model: Model,
  clause: string,
  words: string,
  helping: readonly string[],
  others: readonly string[],
): string {
  const would = `Were ${some(model, others)} to help, ${others.length === 1 ? "it" : "they"} would be in breach of ${clause}`;
  const said =
    helping.length === 0
      ? would
      : `${some(model, helping)} ${helping.length === 1 ? "helps and is" : "help and are"} in breach of ${clause}${others.length === 0 ? "" : `, and so would be ${some(model, others)}`}`;
  return sentence(`${said}: ${quoted(words)}.`);
}

/** The bar that was lifted last. */
function lastBar(
  courses: readonly NormCourse[],
  clauses: ReadonlySet<string>,
): { readonly clause: string; readonly words: string; readonly until: number } | undefined {
  return courses
    .filter(({ force, clause }) => force === "forbidden" && clauses.has(clause))
    .flatMap(({ clause, words, states }) =>
      states.flatMap(({ state, from }) => (state === "ended" ? [{ clause, words, until: from }] : [])),
    )
    .sort((a, b) => b.until - a.until)[0];
}
