import type { Scenario } from "@proviso/agreement";
import { type Opening, type PlayAnswer, type PlayValue, plain, promisesOf } from "@proviso/promise";
import { aboutIn } from "@proviso/report/view/about";
import { eventOf, parseSteps, stepsText } from "@proviso/report/view/steps";
import { RadioGroup } from "radix-ui";
import { useCallback, useMemo } from "react";
import { underWords } from "../../parts/answering-words.ts";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { Verdict } from "../../parts/verdict.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { AddedEvents } from "./add-event.tsx";
import { Deterrence } from "./deter.tsx";
import { Standing } from "./standing.tsx";
import { Stepper } from "./stepper.tsx";
import { Assumed, Stories } from "./story.tsx";
import { Timeline } from "./timeline.tsx";
import "./play.css";

/** What comes of a course of events, day by day; how the promise can fail with nobody in breach; and whether an attack would pay. */
export function PlayRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const { view } = address;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = model && aboutIn(model, address);
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  const scenarios = (model?.scenarios ?? []).filter(({ of }) => of === agreement?.id);
  const scenario = scenarios.find(({ id }) => id === address.scenario) ?? eventful(scenarios);
  const take = takenOf(agreement?.questions ?? [], address.take);
  const steps = useMemo(() => parseSteps(view.events), [view.events]);
  const asked = promise === undefined ? undefined : { of: promise.id, take, scenario: scenario?.id };
  const played = useAnswer("play", asked && { ...asked, events: steps.map(eventOf), dutiesKept: view.keep === "all" });
  const story = useAnswer("story", asked);
  const staked = scenarios.filter(({ stakes }) => stakes.length > 0);
  const deter = useAnswer(
    "deter",
    asked === undefined || staked.length === 0
      ? undefined
      : { ...asked, scenario: (staked.find(({ id }) => id === scenario?.id) ?? staked[0])?.id },
  );
  const set = useCallback(
    (part: Readonly<Record<string, string | undefined>>): void => {
      const next = Object.entries({ ...view, ...part }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      change({ view: Object.fromEntries(next) }, { replace: true });
    },
    [view, change],
  );
  if (model === undefined || agreement === undefined || promise === undefined)
    return <NothingYet title="Play it through" />;
  const answer = played.value;
  const at = answer?.cases[Number(view.way ?? 0)] === undefined ? 0 : Number(view.way ?? 0);
  const value = answer?.cases[at]?.value;
  const openings = (answer?.cases ?? []).flatMap((one): readonly Opening[] => one.value.openings);
  return (
    <>
      <h1>Play it through</h1>
      <PromisePicker promises={promises} chosen={promise} />
      <Switches questions={agreement.questions} />
      {scenarios.length < 2 ? null : (
        <p className="course">
          <label className="label">
            Course of events{" "}
            <select
              className="button"
              value={scenario?.id}
              onChange={({ target }) => {
                const { day: _day, way: _way, ...rest } = view;
                change({ scenario: target.value, view: rest }, { replace: true });
              }}
            >
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {played.failure === undefined ? null : (
        <Notice tone="open">
          <p>{played.failure}</p>
          {steps.length === 0 ? null : (
            <p>
              <button type="button" className="button" onClick={() => set({ events: undefined })}>
                Take the added events away
              </button>
            </p>
          )}
        </Notice>
      )}
      {answer === undefined && played.asking ? <Waiting what="Playing the days" /> : null}
      {answer === undefined ? null : (
        <section className="section" aria-label="Would helping be called illegal?">
          <h2>Would helping be called illegal, and under which words?</h2>
          <Ways
            answer={answer}
            at={at}
            onChoose={(next) => set({ way: next === 0 ? undefined : String(next), day: undefined })}
          />
        </section>
      )}
      {value === undefined ? null : (
        <section className="section">
          <h2>{value.sentence}</h2>
          <label className="tick-box">
            <input
              type="checkbox"
              checked={view.keep === "all"}
              onChange={({ target }) => set({ keep: target.checked ? "all" : undefined, day: undefined })}
            />{" "}
            Everyone keeps its word unless an event says otherwise
          </label>
          {openings.length === 0 && steps.length === 0 ? null : (
            <AddedEvents
              model={model}
              openings={openings}
              steps={steps}
              onChange={(next) => set({ events: next.length === 0 ? undefined : stepsText(next), day: undefined })}
            />
          )}
          <Played value={value} day={view.day} onDay={(day) => set({ day: String(day) })}>
            {(days, day, onDay) => (
              <div className="played">
                <Timeline agreement={agreement} value={value} days={days} day={day} onDay={onDay} />
                <Standing model={model} agreement={agreement} value={value} day={day} />
              </div>
            )}
          </Played>
          {value.unheeded.length === 0 ? null : (
            <Notice tone="open">
              <p>There is no place in this text for {plain.list(value.unheeded)}.</p>
            </Notice>
          )}
          <Assumed all={value.assumed} />
        </section>
      )}
      <section className="section">
        <h2>How it can fail with nobody in breach</h2>
        {story.failure === undefined ? null : <p className="label">{story.failure}</p>}
        {story.value === undefined ? (
          <Waiting what="Looking for the shortest story" />
        ) : (
          <Stories model={model} agreement={agreement} answer={story.value} />
        )}
      </section>
      <section className="section">
        <h2>Would an attack pay?</h2>
        {staked.length === 0 ? (
          <p className="prose quiet">
            No scenario of {agreement.title} says what an attack is worth, so nothing can be said about it. Write into
            one: stakes the attacker deterred at 60%.
          </p>
        ) : deter.failure !== undefined ? (
          <p className="prose quiet">{deter.failure}</p>
        ) : deter.value === undefined ? (
          <Waiting what="Weighing it" />
        ) : (
          <Deterrence model={model} answer={deter.value} />
        )}
      </section>
    </>
  );
}

/** The answer under each way of answering what is open; one of them is stepped through below. */
function Ways({
  answer,
  at,
  onChoose,
}: {
  readonly answer: PlayAnswer;
  readonly at: number;
  readonly onChoose: (way: number) => void;
}) {
  const { state } = useDesk();
  const { cases, questions } = answer;
  const [only] = cases;
  if (only === undefined) return <p>Under these answers the text makes no such promise.</p>;
  if (cases.length === 1) return <LegalityLine value={only.value} />;
  const several = new Set(cases.map(({ beneficiary }) => beneficiary)).size > 1;
  return (
    <RadioGroup.Root
      className="ways"
      aria-label="Under which answers the days are stepped through"
      value={String(at)}
      onValueChange={(way) => onChoose(Number(way))}
    >
      {cases.map(({ value, answerings, beneficiary, alike }, i) => {
        const under = underWords(questions, answerings, cases.length);
        const to =
          several && beneficiary !== undefined && state.model !== undefined
            ? `for ${plain.withAlike(state.model, beneficiary, alike)}`
            : "";
        const name = [under === "" ? "" : `If ${under}`, to].filter((part) => part !== "").join(", ");
        return (
          <RadioGroup.Item className="way" key={name} value={String(i)}>
            <span className="way-name">
              <span aria-hidden="true">{i === at ? "●" : "○"}</span> {name}
            </span>
            <LegalityLine value={value} />
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}

function LegalityLine({ value: { legality } }: { readonly value: PlayValue }) {
  if (legality === undefined)
    return <span className="legality">It does not hang on anybody’s help, so the question does not arise.</span>;
  return (
    <span className="legality">
      <Verdict tone={legality.barred ? "unlawful" : "held"}>{legality.sentence}</Verdict>
    </span>
  );
}

function Played({
  value,
  day: wanted,
  onDay,
  children,
}: {
  readonly value: PlayValue;
  readonly day: string | undefined;
  readonly onDay: (day: number) => void;
  readonly children: (days: readonly number[], day: number, onDay: (day: number) => void) => React.ReactNode;
}) {
  const days = useMemo(() => [...new Set(value.entries.map(({ day }) => day))].sort((a, b) => a - b), [value]);
  const breach = value.breaches.length === 0 ? undefined : Math.min(...value.breaches.map(({ from }) => from));
  const last = days.at(-1);
  if (last === undefined) return <p>Nothing happens. Add an event above, or choose another course of events.</p>;
  // The end is where the answer is; from there one steps back.
  const day = days.findLast((one) => one <= Number(wanted ?? last)) ?? days[0] ?? last;
  return (
    <>
      <Stepper days={days} day={day} breach={breach} onDay={onDay} />
      {children(days, day, onDay)}
    </>
  );
}

/** The scenario in which most happens. */
function eventful(scenarios: readonly Scenario[]): Scenario | undefined {
  return scenarios.toSorted((a, b) => b.events.length - a.events.length)[0];
}
