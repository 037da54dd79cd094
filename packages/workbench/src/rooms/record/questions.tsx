import type { Model } from "@proviso/agreement";
import {
  anchorOf,
  holderName,
  holderOf,
  holdWords,
  longDate,
  type Position,
  type QuestionAnswer,
  type QuestionState,
  shortName,
  topicWords,
} from "@proviso/record";
import { type Tone, Verdict } from "../../parts/verdict.tsx";
import { MarkLink } from "./mark-link.tsx";
import type { Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { capital } from "./words.ts";

const TONES: Readonly<Record<QuestionState, Tone>> = {
  answered: "held",
  disputed: "blocked",
  open: "open",
  unasked: "open",
};
const WORDS: Readonly<Record<QuestionState, string>> = {
  answered: "answered",
  disputed: "disputed",
  open: "asked, and not answered",
  unasked: "never asked",
};
/** Of one side's positions on one thing so many are shown before they are folded. */
const SHOWN = 4;

/** What is asked and how far it is answered, and who holds what of it over time; then the same of agreements and whatever else is spoken of. */
export function Questions({
  model,
  questions,
  positions,
  picked,
  find,
  onPick,
}: {
  readonly model: Model;
  readonly questions: readonly QuestionAnswer[];
  readonly positions: readonly Position[];
  readonly picked: string | undefined;
  readonly find: (key: string) => Mark | undefined;
  readonly onPick: Pick;
}) {
  const byTopic = Map.groupBy(positions, ({ on }) => `${on.kind} ${on.name}`);
  const others = [...byTopic].filter(([, [first]]) => first?.on.kind !== "question");
  const held = (all: readonly Position[]) => (
    <Holders model={model} positions={all} picked={picked} find={find} onPick={onPick} />
  );
  return (
    <ul className="questions">
      {questions.map(({ question, state, answer, why }) => (
        <li key={question.id}>
          <Verdict tone={TONES[state]}>
            {WORDS[state]}
            {answer === undefined ? "" : `: ${answer}`}
          </Verdict>
          <div className="answered">
            <h3>{question.text}</h3>
            {state === "disputed" || state === "answered" ? null : <p>{why}</p>}
            {held(byTopic.get(`question ${question.id}`) ?? [])}
          </div>
        </li>
      ))}
      {others.map(([key, all]) => (
        <li key={key}>
          <span className="label">{all[0]?.on.kind}</span>
          <div className="answered">
            <h3>{all[0] === undefined ? key : capital(topicWords(model, all[0].on).replace(/^“(.*)”$/, "$1"))}</h3>
            {held(all)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Each side with its positions in the order of time, the one that counts now last. */
function Holders({
  model,
  positions,
  picked,
  find,
  onPick,
}: {
  readonly model: Model;
  readonly positions: readonly Position[];
  readonly picked: string | undefined;
  readonly find: (key: string) => Mark | undefined;
  readonly onPick: Pick;
}) {
  const holders = [...Map.groupBy(positions, holderOf).values()];
  if (holders.length === 0) return <p className="label">Nobody has said anything of it.</p>;
  const date = ({ date: said }: Position) => said ?? "~";
  return (
    <dl className="holders">
      {holders.map((own) => {
        const [first] = own;
        if (first === undefined) return null;
        const sorted = [...own].sort((one, other) => (date(one) < date(other) ? -1 : date(one) > date(other) ? 1 : 0));
        const step = (position: Position) => (
          <Step
            key={`${anchorOf(position)} ${position.how} ${position.option} ${position.words}`}
            model={model}
            position={position}
            picked={picked}
            mark={find(anchorOf(position))}
            onPick={onPick}
          />
        );
        const folded = sorted.length > SHOWN + 1 ? sorted.slice(0, -SHOWN) : [];
        return (
          <div key={holderOf(first)}>
            <dt>{capital(holderName(model, first))}</dt>
            <dd>
              {folded.length === 0 ? null : (
                <details className="why">
                  <summary>{folded.length} earlier</summary>
                  <ol>{folded.map(step)}</ol>
                </details>
              )}
              <ol>{sorted.slice(folded.length).map(step)}</ol>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Step({
  model,
  position,
  mark,
  picked,
  onPick,
}: {
  readonly model: Model;
  readonly position: Position;
  readonly mark: Mark | undefined;
  readonly picked: string | undefined;
  readonly onPick: Pick;
}) {
  const { date, current, reported, through } = position;
  const when = date === undefined ? "undated" : longDate(date);
  const notes = [
    ...(reported && through !== undefined ? [`so ${shortName(model, through)}`] : []),
    ...(current ? [] : ["replaced since"]),
  ];
  return (
    <li data-current={current}>
      {mark === undefined ? (
        <span className="label">{when}</span>
      ) : (
        <MarkLink model={model} mark={mark} picked={picked} onPick={onPick}>
          {when}
        </MarkLink>
      )}{" "}
      {holdWords(model, position)}
      {notes.length === 0 ? null : <span className="label"> ({notes.join(", ")})</span>}
    </li>
  );
}
