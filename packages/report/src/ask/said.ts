import type { Model } from "@proviso/agreement";
import {
  type ClaimVerdict,
  type Conflict,
  claimVerdict,
  conflicts,
  type Entry,
  positions,
  questionStates,
  reversals,
  silences,
  timeline,
} from "@proviso/record";
import { presentClaim, presentRecord, type RecordAnswer, type RecordOrder } from "../present/record.ts";
import type { Answered } from "./answered.ts";

export interface RecordAsk {
  /** How what was said is put in order; by time unless told. */
  readonly by?: RecordOrder | undefined;
  /** Only what bears on this question, under its own name or its qualified one. */
  readonly question?: string | undefined;
}

/** What is on record and where it does not agree. @throws RangeError for a question that is not there */
export function askRecord(model: Model, { by = "time", question }: RecordAsk = {}): Answered<RecordAnswer> {
  const states = questionStates(model);
  const all: RecordAnswer = {
    kind: "record",
    statements: model.statements,
    persons: model.persons,
    factions: model.factions,
    timeline: timeline(model),
    positions: positions(model),
    questions: states,
    conflicts: conflicts(model),
    reversals: reversals(model),
    silences: silences(model, states),
    claims: model.claims.map(({ id }) => claimVerdict(model, id)),
  };
  const value = question === undefined ? all : onQuestion(model, all, questionNamed(model, question));
  return { value, document: presentRecord(model, value, by) };
}

/** How one claim fares. @throws RangeError for a claim that is not there */
export function askClaim(model: Model, name: string): Answered<ClaimVerdict> {
  const value = claimVerdict(model, name);
  return { value: { kind: "claim", ...value } as ClaimVerdict, document: presentClaim(model, value) };
}

function questionNamed(model: Model, name: string): string {
  const known = model.agreements.flatMap(({ questions }) => questions);
  const found = known.filter((each) => each.id === name || each.name === name);
  const [first, second] = found;
  if (first === undefined)
    throw new RangeError(
      `There is no question ${name}; the agreements have ${known.map(({ id }) => id).join(", ") || "none"}.`,
    );
  if (second !== undefined) throw new RangeError(`${name} may be ${found.map(({ id }) => id).join(" or ")}: name one.`);
  return first.id;
}

/** What bears on one question, and what is claimed by statements that do. */
function onQuestion(model: Model, all: RecordAnswer, id: string): RecordAnswer {
  const bears = ({ about }: Entry) => about.some(({ name }) => name === id);
  const entries = all.timeline.filter(bears);
  const statements = new Set(entries.map(({ statement }) => statement));
  const about = ({ on, between }: Conflict) => on.name === id || between.some((each) => each.on.name === id);
  // Of a report and a stand on the agreement, the stand may rest on the question by its condition.
  const conditioned = ({ between }: Conflict) =>
    between.some(({ statement, under }) => under !== undefined && statement !== undefined && statements.has(statement));
  return {
    ...all,
    statements: model.statements.filter((each) => statements.has(each)),
    timeline: entries,
    positions: all.positions.filter(({ on }) => on.name === id),
    questions: all.questions.filter(({ question }) => question.id === id),
    conflicts: all.conflicts.filter((each) => about(each) || conditioned(each)),
    reversals: all.reversals.filter(({ on, to }) => on.name === id || to.on.name === id),
    silences: all.silences.filter(({ question }) => question.id === id),
    claims: all.claims.filter(({ deciding }) => deciding.some((each) => statements.has(each))),
  };
}
