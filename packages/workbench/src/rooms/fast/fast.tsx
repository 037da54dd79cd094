import type { Model, Scenario } from "@proviso/agreement";
import { promisesOf, type ScenarioLine, scenarioLines, type Target } from "@proviso/promise";
import { percentRange } from "@proviso/report/present/numbers";
import { aboutIn } from "@proviso/report/view/about";
import { RadioGroup } from "radix-ui";
import { useEffect, useMemo, useState } from "react";
import { Cases } from "../../parts/cases.tsx";
import { merged } from "../../parts/merged-cases.ts";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { Why } from "../../parts/why.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { CurveChart, MARKS } from "./curve-chart.tsx";
import { type Line, linesOf, linesSentence, spaced, together } from "./lines.ts";
import { linesWith, movingLines, numbersIn, puttingNumbers, withoutNumbers } from "./numbers.ts";
import { SliderRow } from "./slider-row.tsx";
import { Swings } from "./swings.tsx";
import { useLatest } from "./use-latest.ts";
import "./fast.css";

const DAYS = Array.from({ length: 31 }, (_, day) => day);
const TABLED = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30];
/** Other agreements that stand in the chart unless somebody takes them out. */
const BESIDE = 3;
/** How long the hand has to rest before what each party moves is worked out, which takes longest. */
const REST_MS = 350;

type Numbers = Readonly<Record<string, number>>;

/** How sure help is, and how soon: under each reading, beside other agreements and none, with the text's numbers or one's own. */
export function FastRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = model && aboutIn(model, address);
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  if (model === undefined || agreement === undefined || promise === undefined)
    return <NothingYet title="How fast, how sure" />;
  const scenarios = scenariosOf(model, agreement.id);
  const scenario = scenarios.find(({ id }) => id === address.scenario) ?? scenarios[0];
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
              onChange={({ target }) =>
                change({ scenario: target.value, view: withoutNumbers(address.view) }, { replace: true })
              }
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
      ) : (
        <Course key={`${promise.id} ${scenario.id}`} model={model} promise={promise} scenario={scenario} />
      )}
    </>
  );
}

