import type { Model, Place, Support } from "@proviso/agreement";
import { deciding } from "../answers/deciding.ts";
import type { BriefRecord } from "../answers/record.ts";
import { summary } from "../answers/summary.ts";
import type { Target } from "../answers/target.ts";
import { type VoidValue, voidAnswer } from "../answers/void.ts";
import { type QuestionsAnswer, type QuestionsAsk, questionsAnswer, type RankedQuestion } from "../questions/index.ts";

/** An open question, the one to ask first in front. */
export interface BriefQuestion {
  readonly id: string;
  readonly text: string;
  /** The sentence to put across the table. */
  readonly say: string;
  /** Whether its answer changes the verdict. */
  readonly decides: boolean;
  /** Whether it changes anything, such as who must act together. */
  readonly touches: boolean;
  /** How far its answer moves each figure, and why. */
  readonly ranked: RankedQuestion;
  /** What the record says about it. */
  readonly record?: BriefRecord;
  readonly at: Place;
  readonly support: readonly Support[];
  /** For each answer, what becomes of the promise. */
  readonly options: readonly { readonly option: string; readonly verdicts: readonly string[] }[];
}

export interface BriefQuestions {
  readonly questions: readonly BriefQuestion[];
  /** By what they are ranked. */
  readonly by: Pick<QuestionsAnswer, "figures" | "over" | "error"> & { readonly scenario?: string };
}

/**
 * The open questions of a promise in the order in which they deserve to be asked (semantics, definition 21): by the scenario that is asked about, else
 * the agreement's first with stances; without one, by who can void it.
 */
export function questionsOf(model: Model, target: Target, ask: QuestionsAsk): BriefQuestions {
  const put = { ...ask, reading: undefined };
  const own = model.scenarios.find(({ of, stances }) => of === target.agreement && stances.length > 0);
  const scenario = ask.scenario ?? own?.id;
  const { ranked, figures, over, error } = questionsAnswer(model, target.id, { ...put, scenario });
  const open = voidAnswer(model, target.id, { ...put, scenario: undefined });
  const known = new Map(
    deciding(open, (value) => headlineOf(model, value)).map((one) => [one.question.id, one] as const),
  );
  return {
    by: { figures, over, error, ...(scenario === undefined ? {} : { scenario }) },
    questions: ranked.flatMap((one): BriefQuestion[] => {
      const { question, say, record } = one;
      const found = known.get(question.id);
      if (found === undefined) return [];
      return [
        {
          id: question.id,
          text: question.text,
          say,
          decides: found.decides,
          touches: found.touches,
          ranked: one,
          ...(record === undefined ? {} : { record }),
          at: question.at,
          support: question.support,
          options: found.options.map(({ option, values }) => ({
            option,
            verdicts: [...new Set(values.map((value) => summary(model, value)))],
          })),
        },
      ];
    }),
  };
}

/** What of a verdict a minister would notice: who can void it, and whether help can be unlawful. */
function headlineOf(model: Model, value: VoidValue): string {
  return `${summary(model, value)} ${value.help.some((help) => help.barred !== "never")}`;
}
