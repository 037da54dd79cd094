import type { Model, Question, Statement } from "@proviso/agreement";
import type { BriefClaim, BriefDisagreement, BriefRecord, BriefSaid } from "@proviso/promise";
import {
  claimVerdict,
  conflicts,
  holderName,
  holdWords,
  type Position,
  questionStates,
  reversals,
  speakerName,
} from "@proviso/record";
import { disagreementsTold } from "../present/record.ts";

/** The state of a claim (supported …) or of a question (answered …) by the record; undefined for what is neither. */
export function recordOf(model: Model): (name: string) => readonly string[] | undefined {
  const questions = new Map(questionStates(model).map(({ question, state }) => [question.id, state]));
  return (name) => {
    if (model.claims.some(({ id }) => id === name)) return [claimVerdict(model, name).verdict];
    const state = questions.get(name);
    return state === undefined ? undefined : [state];
  };
}

/** Every claim with its verdict, for the report. */
export function claimsIn(model: Model): BriefClaim[] {
  return model.claims.map((claim) => {
    const { verdict, why, nestedOnly, deciding } = claimVerdict(model, claim.id);
    return {
      id: claim.id,
      text: claim.text,
      by: claim.by === undefined ? undefined : titleOf(model, claim.by.id),
      verdict: nestedOnly ? `${verdict}, by reports only` : verdict,
      why,
      at: claim.at,
      support: claim.support,
      deciding: deciding.map(({ at, support, id, named }) => ({ text: named ? id : "statement", at, support })),
    };
  });
}

/** Where the record does not agree and who has changed position, for the report. */
export function disagreementsIn(model: Model): BriefDisagreement[] {
  return disagreementsTold(model, conflicts(model), reversals(model));
}

/** What the record says about each question, for the report; nothing where there is no record. */
export function recordsIn(model: Model): ReadonlyMap<string, BriefRecord> {
  if (model.statements.length === 0) return new Map();
  return new Map(
    questionStates(model).map(({ question, state, why, positions, askedBy }) => {
      const said = [...positions.map((position) => heldSaid(model, question, position)), ...askedBy.map(asking(model))];
      return [question.id, { state, why, ...(said.length === 0 ? {} : { said }) }];
    }),
  );
}

function heldSaid(model: Model, question: Question, position: Position): BriefSaid {
  const { statement, date, reported, current } = position;
  const notes = [...(reported ? ["by report"] : []), ...(current ? [] : ["taken back later"])];
  return {
    text: `${holderName(model, position)} ${holdWords(model, position)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`,
    ...(statement === undefined ? {} : { statement: statement.id }),
    ...(date === undefined ? {} : { date }),
    at: statement?.at ?? question.at,
  };
}

const asking =
  (model: Model) =>
  ({ id, by, dated, at }: Statement): BriefSaid => ({
    text: `${speakerName(model, by)} asks it`,
    statement: id,
    ...(dated.kind === "undated" ? {} : { date: dated.date }),
    at,
  });

function titleOf(model: Model, id: string): string {
  return (
    model.factions.find((faction) => faction.id === id)?.title ??
    model.persons.find((person) => person.id === id)?.title ??
    model.parties.find((party) => party.id === id)?.name ??
    id
  );
}
