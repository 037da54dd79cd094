import type { Model } from "@proviso/agreement";
import { type Ask, answersTaken } from "../answers/ask.ts";
import type { Target } from "../answers/target.ts";
import { answerings, questionsOfAgreement } from "../settle/index.ts";
import type { BriefFinding } from "./handed.ts";
import { openWords } from "./open-words.ts";

export interface HeldFinding extends BriefFinding {
  /** "if “Who sits?” is answered “broad”"; empty where it holds however the questions left open are answered, and for other agreements. */
  readonly under: string;
}

/** Of what was found in the agreement that a brief is about, what can still hold under the answers given; of other agreements everything, since the answers are not theirs. */
export function heldUnder(
  model: Model,
  target: Target,
  ask: Ask,
  findings: readonly BriefFinding[],
): readonly HeldFinding[] {
  const questions = questionsOfAgreement(model, target.agreement);
  const taken = answersTaken(model, questions, ask);
  const all = answerings(questions, taken);
  return findings.flatMap((finding): HeldFinding[] => {
    const { agreement, where = [] } = finding;
    if (agreement !== target.agreement || where.length === 0) return [{ ...finding, under: "" }];
    const left = where.filter((answering) =>
      Object.entries(taken).every(([question, option]) => (answering[question] ?? option) === option),
    );
    return left.length === 0 ? [] : [{ ...finding, under: openWords(questions, left, all) }];
  });
}
