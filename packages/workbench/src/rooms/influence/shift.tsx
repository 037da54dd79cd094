import type { Model } from "@proviso/agreement";
import { endNames } from "@proviso/promise/influence";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { points as distance, short, unit } from "@proviso/report/present/positions";
import { actorColour, actorName } from "./actors.ts";
import { LineChart } from "./line-chart.tsx";
import { Slider } from "./slider.tsx";

export interface Passing {
  readonly from: string;
  readonly to: string;
  readonly points: number;
}

/** What if influence passed from one to another: a slider, what becomes of where they meet, and that over all that could pass. */
export function ShiftPanel({
  model,
  answer,
  tenths,
  passing,
  onChange,
}: {
  readonly model: Model;
  readonly answer: InfluenceAnswer;
  /** The same in tenths of all that `from` has, where that has come. */
  readonly tenths: InfluenceAnswer["shift"];
  readonly passing: Passing;
  readonly onChange: (passing: Passing) => void;
}) {
  const { issue, spans, forecast } = answer;
  const { from, to, points } = passing;
  const has = spans.find(({ actor }) => actor === from)?.influence.value ?? 0;
  const [giver, taker] = [actorName(issue, from), actorName(issue, to)];
  const moved = answer.shift?.from === from && answer.shift.to === to ? answer.shift.steps.at(-1)?.forecast : undefined;
  const now = points > 0 && moved !== undefined ? moved : forecast;
  const step = has > 20 ? 1 : has / 20 || 1;
  return (
    <section className="section">
      <h2>If influence shifted</h2>
      <div className="shift-controls">
        <ActorSelect
          label="From"
          issue={issue}
          value={from}
          onChange={(next) => onChange({ from: next, to: next === to ? from : to, points: 0 })}
        />
        <ActorSelect
          label="to"
          issue={issue}
          value={to}
          onChange={(next) => onChange({ from: next === from ? to : from, to: next, points: 0 })}
        />
        <Slider
          label="Points of influence that pass"
          value={points}
          most={has}
          step={step}
          says={(value) => `${short(value)} of ${short(has)}`}
          onChange={(next) => onChange({ from, to, points: next })}
        />
      </div>
      <p className="shift-says" aria-live="polite">
        {points === 0
          ? `Move the slider: ${giver} would lose influence, ${taker} would gain it.`
          : `If ${short(points)} of the ${short(has)} points of influence of ${giver} passed to ${taker}, those at the table would meet at `}
        {points === 0 ? null : (
          <>
            <strong>{unit(issue, now.mean.value)}</strong> instead of {unit(issue, forecast.mean.value)}
            {sideWords(answer, now.mean.value - forecast.mean.value)}; the weighted median would be at{" "}
            <strong>{unit(issue, now.median.value)}</strong>
            {unit(issue, now.median.value) === unit(issue, forecast.median.value)
              ? ", where it is"
              : ` instead of ${unit(issue, forecast.median.value)}`}
            .
          </>
        )}
      </p>
      {tenths === undefined || has === 0 ? null : (
        <figure className="picture">
          <figcaption>{tipSentence(answer, tenths, has)}</figcaption>
          <LineChart
            label={tipSentence(answer, tenths, has)}
            series={[
              {
                name: "they meet",
                colour: "var(--ink)",
                kind: "main",
                points: tenths.steps.map(({ share, forecast: { mean } }) => ({
                  x: share * has,
                  y: mean.value,
                  low: mean.low,
                  high: mean.high,
                })),
              },
              {
                name: "weighted median",
                colour: actorColour(model, ""),
                kind: "dashed",
                points: tenths.steps.map(({ share, forecast: { median } }) => ({ x: share * has, y: median.value })),
              },
            ]}
            most={100}
            xTicks={[0, 0.25, 0.5, 0.75, 1].map((share) => ({
              at: share * has,
              says: share === 0 ? "nothing passes" : share === 1 ? `all ${short(has)} pass` : short(share * has),
            }))}
            yTicks={[
              { at: 0, says: endNames(issue).low },
              { at: 50, says: unit(issue, 50) },
              { at: 100, says: endNames(issue).high },
            ]}
            mark={points}
          />
        </figure>
      )}
    </section>
  );
}

function ActorSelect({
  label,
  issue,
  value,
  onChange,
}: {
  readonly label: string;
  readonly issue: InfluenceAnswer["issue"];
  readonly value: string;
  readonly onChange: (actor: string) => void;
}) {
  return (
    <label className="shift-actor">
      {label}
      <select className="button" value={value} onChange={({ target }) => onChange(target.value)}>
        {issue.actors.map(({ id }) => (
          <option key={id} value={id}>
            {actorName(issue, id)}
          </option>
        ))}
      </select>
    </label>
  );
}

function sideWords({ issue }: InfluenceAnswer, by: number): string {
  const { low, high } = endNames(issue);
  const size = short(Math.abs(distance(issue, by)));
  return size === "0" ? "" : `, ${size} nearer to ${by > 0 ? high : low}`;
}

function tipSentence(
  { issue }: InfluenceAnswer,
  { from, to, steps, tips }: NonNullable<InfluenceAnswer["shift"]>,
  has: number,
): string {
  const [start, end] = [steps[0]?.forecast, steps.at(-1)?.forecast];
  if (start === undefined || end === undefined) return "";
  const whole = `Were all of it to pass from ${actorName(issue, from)} to ${actorName(issue, to)}, they would meet at ${unit(issue, end.mean.value)} instead of ${unit(issue, start.mean.value)}`;
  return tips === undefined
    ? `${whole}; the weighted median stays where it is.`
    : `${whole}; the weighted median leaves its place once between ${short(tips.after * has)} and ${short(tips.by * has)} points pass.`;
}
