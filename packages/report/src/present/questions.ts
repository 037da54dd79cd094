import type { Model } from "@proviso/agreement";
import { figureWords, plain, type QuestionsAnswer, type RankedQuestion } from "@proviso/promise";
import {
  type Block,
  type Document,
  evidence,
  heading,
  type Line,
  paragraph,
  quiet,
  strong,
  type Table,
} from "../document/document.ts";
import { answerHeading } from "./headings.ts";
import { percent } from "./numbers.ts";

/** What to ask, the question first on whose answer most hangs. */
export function presentQuestions(model: Model, answer: QuestionsAnswer): Document {
  const { ranked } = answer;
  return [
    ...answerHeading(model, { ...answer, questions: [], cases: [] }),
    ...(ranked.length === 0 ? [paragraph(strong("No question is open."))] : [verdict(answer)]),
    ...ranked.flatMap((one, i) => asked(answer, one, i + 1)),
    ...(ranked.length === 0 ? [] : [paragraph(quiet(methodWords(answer)))]),
  ];
}

function verdict({ ranked }: QuestionsAnswer): Block {
  const [first] = ranked;
  return first?.moves
    ? paragraph(strong(`Ask first: ${first.question.text}`))
    : paragraph(strong("However the open questions are answered, it comes to the same."));
}

function asked(answer: QuestionsAnswer, one: RankedQuestion, place: number): Block[] {
  return [
    heading(2, `${place}. ${one.question.name}`),
    paragraph(one.say),
    paragraph(strong(one.why.sentence)),
    ...record(one),
    ...(one.moves ? [movements(answer, one)] : []),
    ...evidence(one.why.steps),
  ];
}

function record({ record: found }: RankedQuestion): Block[] {
  return found === undefined ? [] : [paragraph(`On record it is ${found.state}. ${found.why}`)];
}

function movements(
  { figures, target }: QuestionsAnswer,
  { movements: moved, options, question }: RankedQuestion,
): Table {
  const column = (title: string) => ({ title, align: "right" as const });
  return {
    kind: "table",
    columns: [
      { title: "Of" },
      ...options.map(({ option }) => column(`if ${option}`)),
      column("moves it by"),
      column("at most"),
      column("regret"),
    ],
    rows: figures.map((figure, i): Line[] => {
      const found = moved[i];
      if (found === undefined)
        throw new RangeError(`${question.id} has no movement of ${figureWords(figure, target.kind)}`);
      const { means, expected, standardError, worst, regret } = found;
      const error = standardError === undefined ? "" : ` ± ${percent(standardError)}`;
      return [
        [figureWords(figure, target.kind)],
        ...means.map((mean): Line => [percent(mean)]),
        [`${percent(expected)}${error}`],
        [percent(worst)],
        [percent(regret)],
      ];
    }),
  };
}

/** Over which ways of answering the ranking goes, and how answers weigh. */
export function overWords({ over, error, ranked }: Pick<QuestionsAnswer, "over" | "error" | "ranked">): string {
  const unequal = ranked.some(({ options }) => options.some(({ weight }) => weight !== options[0]?.weight));
  const weights = unequal ? "answers weighed as told" : "answers weigh equally";
  const ways =
    over.kind === "every"
      ? over.ways === 2 && ranked.length === 1
        ? `Under both answers; ${weights}.`
        : `Over all ${over.ways} ways of answering; ${weights}.`
      : `Each question was varied around ${over.samples} of the ${over.ways} ways of answering, drawn with seed ${over.seed}; ${weights}.`;
  return `${ways}${error === 0 ? "" : ` Play by chance: figures within ${percent(error)}.`}`;
}

function methodWords(answer: QuestionsAnswer): string {
  return `${overWords(answer)} ${plain.sentence("moves it by: how far, on average, the answer moves the figure from what was expected before; regret: what is lost on average if the better answer is counted on and the worse is meant.")}`;
}
