import type { Model, Place, Statement, Topic } from "@proviso/agreement";
import type { BriefDisagreement } from "@proviso/promise";
import {
  type ClaimVerdict,
  type Conflict,
  type ConflictKind,
  countWords,
  type Entry,
  holderName,
  holderOf,
  holdWords,
  type Position,
  type Recorded,
  type Reversal,
  speakerName,
  topicWords,
} from "@proviso/record";
import {
  type Block,
  type Document,
  type Evidence,
  evidence,
  fresh,
  heading,
  list,
  paragraph,
  quiet,
  strong,
} from "../document/document.ts";
import { plural } from "../document/plural.ts";

/** What the record says, and where it does not agree. */
export interface RecordAnswer extends Recorded {
  readonly kind: "record";
  readonly persons: Model["persons"];
  readonly factions: Model["factions"];
}

/** How what was said is put in order: all of it by time, or each one's positions by party or by question. */
export const RECORD_ORDERS = ["time", "party", "question"] as const;
export type RecordOrder = (typeof RECORD_ORDERS)[number];

export function presentRecord(model: Model, answer: RecordAnswer, by: RecordOrder): Document {
  const shown = new Set<string>();
  return [
    heading(1, "What is on record"),
    paragraph(strong(verdict(answer))),
    ...conflictBlocks(model, answer, shown),
    ...reversalBlocks(model, answer, shown),
    ...silenceBlocks(answer, shown),
    ...claimBlocks(answer, shown),
    ...(by === "time"
      ? timeBlocks(answer)
      : by === "party"
        ? partyBlocks(model, answer)
        : questionBlocks(model, answer)),
  ];
}

function verdict(answer: RecordAnswer): string {
  const { statements, claims } = answer;
  if (statements.length === 0) return "Nothing is on record.";
  const contradicted = claims.filter((one) => one.verdict === "contradicted").length;
  const told = contradicted === 0 ? "" : ` ${plural(contradicted, "claim")} contradicted.`;
  return `${plural(statements.length, "statement")}: ${countWords(answer).join(", ")}.${told}`;
}

const CONFLICTS: Readonly<Record<ConflictKind, string>> = {
  "told otherwise": "told otherwise",
  differ: "positions differ",
  "said to differ": "positions differ, by report",
  "reports differ": "reports differ",
};

function conflictBlocks(model: Model, { conflicts }: RecordAnswer, shown: Set<string>): Block[] {
  if (conflicts.length === 0) return [];
  return [
    heading(2, "What does not agree"),
    disagreements(
      conflicts.map((one) => conflictTold(model, one)),
      shown,
    ),
  ];
}

function reversalBlocks(model: Model, { reversals }: RecordAnswer, shown: Set<string>): Block[] {
  if (reversals.length === 0) return [];
  return [
    heading(2, "Who has changed position"),
    disagreements(
      reversals.map((one) => reversalTold(model, one)),
      shown,
    ),
  ];
}

/** Each with its reason, and the statements that were not shown yet. */
export function disagreements(all: readonly BriefDisagreement[], shown: Set<string>): Block {
  return list(
    ...all.map(({ title, why, statements }) => ({
      line: [strong(title), ` ${why}`],
      below: evidence(fresh(statements, shown)),
    })),
  );
}

/** Every conflict and reversal of the record, for the report. */
export function disagreementsTold(
  model: Model,
  conflicts: readonly Conflict[],
  reversals: readonly Reversal[],
): BriefDisagreement[] {
  return [...conflicts.map((one) => conflictTold(model, one)), ...reversals.map((one) => reversalTold(model, one))];
}

function conflictTold(model: Model, { on, kind, condition, between, why }: Conflict): BriefDisagreement {
  const title = told(named(model, on), condition ? "a condition that was not told" : CONFLICTS[kind]);
  return { kind: "conflict", title, why, statements: between.flatMap(stepsOf) };
}

function reversalTold(model: Model, { on, from, to, change, why }: Reversal): BriefDisagreement {
  const title = told(`${holderName(model, to)}, on ${named(model, on)}`, change);
  return { kind: "reversal", title, why, statements: [...stepsOf(from), ...stepsOf(to)] };
}

function silenceBlocks({ silences }: RecordAnswer, shown: Set<string>): Block[] {
  if (silences.length === 0) return [];
  return [
    heading(2, "Questions without an answer"),
    list(
      ...silences.map(({ question, asked, why, askedBy, demands, otherwise }) => ({
        line: [strong(question.text), quiet(asked ? " Asked and not answered." : " Never asked."), ` ${why}`],
        below: evidence(fresh([...askedBy.map(stepOf), ...[...demands, ...otherwise].flatMap(stepsOf)], shown)),
      })),
    ),
  ];
}

