import type { Model } from "@proviso/agreement";
import { endNames } from "@proviso/promise/influence";
import { CHALLENGE_CAUTION, challengeWords, type InfluenceAnswer } from "@proviso/report/present/influence";
import { unit } from "@proviso/report/present/positions";
import { Waiting } from "../../parts/notice.tsx";
import { Verdict } from "../../parts/verdict.tsx";
import { actorColour, actorName } from "./actors.ts";
import { LineChart, type Series } from "./line-chart.tsx";

const NAMED = 8;
/** A run that goes on longer is told in its first rounds and its end. */
const ROUNDS = 60;

const ENDED = {
  converged: { tone: "held", says: "It converged: nobody moves any more." },
  cycling: { tone: "open", says: "It did not converge: it goes round in circles." },
  stopped: { tone: "open", says: "It did not converge: it was stopped while positions still moved." },
} as const;

/** The challenge model, for whoever asks for it: round by round, and how little its outcome may mean. */
export function Challenge({
  model,
  answer,
  on,
  onChange,
}: {
  readonly model: Model;
  readonly answer: InfluenceAnswer | undefined;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const found = answer?.challenge;
  return (
    <section className="section">
      <h2>The challenge model, an experiment</h2>
      <p className="prose">{CHALLENGE_CAUTION}</p>
      <p>
        <label className="tick-box">
          <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} /> Run it on this
          table
        </label>
      </p>
      {on && found === undefined ? <Waiting what="Running the challenge model under all its readings" /> : null}
      {on && answer !== undefined && found !== undefined ? (
        <figure className="picture">
          <figcaption>
            <Verdict tone={ENDED[found.forecast.run.status].tone}>{ENDED[found.forecast.run.status].says}</Verdict>
          </figcaption>
          <p className="prose">{challengeWords(answer.issue, found)}</p>
          <Rounds model={model} answer={answer} found={found} />
          <Moves answer={answer} found={found} />
        </figure>
      ) : null}
    </section>
  );
}

type Found = NonNullable<InfluenceAnswer["challenge"]>;

function Rounds({
  model,
  answer,
  found,
}: {
  readonly model: Model;
  readonly answer: InfluenceAnswer;
  readonly found: Found;
}) {
  const { issue } = answer;
  const { actors, rounds } = found.forecast.run;
  const shown = rounds.slice(0, ROUNDS);
  if (shown.length < 2) return null;
  const ends = endNames(issue);
  const series: Series[] = [
    ...actors.map(
      (id, i): Series => ({
        name: actorName(issue, id),
        colour: actorColour(model, id),
        kind: "thin",
        quiet: i >= NAMED,
        points: shown.map(({ positions }, x) => ({ x, y: positions[i] ?? 0 })),
      }),
    ),
    {
      name: "median",
      colour: "var(--ink)",
      kind: "main",
      points: shown.map(({ median }, x) => ({ x, y: median })),
    },
  ];
  return (
    <LineChart
      label="Positions round by round"
      series={series}
      most={100}
      xTicks={shown.map((_, at) => ({ at, says: at === 0 ? "start" : `round ${at}` }))}
      yTicks={[
        { at: 0, says: ends.low },
        { at: 100, says: ends.high },
      ]}
    />
  );
}

function Moves({ answer, found }: { readonly answer: InfluenceAnswer; readonly found: Found }) {
  const { issue } = answer;
  const { rounds } = found.forecast.run;
  const moves = rounds.flatMap(({ moves: all }, i) => all.map((move) => ({ round: i + 1, ...move })));
  if (moves.length === 0) return <p>Nobody moves.</p>;
  return (
    <details className="why">
      <summary>who moved, and for whom</summary>
      <ol className="moves">
        {moves.slice(0, 40).map(({ round, from, to, kind, before, position }) => (
          <li key={`${round} ${to}`}>
            Round {round}: {actorName(issue, to)} moves from {unit(issue, before)} to {unit(issue, position)} for{" "}
            {actorName(issue, from)} ({kind}).
          </li>
        ))}
      </ol>
      {moves.length > 40 ? <p className="label">and {moves.length - 40} more moves</p> : null}
    </details>
  );
}
