import { promisesOf } from "@proviso/promise";
import { percentRange } from "@proviso/report/present/numbers";
import { useMemo } from "react";
import { underWords } from "../../parts/answering-words.ts";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { CurveChart } from "./curve-chart.tsx";
import { curveSentence, curvesOf } from "./curves.ts";
import { Swings } from "./swings.tsx";
import "../stop/stop.css";
import "./fast.css";

const DAYS = Array.from({ length: 31 }, (_, day) => day);
const COLOURS = ["var(--accent)", "var(--ink-quiet)"];

/** How sure help is, and how soon, beside the same scenario without any agreement. */
export function FastRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = promises.find(({ id }) => id === address.thing) ?? promises[0];
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  const scenarios = (model?.scenarios ?? []).filter(({ of, stances }) => of === agreement?.id && stances.length > 0);
  const scenario = scenarios.find(({ id }) => id === address.scenario) ?? scenarios[0];
  const take = Object.fromEntries(
    Object.entries(address.take).filter(([question]) => agreement?.questions.some(({ id }) => id === question)),
  );
  const asked =
    promise === undefined || scenario === undefined
      ? undefined
      : { of: promise.id, take, scenario: scenario.id, days: DAYS };
  const worth = useAnswer("worth", asked);
  const arrival = useAnswer("arrival", asked && { ...asked, days: [14] });
  const curves = useMemo(
    () => (worth.value === undefined || agreement === undefined ? [] : curvesOf("with it", worth.value)),
    [worth.value, agreement],
  );
  if (model === undefined || agreement === undefined || promise === undefined)
    return <Notice>No promise yet. Write one into an agreement: promise name to Party kept when …</Notice>;
  const sentence = curveSentence(curves, 14, percentRange);
  return (
    <>
      <h1>How fast, how sure</h1>
      <PromisePicker promises={promises} chosen={promise} />
      <Switches questions={agreement.questions} />
      {scenarios.length > 1 ? (
        <p className="label">
          <label>
            Scenario{" "}
            <select
              className="button"
              value={scenario?.id}
              onChange={({ target }) => change({ scenario: target.value }, { replace: true })}
            >
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </p>
      ) : null}
      {scenario === undefined ? (
        <Notice tone="open">
          <p>
            {agreement.title} has no scenario with stances, and without one nothing can be said about how likely help
            is. Write one: scenario name "What happens" of {agreement.id}, with an attack and a stance for each party.
          </p>
        </Notice>
      ) : null}
      {worth.failure === undefined ? null : (
        <Notice tone="open">
          <p>{worth.failure}</p>
        </Notice>
      )}
      {worth.value === undefined && worth.asking && scenario !== undefined ? (
        <Waiting what="Working out the days" />
      ) : null}
      {curves.length === 0 ? null : (
        <figure className="picture section">
          <figcaption>{sentence}</figcaption>
          <CurveChart curves={curves} colours={COLOURS} label={sentence} />
          <details className="why">
            <summary>the numbers</summary>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">within days</th>
                  {curves.map(({ name }) => (
                    <th key={name} scope="col" className="number">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {[0, 1, 2, 3, 5, 7, 10, 14, 21, 30].map((day) => (
                  <tr key={day}>
                    <th scope="row">{day}</th>
                    {curves.map(({ name, points }) => {
                      const point = points.find(({ days }) => days === day);
                      return (
                        <td key={name} className="number">
                          {point === undefined ? "" : percentRange(point.low, point.high)}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </figure>
      )}
      {arrival.value?.cases.map(({ value, answerings }) => {
        const under = underWords(arrival.value?.questions ?? [], answerings, arrival.value?.cases.length ?? 0);
        return (
          <section className="section" key={under}>
            {under === "" ? null : <h2>{under}</h2>}
            <Swings model={model} value={value} />
          </section>
        );
      })}
    </>
  );
}
