import type { Model, Question, Saying, Statement } from "@proviso/agreement";
import { exclude } from "./exclusion.ts";
import { byTopic, type Position, positions } from "./positions.ts";
import { asserts, standing } from "./standing.ts";
import { positionWords, questionWords, sentence } from "./words.ts";

/**
 * - `disputed`: two parties' positions, or one party's own, exclude one another.
 * - `answered`: a party says what the answer is, and no party's position excludes it.
 * - `open`: neither, and somebody has asked.
 * - `unasked`: neither, and nobody has. A demand that no one has answered leaves a question unasked.
 */
export type QuestionState = "answered" | "disputed" | "unasked" | "open";

export interface QuestionAnswer {
  readonly question: Question;
  readonly state: QuestionState;
  /** Where it is answered. */
  readonly answer?: string;
  readonly positions: readonly Position[];
  /** Who asked, reports included. */
  readonly askedBy: readonly Statement[];
  readonly why: string;
}

/** What the record says about each question of each agreement, in the order of the texts. */
export function questionStates(model: Model): QuestionAnswer[] {
  const held = byTopic(positions(model));
  const asked = new Map<string, Statement[]>();
  for (const statement of standing(model).statements) {
    for (const name of new Set(statement.sayings.flatMap(asks))) {
      const known = asked.get(name);
      if (known === undefined) asked.set(name, [statement]);
      else known.push(statement);
    }
  }
  return model.agreements
    .flatMap((agreement) => agreement.questions)
    .map((question) =>
      stateOf(model, question, held.get(`question ${question.id}`) ?? [], asked.get(question.id) ?? []),
    );
}

function stateOf(
  model: Model,
  question: Question,
  held: readonly Position[],
  askedBy: readonly Statement[],
): QuestionAnswer {
  const deciding = held.filter((each) => each.party !== undefined && !each.reported && each.current && decides(each));
  const clash = clashIn(deciding);
  const answer = clash === undefined ? deciding.find((position) => position.how === "says") : undefined;
  // An answer in words that choose none of the options leaves the question open: somebody has put it.
  const otherwise = held.filter((each) => each.how === "answers otherwise" && each.current);
  const open = askedBy.length > 0 || otherwise.length > 0;
  const state = clash !== undefined ? "disputed" : answer !== undefined ? "answered" : open ? "open" : "unasked";
  return {
    question,
    state,
    ...(answer?.option === undefined ? {} : { answer: answer.option }),
    positions: held,
    askedBy,
    why: whyOf(model, question, state, clash ?? (answer === undefined ? [...deciding, ...otherwise] : [answer])),
  };
}

/** A position that somebody holds as it stands and that chooses or excludes an option. */
function decides({ how, option, under }: Position): boolean {
  return option !== undefined && how !== "possible" && under === undefined;
}

function clashIn(all: readonly Position[]): readonly [Position, Position] | undefined {
  // One of each kind is enough to find a clash, and the first of each to name it.
  const kinds = [...Map.groupBy(all, ({ how, option }) => `${how} ${option}`).values()].flatMap(
    ([first]) => first ?? [],
  );
  for (const one of kinds) {
    for (const other of kinds) if (one !== other && exclude(one, other)) return [one, other];
  }
  return undefined;
}

function asks(saying: Saying): string[] {
  if ("speaker" in saying) return asserts(saying.kind) ? asks(saying.saying) : [];
  return saying.kind === "asks" && "topic" in saying && saying.topic.kind === "question" ? [saying.topic.name] : [];
}

function whyOf(model: Model, question: Question, state: QuestionState, about: readonly Position[]): string {
  const held = about.map((position) => positionWords(model, position)).join("; ");
  switch (state) {
    case "answered":
    case "disputed":
      return `${sentence(held)}.`;
    case "open":
      return `${questionWords(model, question.id)} has been asked and not answered${held === "" ? "" : `: ${held}`}.`;
    case "unasked": {
      const demands = about.every(({ how }) => how === "requires");
      const rank = about.length === 1 ? ", which is a demand and no answer" : "; these are demands and no answers";
      return `No statement asks ${questionWords(model, question.id)}${held === "" ? "" : `; yet ${held}${demands ? rank : ""}`}.`;
    }
  }
}
