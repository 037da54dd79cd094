import { figureWords, type QuestionsAnswer, type RankedQuestion } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { addressText } from "@proviso/report/view/address";
import { Link } from "wouter";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Why } from "../../parts/why.tsx";
import { useAddress } from "../../state/context.tsx";
import { Answers } from "./answers.tsx";
import { Weights } from "./weigh.tsx";

const STATES: Readonly<Record<string, string>> = {
  answered: "Answered on record",
  disputed: "The record contradicts itself",
  open: "Asked on record, and not answered",
  unasked: "Never asked on record",
};

/** One open question: what hangs on it, the words to ask it in, what each answer would make of the promise, and what is on record. */
export function AskedQuestion({
  place,
  answer,
  one,
  before,
}: {
  readonly place: number;
  readonly answer: QuestionsAnswer;
  readonly one: RankedQuestion;
  readonly before?: RankedQuestion;
}) {
  const { question, say, why } = one;
  return (
    <li className="asked" data-moves={one.moves}>
      <p className="asked-place">
        <span className="visually-hidden">Place </span>
        {place}
      </p>
      <div className="asked-body">
        <h2>{question.text}</h2>
        <p>{why.sentence}</p>
        <Answers answer={answer} one={one} before={before} />
        <div className="asked-say">
          <p className="label">In these words</p>
          <blockquote>{say}</blockquote>
          <CopyButton text={say} label="Copy the question" />
        </div>
        <Recorded one={one} />
        <div className="asked-more">
          <Numbers answer={answer} one={one} />
          <Weights question={question} options={one.options} />
          <Why steps={why.steps} label="what each answer would put into the text" />
        </div>
      </div>
    </li>
  );
}

function Recorded({ one: { record } }: { readonly one: RankedQuestion }) {
  const { address } = useAddress();
  if (record === undefined) return <p className="quiet">No statement is on record.</p>;
  return (
    <div className="asked-record">
      <p>
        <strong>{STATES[record.state] ?? record.state}.</strong> {record.why}
      </p>
      {record.said === undefined ? null : (
        <ul>
          {record.said.map(({ text, statement, date }) => (
            <li key={`${statement} ${text}`}>
              {statement === undefined ? (
                text
              ) : (
                <Link href={addressText({ room: "record", take: address.take, view: { statement } })}>{text}</Link>
              )}
              {date === undefined ? null : <span className="label"> {date}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Every figure under every answer, with how far it moves, at worst, and what a wrong assumption costs. */
function Numbers({ answer, one }: { readonly answer: QuestionsAnswer; readonly one: RankedQuestion }) {
  if (!one.moves) return null;
  return (
    <details className="why">
      <summary>the numbers</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
      <section className="table-wrap" tabIndex={0} aria-label={`The numbers of ${one.question.text}`}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">of</th>
              {one.options.map(({ option }) => (
                <th key={option} scope="col" className="number">
                  if {option}
                </th>
              ))}
              <th scope="col" className="number">
                moves
              </th>
              <th scope="col" className="number">
                at most
              </th>
              <th scope="col" className="number">
                regret
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.figures.map((figure, i) => {
              const found = one.movements[i];
              if (found === undefined) return null;
              return (
                <tr key={figureWords(figure)}>
                  <th scope="row">{figureWords(figure)}</th>
                  {one.options.map(({ option }, at) => (
                    <td key={option} className="number">
                      {percent(found.means[at] ?? 0)}
                    </td>
                  ))}
                  <td className="number">
                    {percent(found.expected)}
                    {found.standardError === undefined ? "" : ` ± ${percent(found.standardError)}`}
                  </td>
                  <td className="number">{percent(found.worst)}</td>
                  <td className="number">{percent(found.regret)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="label">
        Regret: what is lost on average if the better answer is counted on and the worse is meant.
      </p>
    </details>
  );
}