/** What becomes of one promise in one scenario. */
function Course({
  model,
  promise,
  scenario,
}: {
  readonly model: Model;
  readonly promise: Target;
  readonly scenario: Scenario;
}) {
  const { address, change } = useAddress();
  const { view } = address;
  const agreement = model.agreements.find(({ id }) => id === promise.agreement);
  const take = takenOf(agreement?.questions ?? [], address.take);
  const text = useMemo(() => scenarioLines(scenario), [scenario]);
  const kept = numbersIn(view, text);
  // While the hand is on a handle its numbers are not in the address yet.
  const [held, setHeld] = useState<Numbers>({});
  const numbers = { ...kept, ...held };
  const lines = linesWith(model, scenario, numbers);
  const changed = Object.keys(numbers).length > 0;
  const days = MARKS.find((day) => String(day) === view["day"]) ?? 14;
  const possible = besidesOf(model, promise.agreement);
  const beside =
    view["beside"] === undefined
      ? possible.slice(0, BESIDE)
      : possible.filter(({ target }) => view["beside"]?.split(",").includes(target.agreement));

  const own = { of: promise.id, take, scenario: scenario.id, days: DAYS, ranges: false };
  const worth = useLatest("worth", [{ ...own, numbers }, ...(changed ? [own] : [])]);
  const others = useLatest(
    "worth",
    beside.map(({ target, scenario: its }) => ({ of: target.id, scenario: its.id, days: DAYS, ranges: false })),
  );
  const rested = useRested(JSON.stringify({ take, numbers }), REST_MS);
  const arrival = useLatest(
    "arrival",
    rested === undefined || worth.asking
      ? undefined
      : [
          {
            ...own,
            ...(JSON.parse(rested) as { take: Readonly<Record<string, string>>; numbers: Numbers }),
            days: MARKS,
          },
        ],
  );

  const drawn = useMemo((): readonly Line[] => {
    const [mine] = worth.values ?? [];
    return mine === undefined
      ? []
      : together([
          ...linesOf(model, mine),
          ...(others.values ?? []).flatMap((one) =>
            one === undefined ? [] : linesOf(model, one, agreementWords(one.target.agreement)),
          ),
        ]);
  }, [model, worth.values, others.values]);
  const before = useMemo((): readonly Line[] => {
    const [, asWritten] = worth.values ?? [];
    return asWritten === undefined ? [] : linesOf(model, asWritten);
  }, [model, worth.values]);
  const sentence = useMemo(() => {
    const [mine] = worth.values ?? [];
    return linesSentence(mine === undefined ? [] : linesOf(model, mine), days, percentRange);
  }, [model, worth.values, days]);
  const [swings] = arrival.values ?? [];

  const put = (line: ScenarioLine, given: Numbers): void => {
    setHeld({});
    change({ view: puttingNumbers(view, line, given) }, { replace: true });
  };

  return (
    <>
      {worth.failure === undefined ? null : (
        <Notice tone="open">
          <p>{worth.failure}</p>
        </Notice>
      )}
      {worth.values === undefined && worth.asking ? <Waiting what="Working out the days" /> : null}
      {drawn.length === 0 ? null : (
        <figure className="picture chart-figure">
          <figcaption>{sentence}</figcaption>
          <div className="chart-choices">
            <RadioGroup.Root
              className="choices"
              aria-label="Within how many days"
              orientation="horizontal"
              value={String(days)}
              onValueChange={(day) => change({ view: { ...view, day } }, { replace: true })}
            >
              {MARKS.map((day) => (
                <RadioGroup.Item className="choice" key={day} value={String(day)}>
                  {day} days
                </RadioGroup.Item>
              ))}
            </RadioGroup.Root>
            {possible.length === 0 ? null : (
              <fieldset className="choices beside">
                <legend className="label">Beside it</legend>
                {possible.map(({ target }) => {
                  const shown = beside.some((one) => one.target.agreement === target.agreement);
                  const names = beside.map((one) => one.target.agreement);
                  const next = shown ? names.filter((one) => one !== target.agreement) : [...names, target.agreement];
                  return (
                    <button
                      key={target.agreement}
                      type="button"
                      className="choice"
                      aria-pressed={shown}
                      data-state={shown ? "on" : "off"}
                      onClick={() => change({ view: { ...view, beside: next.join(",") } }, { replace: true })}
                    >
                      <span aria-hidden="true">{shown ? "●" : "○"}</span>
                      {agreementWords(target.agreement)}
                    </button>
                  );
                })}
              </fieldset>
            )}
          </div>
          <CurveChart lines={drawn} before={before} figure={percentRange} label={sentence} />
          {changed ? (
            <p className="label">
              With your numbers. The thin dotted lines are with the text’s own
              {others.values === undefined || others.values.length === 0
                ? "."
                : "; other agreements stand with the numbers of their own scenarios."}
            </p>
          ) : null}
          <details className="why">
            <summary>the numbers</summary>
            <LinesTable lines={drawn} />
          </details>
          <details className="why">
            <summary>why</summary>
            {drawn.flatMap((line) =>
              line.whys.map(({ of, why }) => (
                <Why key={`${line.id} ${of} ${why.sentence}`} label={of} sentence={why.sentence} steps={why.steps} />
              )),
            )}
          </details>
        </figure>
      )}
      <section className="section">
        <h2>On what this rests</h2>
        <p className="label prose">
          The scenario “{scenario.title}” says how each would decide, how often a word is kept and how long things take.
          Move a number to see what hangs on it: shares of one whole are divided by handles, so that they always add up
          to 100%.
          {movingLines(text).length < text.length
            ? " What is at stake for an attacker moves nothing here; it counts in Play."
            : ""}
        </p>
        {changed ? (
          <p>
            <button
              type="button"
              className="button"
              onClick={() => {
                setHeld({});
                change({ view: withoutNumbers(view) }, { replace: true });
              }}
            >
              All numbers back to the text’s
            </button>
          </p>
        ) : null}
        <div className="sliders">
          {movingLines(text).map((original) => {
            const line = lines.find(({ name }) => name === original.name) ?? original;
            const names = original.numbers.map(({ name }) => name);
            return (
              <SliderRow
                key={original.name}
                model={model}
                line={line}
                text={original}
                changed={names.some((name) => name in numbers)}
                onMove={setHeld}
                onSettle={(given) => put(original, given)}
                onReset={() => put(original, {})}
              />
            );
          })}
        </div>
      </section>
      <section className="section">
        <h2>Whose mind moves it</h2>
        {arrival.failure === undefined ? null : <p className="label">{arrival.failure}</p>}
        {swings === undefined ? (
          <Waiting what="Working out what each party moves" />
        ) : (
          <Cases
            model={model}
            found={swings}
            cases={merged(swings.cases, ({ value }) => [value.low.by, value.swings])}
            all={view["cases"] === "all"}
            onAll={() => change({ view: { ...view, cases: "all" } }, { replace: true })}
          >
            {(one) => <Swings model={model} value={one.value} days={days} />}
          </Cases>
        )}
      </section>
    </>
  );
}

function LinesTable({ lines }: { readonly lines: readonly Line[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it
    <section className="table-wrap" tabIndex={0} aria-label="The chart’s numbers">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">within days</th>
            {lines.map(({ id, name }) => (
              <th key={id} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TABLED.map((day) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {lines.map(({ id, points }) => {
                const point = points.find((one) => one.days === day);
                return (
                  <td key={id} className="number">
                    {point === undefined ? "" : percentRange(point.low, point.high)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function scenariosOf(model: Model, agreement: string): readonly Scenario[] {
  return model.scenarios.filter(({ of, stances }) => of === agreement && stances.length > 0);
}

/** The promises of other agreements that have a scenario with stances, one each. */
function besidesOf(
  model: Model,
  agreement: string,
): readonly { readonly target: Target; readonly scenario: Scenario }[] {
  return model.agreements.flatMap(({ id }) => {
    const [target] = promisesOf(model, id);
    const [scenario] = scenariosOf(model, id);
    return id === agreement || target === undefined || scenario === undefined ? [] : [{ target, scenario }];
  });
}

/** "Istanbul terms" for `IstanbulTerms`. */
function agreementWords(id: string): string {
  const words = spaced(id);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A text once it has stayed the same for so long; undefined before that. */
function useRested(text: string, ms: number): string | undefined {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return rested === text ? rested : undefined;
}
