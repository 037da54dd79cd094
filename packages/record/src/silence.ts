import type { Model, Question, Statement } from "@proviso/agreement";
import { holderOf, type Position } from "./positions.ts";
import { type QuestionAnswer, questionStates } from "./questions.ts";

/** A question that no party has answered. */
export interface Silence {
  readonly question: Question;
  /** Whether anybody has asked it. */
  readonly asked: boolean;
  readonly askedBy: readonly Statement[];
  /** What parties require of the answer: a demand answers nothing. */
  readonly demands: readonly Position[];
  /** Answers in words that choose none of the options. */
  readonly otherwise: readonly Position[];
  /** Parties, factions and authors that hold something of it, reports included. */
  readonly heard: readonly string[];
  readonly why: string;
}

/** The questions that nobody has answered, in the order of the texts. */
export function silences(model: Model, states: readonly QuestionAnswer[] = questionStates(model)): Silence[] {
  return states
    .filter(({ state }) => state === "open" || state === "unasked")
    .map(({ question, state, askedBy, positions, why }) => ({
      question,
      asked: state === "open",
      askedBy,
      demands: positions.filter((each) => each.how === "requires" && !each.reported && each.current),
      otherwise: positions.filter((each) => each.how === "answers otherwise" && each.current),
      heard: [...new Set(positions.map(holderOf))],
      why,
    }));
}