function claimBlocks({ claims }: RecordAnswer, shown: Set<string>): Block[] {
  if (claims.length === 0) return [];
  return [
    heading(2, "What is claimed"),
    list(
      ...claims.map((one) => ({
        line: [strong(`${one.claim.text}: ${verdictWords(one)}.`), ` ${one.why}`],
        below: evidence(fresh(one.deciding.map(stepOf), shown)),
      })),
    ),
  ];
}

/** How one claim fares, with what it was held against. */
export function presentClaim(model: Model, answer: ClaimVerdict): Document {
  const { claim, why, deciding } = answer;
  return [
    heading(1, claim.text),
    paragraph(strong(`${capital(verdictWords(answer))}.`), ` ${why}`),
    ...(claim.by === undefined ? [] : [paragraph(quiet(`Claimed by ${speakerName(model, claim.by)}.`))]),
    ...evidence([...deciding.map(stepOf), { text: "the claim", at: claim.at, support: claim.support }]),
  ];
}

function verdictWords({ verdict: found, nestedOnly }: ClaimVerdict): string {
  return nestedOnly ? `${found}, by reports only` : found;
}

function timeBlocks({ timeline }: RecordAnswer): Block[] {
  if (timeline.length === 0) return [];
  return [heading(2, "What was said, by time"), ...evidence(timeline.map(entryStep))];
}

function entryStep({ statement, date, says, hearsay, correctedBy }: Entry): Evidence {
  const since = statement.dated.kind === "since" ? "since " : "";
  const notes = [
    ...(hearsay ? ["a report"] : []),
    ...(correctedBy.length > 0 ? [`corrected by ${correctedBy.join(", ")}, counts no more`] : []),
  ];
  return {
    text: `${date === undefined ? "undated" : `${since}${date}`}: ${says}${notes.length === 0 ? "" : ` [${notes.join("; ")}]`}`,
    at: statement.at,
    support: statement.support,
  };
}

function partyBlocks(model: Model, { positions }: RecordAnswer): Block[] {
  const holders = [...Map.groupBy(positions, holderOf)].map(([, held]) => held);
  return holders.flatMap((held): Block[] => {
    const [first] = held;
    if (first === undefined) return [];
    return [
      heading(2, capital(holderName(model, first))),
      ...evidence(
        inTime(held).map((each) => positionStep(model, each, `on ${named(model, each.on)}: ${holdWords(model, each)}`)),
      ),
    ];
  });
}

function questionBlocks(model: Model, { positions, questions }: RecordAnswer): Block[] {
  const states = new Map(questions.map((one) => [one.question.id, one.state]));
  const topics = [...Map.groupBy(positions, ({ on }) => `${on.kind} ${on.name}`).values()];
  return topics.flatMap((held): Block[] => {
    const [first] = held;
    if (first === undefined) return [];
    const state = first.on.kind === "question" ? states.get(first.on.name) : undefined;
    return [
      heading(2, named(model, first.on)),
      ...(state === undefined ? [] : [paragraph(quiet(`${capital(state)}.`))]),
      ...evidence(
        inTime(held).map((each) => positionStep(model, each, `${holderName(model, each)} ${holdWords(model, each)}`)),
      ),
    ];
  });
}

function inTime(held: readonly Position[]): Position[] {
  const key = ({ date }: Position) => date ?? "~";
  return [...held].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

function positionStep(model: Model, position: Position, words: string): Evidence {
  const { statement, date, reported, through, current } = position;
  const notes = [
    ...(reported ? [through === undefined ? "a report" : `so ${speakerName(model, through)}`] : []),
    ...(current ? [] : ["since replaced"]),
    ...(statement === undefined ? ["draft"] : []),
  ];
  return {
    text: `${date ?? "undated"}: ${words}${notes.length === 0 ? "" : ` [${notes.join("; ")}]`}`,
    at: statement?.at ?? draftPlace(model, position),
    support: statement?.support ?? [],
  };
}

/** A draft stands in the agreement's text, at its question. */
function draftPlace(model: Model, { on }: Position): Place {
  const question = model.agreements.flatMap((of) => of.questions).find(({ id }) => id === on.name);
  if (question === undefined) throw new RangeError(`There is no question ${on.name}.`);
  return question.at;
}

function stepsOf({ statement }: Position): Evidence[] {
  return statement === undefined ? [] : [stepOf(statement)];
}

function stepOf({ id, named: isNamed, at, support }: Statement): Evidence {
  return { text: isNamed ? id : "statement", at, support };
}

/** "Pact: positions differ.", "Who sits? Positions differ." */
function told(name: string, what: string): string {
  return name.endsWith("?") ? `${name} ${capital(what)}.` : `${name}: ${what}.`;
}

/** A thing without the quotation marks that it has inside a sentence. */
function named(model: Model, topic: Topic): string {
  return topicWords(model, topic).replace(/^“(.*)”$/, "$1");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
