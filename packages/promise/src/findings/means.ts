import type { Place, Support } from "@proviso/agreement";
import { clauseName, partyName, ruleWords } from "../answers/plain.ts";
import { not } from "../diagram/formula.ts";
import type { Choice } from "../ground/index.ts";
import type { PromiseCase } from "./context.ts";
import { placeOf } from "./places.ts";
import { decisionWords } from "./words.ts";

/** What lets a party void a promise alone, and where the text gives it. Two parties with equal words have the same means. */
export interface Means {
  readonly at: Place;
  readonly words: string;
  readonly support: readonly Support[];
}

/**
 * With what a party voids a promise by itself: each vote, finding, request or act that suffices alone, in the order of the text; where none does,
 * all of them together.
 * @param among the choices that may be used
 */
export function meansOf(one: PromiseCase, party: string, among: (choice: Choice) => boolean = () => true): Means[] {
  const mine = one.choices.filter((choice) => choice.owner === party && among(choice));
  const enough = mine.filter((choice) => one.voidsWith([party], (of) => of === choice));
  return (enough.length > 0 ? enough : mine).map((choice) => meansBy(one, choice));
}

/** A choice by which others are stopped (semantics, definition 6): a vote, or a finding that others' duties read. */
export function stopsOthers(choice: Choice): boolean {
  return (
    choice.kind === "vote" ||
    ((choice.kind === "finding" || choice.kind === "ratification") &&
      [...choice.readers].some((reader) => reader !== choice.owner))
  );
}

function meansBy(one: PromiseCase, choice: Choice): Means {
  const { model } = one.text;
  const clauses = [...choice.clauses];
  const under = clauses.length === 0 ? "" : ` under ${clauseName(clauses[0] ?? "")}`;
  const at = choice.at ?? one.term.at;
  switch (choice.kind) {
    case "vote":
      return meansByVote(one, choice);
    case "finding":
      return { at, words: `${partyName(model, choice.owner)} is left to judge the matter${under}`, support: [] };
    case "request":
      return { at, words: `nothing is owed until ${partyName(model, choice.owner)} asks for it${under}`, support: [] };
    case "ratification":
      return {
        at,
        words: `nothing is owed${under} until ${partyName(model, choice.owner)} has ratified it`,
        support: [],
      };
    case "act":
      return {
        at,
        words: `it hangs on an act of ${partyName(model, choice.owner)} that nothing obliges it to (${choice.about.startsWith('"') ? choice.about : `"${choice.about}"`})`,
        support: [],
      };
  }
}

function meansByVote(one: PromiseCase, choice: Choice): Means {
  const { model, settled } = one.text;
  const decision = settled.decisions.get(choice.about);
  if (decision === undefined) throw new RangeError(`There is no decision ${choice.about}.`);
  const { approved } = one.structure.decided(decision.id);
  const refuses = one.canBring(not(approved), [choice.owner], (of) => of === choice);
  return {
    at: placeOf(one.text, decision),
    words: refuses
      ? `${decisionWords(decision)} needs ${ruleWords(model, decision.rule.rule)}`
      : `its vote can settle ${decisionWords(decision)}`,
    support: [...decision.rule.support, ...decision.support],
  };
}
