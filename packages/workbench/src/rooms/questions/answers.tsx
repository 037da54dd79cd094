import { figureWords, type QuestionOption, type QuestionsAnswer, type RankedQuestion } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { RadioGroup } from "radix-ui";
import { joined } from "../../parts/coalition-words.ts";
import { Ghosted } from "../../parts/ghost.tsx";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { useAddress } from "../../state/context.tsx";

/** What each answer would make of the promise, as a picture of the figure that moves most; an answer is taken where it stands. */
export function Answers({
  answer,
  one,
  before,
}: {
  readonly answer: QuestionsAnswer;
  readonly one: RankedQuestion;
  readonly before?: RankedQuestion;
}) {
  const { address, change } = useAddress();
  const { question, options, movements, leading } = one;
  const figure = answer.figures[leading];
  const means = movements[leading]?.means ?? [];
  const was = before?.movements[before.leading]?.means;
  if (figure === undefined) return null;
  return (
    <figure className="picture asked-answers">
      <figcaption className="label">{spreadSentence(figureWords(figure), options, means)}</figcaption>
      <RadioGroup.Root
        aria-label={`Take an answer: ${question.text}`}
        value=""
        onValueChange={(option) => change({ take: { ...address.take, [question.id]: option } }, { replace: true })}
      >
        {options.map((option, i) => {
          const mean = means[i] ?? 0;
          return (
            <div className="asked-answer" key={option.option}>
              <RadioGroup.Item className="choice" value={option.option} title={`Take “${option.option}” as the answer`}>
                <span aria-hidden="true">○</span>
                {option.option}
              </RadioGroup.Item>
              <span className="asked-words">
                {option.words.length > 1 ? <span className="label">by how the others are answered:</span> : null}
                {option.words.map((words, at) => (
                  <Verdict key={words} tone={toneOf(option, at)}>
                    {capital(words)}
                  </Verdict>
                ))}
              </span>
              <span className="asked-mean">
                <span className="asked-track" aria-hidden="true">
                  <span className="asked-dot" style={{ insetInlineStart: `${mean * 100}%` }} />
                </span>
                <Ghosted now={percent(mean)} before={was?.[i] === undefined ? undefined : percent(was[i])} />
              </span>
            </div>
          );
        })}
      </RadioGroup.Root>
    </figure>
  );
}

/** "The chance that it is kept is over 99.9% if “absent” and 0% if “held”." */
export function spreadSentence(
  what: string,
  options: readonly Pick<QuestionOption, "option">[],
  means: readonly number[],
): string {
  const parts = options.map(({ option }, i) => `${percent(means[i] ?? 0)} if “${option}”`);
  return new Set(means.map(percent)).size === 1
    ? `${capital(what)} is ${percent(means[0] ?? 0)} whatever is answered.`
    : `${capital(what)} is ${joined(parts, "and")}.`;
}

/** One verdict of an option, as colour and shape; where several are told in the same words, the first. */
export function toneOf({ verdicts, words }: QuestionOption, at: number): Tone {
  const verdict = verdicts.length === words.length ? verdicts[at] : verdicts[0];
  if (verdict === undefined) return "open";
  if (!verdict.promised || verdict.hopeless || verdict.alone.length > 0) return "blocked";
  return verdict.secured || verdict.together === 0 ? "held" : "open";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
