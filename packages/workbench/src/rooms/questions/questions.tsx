import { promisesOf, type QuestionsAnswer, type RankedQuestion } from "@proviso/promise";
import { overWords } from "@proviso/report/present/questions";
import { aboutIn } from "@proviso/report/view/about";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { AskedQuestion } from "./asked-question.tsx";
import { Ledger } from "./ledger.tsx";
import { weightsIn } from "./weights.ts";
import "./questions.css";

/** Ranked by who can void the promise, whatever the scenarios say. */
const NO_SCENARIO = "void";

/** What to ask, the question first on whose answer most hangs, with the words to ask it in. */
export function QuestionsRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = model && aboutIn(model, address);
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  const questions = agreement?.questions ?? [];
  const take = takenOf(questions, address.take);
  const scenarios = (model?.scenarios ?? []).filter(({ of, stances }) => of === agreement?.id && stances.length > 0);
  const scenario =
    address.view.by === NO_SCENARIO ? undefined : (scenarios.find(({ id }) => id === address.scenario) ?? scenarios[0]);
  const weights = weightsIn(
    address.view,
    questions.filter(({ id }) => take[id] === undefined),
  );
  const answer = useAnswer(
    "questions",
    promise === undefined ? undefined : { of: promise.id, take, scenario: scenario?.id, weights },
  );
  if (model === undefined || promise === undefined) return <NothingYet title="What to ask" />;
  const { value, before, failure } = answer;
  const settled = questions.filter(({ id }) => take[id] !== undefined);
  return (
    <>
      <h1>What to ask</h1>
      <PromisePicker promises={promises} chosen={promise} />
      {scenarios.length === 0 ? null : (
        <p className="label questions-by no-print">
          <label>
            Ranked by what the answers move in{" "}
            <select
              className="button"
              value={scenario?.id ?? ""}
              onChange={({ target }) => {
                const { by: _before, ...view } = address.view;
                change(
                  target.value === "" ? { view: { ...view, by: NO_SCENARIO } } : { view, scenario: target.value },
                  { replace: true },
                );
              }}
            >
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
              <option value="">no scenario: who can void it</option>
            </select>
          </label>
        </p>
      )}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      {value === undefined && answer.asking ? <Waiting what="Ranking the questions" /> : null}
      {value === undefined ? null : (
        <>
          <Why answer={value} settled={settled.length} asked={questions.length} />
          <ol className="asked-list">
            {value.ranked.map((one, i) => (
              <AskedQuestion
                key={one.question.id}
                place={i + 1}
                answer={value}
                one={one}
                before={before?.ranked.find(({ question }) => question.id === one.question.id)}
              />
            ))}
          </ol>
        </>
      )}
      {settled.length === 0 ? null : (
        <section className="section">
          <h2>Taken as answered</h2>
          <p className="quiet">What stands above holds where these are so.</p>
          <div className="asked-settled">
            <Switches questions={settled} />
          </div>
        </section>
      )}
      {value === undefined || value.ranked.length === 0 ? null : (
        <>
          <Ledger answer={value} />
          <p className="label questions-method">
            {overWords(value)} “Moves”: how far, on average, an answer moves the figure from what was expected before.
          </p>
        </>
      )}
    </>
  );
}

/** Why the first is first. */
function Why({
  answer,
  settled,
  asked,
}: {
  readonly answer: QuestionsAnswer;
  readonly settled: number;
  readonly asked: number;
}) {
  const [first] = answer.ranked;
  if (first === undefined)
    return (
      <div className="lede">
        <p>
          {asked === 0
            ? "This agreement leaves no question open: what it says, it says to everybody alike."
            : `No question is open any more: ${settled === 1 ? "the one there is" : `all ${settled}`} ${settled === 1 ? "is" : "are"} taken as answered below.`}
        </p>
      </div>
    );
  return (
    <div className="lede">
      <p>{firstWords(first)}</p>
      {answer.whyFirst === undefined || answer.whyFirst === "" || !first.moves ? null : (
        <p className="asked-first">
          It comes before “{answer.ranked[1]?.question.text}” because: {lower(answer.whyFirst)}
        </p>
      )}
    </div>
  );
}

function firstWords({ question, moves }: RankedQuestion): string {
  return moves ? `Ask first: ${question.text}` : "However the open questions are answered, it comes to the same.";
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
