import { figureWords, type QuestionsAnswer } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { Verdict } from "../../parts/verdict.tsx";
import { toneOf } from "./answers.tsx";

/** Every open answer at a glance: who could void the promise under it, and what the figures would be. */
export function Ledger({ answer }: { readonly answer: QuestionsAnswer }) {
  const figures = [...answer.figures.keys()].filter((i) => i === 0 || i === answer.figures.length - 1);
  return (
    <section className="section">
      <h2>What each answer would move</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
      <section className="table-wrap" tabIndex={0} aria-label="What each answer would move">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Answer</th>
              <th scope="col">Who could void it</th>
              {figures.map((i) => (
                <th key={i} scope="col" className="number">
                  {figureTitle(answer, i)}
                </th>
              ))}
            </tr>
          </thead>
          {answer.ranked.map(({ question, options, movements }) => (
            <tbody key={question.id}>
              {options.map((option, at) => (
                <tr key={option.option}>
                  {at > 0 ? null : (
                    <th scope="rowgroup" rowSpan={options.length}>
                      {question.text}
                    </th>
                  )}
                  <td>{option.option}</td>
                  <td>
                    {option.words.map((words, i) => (
                      <div key={words}>
                        <Verdict tone={toneOf(option, i)}>{words}</Verdict>
                      </div>
                    ))}
                  </td>
                  {figures.map((i) => (
                    <td key={i} className="number">
                      {percent(movements[i]?.means[at] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  );
}

function figureTitle({ figures }: QuestionsAnswer, i: number): string {
  const figure = figures[i];
  return figure === undefined ? "" : figureWords(figure);
}
