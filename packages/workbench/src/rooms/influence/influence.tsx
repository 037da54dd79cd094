import type { Model } from "@proviso/agreement";
import { dateWords, endNames, type Imported } from "@proviso/promise/influence";
import { readForeign } from "@proviso/report/ask/foreign";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { useMemo } from "react";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { Why } from "../../parts/why.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { Challenge } from "./challenge.tsx";
import { ImportTable, Mistakes } from "./import-table.tsx";
import { keptTable } from "./imports.ts";
import { Line } from "./line.tsx";
import { Movers } from "./movers.tsx";
import { OverTime } from "./over-time.tsx";
import { Rests } from "./rests.tsx";
import { type Passing, ShiftPanel } from "./shift.tsx";
import { Slider } from "./slider.tsx";
import { Standings } from "./standings.tsx";
import "./influence.css";

/** What is shown: a table of the dossier, or a question of a file that somebody opened here. */
interface Source {
  readonly title: string;
  readonly ask: { readonly table: string; readonly issue?: string };
  readonly actors: readonly string[];
}

/** Where those round a table end up on a question, who moves whom, and what a shift of influence would do. */
export function InfluenceRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const { view } = address;
  const file = useFile(view.file);
  const sources = model === undefined ? [] : file === undefined ? tablesOf(model) : issuesOf(file);
  const source = sources.find(({ ask }) => (ask.issue ?? ask.table) === view.table) ?? sources[0];
  const set = (part: Readonly<Record<string, string | undefined>>): void =>
    change({ view: defined({ ...view, ...part }) }, { replace: true });
  const look = (part: Readonly<Record<string, string | undefined>>): void => change({ view: defined(part) });
  return (
    <>
      <h1>{source?.title ?? "Influence"}</h1>
      {file === undefined ? null : (
        <p className="label">
          {file.name}, opened in this browser{" "}
          <button type="button" className="button" data-kind="plain" onClick={() => look({})}>
            Back to the dossier
          </button>
        </p>
      )}
      {view.file !== undefined && file === undefined ? (
        <Notice tone="open">
          <p>
            {view.file} was opened in another tab or on another machine, and only there. Open it here to see it; the
            dossier’s own tables follow.
          </p>
        </Notice>
      ) : null}
      {file === undefined ? null : <Mistakes name={file.name} text={file.text} found={file.found} />}
      {sources.length < 2 ? null : (
        <p className="label">
          <label>
            {file === undefined ? "Table" : "Question"}{" "}
            <select
              className="button"
              value={source?.ask.issue ?? source?.ask.table}
              onChange={({ target }) => look({ file: view.file, table: target.value })}
            >
              {sources.map(({ title, ask }) => (
                <option key={ask.issue ?? ask.table} value={ask.issue ?? ask.table}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {model === undefined || source === undefined ? (
        sources.length === 0 && file === undefined ? (
          <NothingYet>
            No table yet. Write one into the dossier: table capital "Whose line prevails" on "How far?" from "not at
            all" to "wholly", and a line for each who has a say: Hawks position 10 to 25 influence 70 salience 80. Or
            open one of KTAB or Decide below.
          </NothingYet>
        ) : null
      ) : (
        <Shown
          key={`${view.file ?? ""} ${source.ask.table} ${source.ask.issue ?? ""}`}
          model={model}
          source={source}
          beside={file?.beside}
          view={view}
          set={set}
        />
      )}
      <ImportTable onOpen={(name) => look({ file: name })} />
    </>
  );
}

function Shown({
  model,
  source,
  beside,
  view,
  set,
}: {
  readonly model: Model;
  readonly source: Source;
  readonly beside: Readonly<Record<string, string>> | undefined;
  readonly view: Readonly<Record<string, string>>;
  readonly set: (part: Readonly<Record<string, string | undefined>>) => void;
}) {
  const known = (id: string | undefined): string | undefined => (source.actors.includes(id ?? "") ? id : undefined);
  const giveOrTake = within(view.around, 100);
  const base = {
    ...source.ask,
    ...(view.on === undefined ? {} : { on: view.on }),
    ...(giveOrTake === 0 ? {} : { giveOrTake }),
  };
  const [from, to] = [known(view.from), known(view.to)];
  const points = from === undefined || to === undefined || from === to ? 0 : within(view.points, 1e9);
  const { value, failure, asking } = useAnswer(
    "influence",
    {
      influence:
        points === 0 || from === undefined || to === undefined ? base : { ...base, shift: { from, to, points } },
    },
    { beside },
  );
  const passing = value === undefined ? undefined : { ...heaviest(value), ...defined({ from, to }), points };
  const tenths = useAnswer(
    "influence",
    passing === undefined || source.actors.length < 2 || passing.from === passing.to
      ? undefined
      : { influence: { ...base, shift: { from: passing.from, to: passing.to } } },
    { beside },
  );
  const challenged = view.challenge === "on";
  const challenge = useAnswer("influence", challenged ? { influence: { ...base, challenge: true } } : undefined, {
    beside,
  });
  if (value === undefined)
    return failure === undefined ? (
      <Waiting what="Weighing who wants what" />
    ) : (
      <Notice tone="open">
        <p>{failure}</p>
      </Notice>
    );
  const { issue, forecast, course = [], on } = value;
  const ends = endNames(issue);
  const dates = course.map((one) => one.on);
  const moved = points === 0 ? undefined : value.shift?.steps.at(-1)?.forecast;
  const chosen = known(view.actor);
  return (
    <>
      <p className="quiet">
        {issue.title} From {ends.low} to {ends.high}.
      </p>
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      <figure className="picture influence-picture" aria-busy={asking}>
        <figcaption>{value.sentence}</figcaption>
        {dates.length < 2 ? null : (
          <Slider
            label="On"
            value={Math.max(0, on === undefined ? dates.length - 1 : dates.findLastIndex((date) => date <= on))}
            most={dates.length - 1}
            says={(at) => dateWords(dates[at] ?? "")}
            onChange={(at) => set({ on: at === dates.length - 1 ? undefined : dates[at] })}
          />
        )}
        <Line
          model={model}
          answer={value}
          now={moved ?? forecast}
          before={moved === undefined ? undefined : forecast}
          chosen={chosen}
          onChoose={(actor) => set({ actor: actor === chosen ? undefined : actor })}
        />
        <p className="label">
          A mark is as large as influence × salience; a whisker is what is stated of the position. Choose one to see
          what it rests on.
        </p>
        {chosen === undefined ? null : (
          <Rests model={model} answer={value} actor={chosen} onClose={() => set({ actor: undefined })} />
        )}
        <Standings answer={value} />
      </figure>
      {forecast.draws === 0 || giveOrTake > 0 ? (
        <div className="section">
          <Slider
            label="No number is stated as a range. Were each known only to within"
            value={giveOrTake}
            most={30}
            step={5}
            says={(n) => (n === 0 ? "nothing: taken as exact" : `${n} points`)}
            onChange={(n) => set({ around: n === 0 ? undefined : String(n) })}
          />
        </div>
      ) : null}
      {passing === undefined || source.actors.length < 2 ? null : (
        <ShiftPanel
          model={model}
          answer={value}
          tenths={tenths.value?.shift}
          passing={passing}
          onChange={(next: Passing) =>
            set({ from: next.from, to: next.to, points: next.points === 0 ? undefined : String(next.points) })
          }
        />
      )}
      <section className="section">
        <h2>Who moves whom</h2>
        <Movers answer={value} />
      </section>
      <OverTime model={model} answer={value} />
      <Challenge
        model={model}
        answer={challenge.value}
        on={challenged}
        onChange={(next) => set({ challenge: next ? "on" : undefined })}
      />
      <section className="section">
        <h2>What it rests on</h2>
        <p className="prose">
          Arithmetic on stated positions, influence and salience: each gives way in proportion to the others’ weight. It
          predicts nobody’s mind, and an interval shows what the stated ranges leave open and nothing else.
        </p>
        {value.rests === undefined ? null : (
          <Why steps={value.rests} label="every line of the table, with its source" />
        )}
      </section>
    </>
  );
}

/** From whom and to whom influence passes unless somebody says: from the heaviest to the next. */
function heaviest({ sways, issue }: InfluenceAnswer): Omit<Passing, "points"> {
  const [first, second] = sways.toSorted((a, b) => b.share - a.share).filter(({ of }) => of === undefined);
  const other = issue.actors.find(({ id }) => id !== first?.actor)?.id;
  return { from: first?.actor ?? "", to: second?.actor ?? other ?? first?.actor ?? "" };
}

interface Opened {
  readonly name: string;
  readonly text: string;
  readonly found: Imported;
  readonly beside: Readonly<Record<string, string>>;
}

function useFile(name: string | undefined): Opened | undefined {
  const text = name === undefined ? undefined : keptTable(name);
  return useMemo(
    () =>
      name === undefined || text === undefined
        ? undefined
        : { name, text, found: readForeign(text), beside: { [name]: text } },
    [name, text],
  );
}

function tablesOf(model: Model): Source[] {
  return model.tables.map(({ id, title, rows }) => ({
    title,
    ask: { table: id },
    actors: rows.map(({ actor }) => actor.id),
  }));
}

function issuesOf({ name, found }: Opened): Source[] {
  return (found.issues ?? []).map(({ id, title, actors }) => ({
    title,
    ask: { table: name, issue: id },
    actors: actors.map((actor) => actor.id),
  }));
}

function within(text: string | undefined, most: number): number {
  const value = Number(text ?? 0);
  return value >= 0 && value <= most ? value : 0;
}

function defined(part: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(part).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
