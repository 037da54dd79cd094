import type { Model, Question } from "@proviso/agreement";
import type { Brief } from "@proviso/promise";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Switches } from "../../parts/switches.tsx";

const PLACES = ["1st", "2nd", "3rd"];

/** What is still open, as switches; those of the agreement that the brief is about in the order in which they deserve to be asked. */
export function OpenQuestions({ model, brief }: { readonly model: Model; readonly brief: Brief | undefined }) {
  const all = model.agreements.flatMap(({ questions }) => questions);
  const ranked = new Map(brief?.questions.map((one, i) => [one.id, { ...one, place: i }]));
  const order = (question: Question): number => ranked.get(question.id)?.place ?? ranked.size + all.indexOf(question);
  const questions = [...all].sort((one, other) => order(one) - order(other));
  if (questions.length === 0) return null;
  return (
    <section className="section" aria-labelledby="open-questions">
      <h2 id="open-questions">What is still open</h2>
      <Switches
        questions={questions}
        beside={(question) => {
          const found = ranked.get(question.id);
          const title = model.agreements.find(({ id }) => question.id.startsWith(`${id}.`))?.title;
          return (
            <p className="label question-foot">
              {found === undefined ? (
                <span>{title}</span>
              ) : (
                <>
                  <span>ask next: {PLACES[found.place] ?? `${found.place + 1}th`}</span>
                  <CopyButton text={found.say} label="copy the question" />
                  {found.record === undefined ? null : <span>on record: {found.record.state}</span>}
                  {found.decides ? <span>its answer changes the verdict</span> : null}
                </>
              )}
            </p>
          );
        }}
      />
    </section>
  );
}
