import type { Model, Question } from "@proviso/agreement";
import type { Ask } from "../answers/ask.ts";
import { type DiffAnswer, diffAnswer } from "../answers/diff/index.ts";
import { list, sentence } from "../answers/plain.ts";
import { promisesOf, type Target } from "../answers/target.ts";
import { type Answering, answerings, MeaningError, questionsOfAgreement } from "../settle/index.ts";

/** What changes from one draft of a text to the next, for one promise. */
export interface BriefDifference {
  readonly agreement: string;
  readonly title: string;
  readonly question: string;
  /** Where the answers to other questions make a difference: "Where seats is broad". */
  readonly under: string;
  readonly value: DiffAnswer;
}

/** Up to how many ways of answering the other questions two drafts are compared in. */
const MOST_WAYS = 16;

/** For each question of versions: each draft against the one before it, as the text has them. */
export function differencesOf(model: Model, ask: Ask): BriefDifference[] {
  return promisesOf(model).flatMap((target) =>
    questionsOfAgreement(model, target.agreement)
      .filter(({ kind }) => kind === "version")
      .flatMap((question) =>
        question.options.slice(1).flatMap(({ name }, i) => {
          const before = question.options[i]?.name ?? "";
          return between(model, target, question, [before, name], ask);
        }),
      ),
  );
}

function between(
  model: Model,
  target: Target,
  question: Question,
  [a, b]: readonly [string, string],
  { nodeBudget, attacker, countUnlawful }: Ask,
): BriefDifference[] {
  const questions = questionsOfAgreement(model, target.agreement);
  const ways = answerings(questions, { [question.id]: a });
  const found = new Map<string, { readonly ways: Answering[]; readonly value: DiffAnswer }>();
  for (const way of ways.slice(0, MOST_WAYS)) {
    const value = differenceIn(model, target, { ...way }, question, [a, b], { nodeBudget, attacker, countUnlawful });
    if (value === undefined) continue;
    const key = [value.summary, ...value.verdict].join("\n");
    const known = found.get(key);
    if (known === undefined) found.set(key, { ways: [way], value });
    else known.ways.push(way);
  }
  const title = model.agreements.find(({ id }) => id === target.agreement)?.title ?? target.agreement;
  return [...found.values()].map(({ ways: some, value }) => ({
    agreement: target.agreement,
    title,
    question: question.id,
    under: found.size === 1 ? "" : whereWords(questions, some, question),
    value,
  }));
}

/** Undefined where this way of answering the rest leaves no promise to compare, or no beneficiary in common. */
function differenceIn(
  model: Model,
  target: Target,
  way: Answering,
  question: Question,
  [a, b]: readonly [string, string],
  options: Pick<Ask, "nodeBudget" | "attacker" | "countUnlawful">,
): DiffAnswer | undefined {
  const side = (label: string) => ({ model, name: target.id, label, take: { ...way, [question.id]: label } });
  try {
    return diffAnswer(side(a), side(b), options);
  } catch (error) {
    if (error instanceof RangeError || error instanceof MeaningError) return undefined;
    throw error;
  }
}

function whereWords(questions: readonly Question[], ways: readonly Answering[], about: Question): string {
  const shared = questions
    .filter(({ id }) => id !== about.id)
    .flatMap(({ id, name, options }) => {
      const answers = [...new Set(ways.flatMap((way) => way[id] ?? []))];
      return answers.length === 0 || answers.length === options.length ? [] : [`${name} is ${answers.join(" or ")}`];
    });
  return shared.length === 0 ? "" : sentence(`where ${list(shared)}`);
}
