import type { Question } from "@proviso/agreement";
import { waysOf } from "@proviso/report/present/answerings";

type Answering = Readonly<Record<string, string>>;

/** At most so many ways are spelled out. */
const SPELLED = 3;

/**
 * Under which answers to the open questions something holds: each question in its own words, with the answer. Nothing where no question is open.
 * @param all the answerings of all cases
 */
export function Under({
  questions,
  some,
  all,
}: {
  readonly questions: readonly Question[];
  readonly some: readonly Answering[];
  readonly all: readonly Answering[];
}) {
  if (questions.length === 0) return null;
  const ways = waysOf(questions, some, all);
  if (ways.length === 0) return <p className="under label">However the open questions are answered</p>;
  return (
    <div className="under">
      {ways.slice(0, SPELLED).map((way, i) => (
        <dl key={way.map(({ question, options }) => `${question.id}=${options.join()}`).join()}>
          {i === 0 ? null : <span className="label">or</span>}
          {way.map(({ question, options }) => (
            <div key={question.id}>
              <dt>{question.text}</dt>
              <dd>{options.map((option) => optionWords(question, option)).join(" or ")}</dd>
            </div>
          ))}
        </dl>
      ))}
      {ways.length > SPELLED ? <p className="label">or in {ways.length - SPELLED} more ways</p> : null}
    </div>
  );
}

function optionWords({ options }: Question, option: string): string {
  const draft = options.find(({ name }) => name === option)?.draft;
  return draft === undefined ? option : `${option} (${draft.stage}, ${draft.on})`;
}
