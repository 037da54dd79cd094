import type { Model } from "@proviso/agreement";
import { dateWords, endNames, type Forecast, type Issue, type Standing } from "@proviso/promise/influence";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { estimate, points, short, unit } from "@proviso/report/present/positions";
import { actorColour, actorName } from "./actors.ts";
import { LineChart, type Series } from "./line-chart.tsx";

/** More lines than this are drawn without their names. */
const NAMED = 7;

type Course = NonNullable<InfluenceAnswer["course"]>;

/** How what they want and what they could bring to bear changes over the months, and what that does to where they meet. */
export function OverTime({ model, answer }: { readonly model: Model; readonly answer: InfluenceAnswer }) {
  const { issue, course = [], on } = answer;
  const [first, last] = [course[0], course.at(-1)];
  if (first === undefined || last === undefined || course.length < 2) return null;
  const at = (date: string): number => Date.parse(date.length === 4 ? `${date}-01` : date) / 86_400_000;
  const xTicks = course.map((one) => ({ at: at(one.on), says: dateWords(one.on) }));
  const mark = on === undefined ? undefined : at(on);
  const ends = endNames(issue);
  const actors = seatsOf(last.stated).map(({ id }) => id);
  const heaviest = seatsOf(last.stated)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ id }) => id);
  const lineOf = (id: string, value: (standing: Standing) => number): Series => ({
    name: actorName(issue, id),
    colour: actorColour(model, id),
    kind: "thin",
    quiet: !heaviest.includes(id),
    points: course.flatMap(({ on: date, stated }) => {
      const standing = seatsOf(stated).find((one) => one.id === id);
      return standing === undefined ? [] : [{ x: at(date), y: value(standing) }];
    }),
  });
  const shifted = course.filter((one) => one.shifted !== undefined);
  const where: Series[] = [
    ...actors.map((id) => lineOf(id, ({ position }) => position)),
    {
      name: "they meet",
      colour: "var(--ink)",
      kind: "main",
      points: course.map(({ on: date, stated: { mean } }) => ({
        x: at(date),
        y: mean.value,
        low: mean.low,
        high: mean.high,
      })),
    },
    ...(shifted.length === 0
      ? []
      : [
          {
            name: "with the shift",
            colour: "var(--ink)",
            kind: "dashed" as const,
            points: shifted.map(({ on: date, shifted: now }) => ({ x: at(date), y: now?.mean.value ?? 0 })),
          },
        ]),
  ];
  const weights = actors.map((id) => lineOf(id, ({ influence }) => influence));
  const most = Math.max(...weights.flatMap((one) => one.points.map(({ y }) => y)), 1);
  return (
    <section className="section">
      <h2>Over time</h2>
      <figure className="picture">
        <figcaption>{movedSentence(issue, first, last)}</figcaption>
        <LineChart
          label={movedSentence(issue, first, last)}
          series={where}
          most={100}
          xTicks={xTicks}
          yTicks={[
            { at: 0, says: ends.low },
            { at: 50, says: unit(issue, 50) },
            { at: 100, says: ends.high },
          ]}
          mark={mark}
        />
      </figure>
      <figure className="picture">
        <figcaption>{gainedSentence(issue, first.stated, last.stated, first.on)}</figcaption>
        <LineChart
          label={gainedSentence(issue, first.stated, last.stated, first.on)}
          series={weights}
          most={most * 1.1}
          xTicks={xTicks}
          yTicks={[
            { at: 0, says: "0" },
            { at: most, says: short(most) },
          ]}
          mark={mark}
        />
      </figure>
      {actors.length > NAMED ? <p className="label">The {NAMED} heaviest are named; all are in the table.</p> : null}
      <details className="why">
        <summary>the numbers</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
        <section className="table-wrap" tabIndex={0} aria-label="Over time, in numbers">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">from</th>
                <th scope="col">they meet at</th>
                <th scope="col">weighted median</th>
                {actors.map((id) => (
                  <th key={id} scope="col">
                    {actorName(issue, id)}: position, influence
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {course.map(({ on: date, stated }) => (
                <tr key={date}>
                  <th scope="row">{dateWords(date)}</th>
                  <td>{estimate(issue, stated.mean, stated.draws)}</td>
                  <td>{estimate(issue, stated.median, stated.draws)}</td>
                  {actors.map((id) => {
                    const standing = seatsOf(stated).find((one) => one.id === id);
                    return (
                      <td key={id}>
                        {standing === undefined
                          ? ""
                          : `${unit(issue, standing.position)}, ${short(standing.influence)}`}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  );
}

/** Those at the table and the members of their delegations. */
function seatsOf({ standings }: Pick<Forecast, "standings">): Standing[] {
  return standings.flatMap((one) => [one, ...seatsOf({ standings: one.members })]);
}

/** "Since January 2025 where they meet has moved from 35 to 38, towards “held”; the weighted median from 35 to 50." */
function movedSentence(issue: Issue, first: Course[number], last: Course[number]): string {
  const ends = endNames(issue);
  const [before, now] = [first.stated, last.stated];
  const by = points(issue, now.mean.value - before.mean.value);
  const since = `Since ${dateWords(first.on)}`;
  const median =
    unit(issue, before.median.value) === unit(issue, now.median.value)
      ? ""
      : `; the weighted median from ${unit(issue, before.median.value)} to ${unit(issue, now.median.value)}`;
  if (Math.abs(now.mean.value - before.mean.value) < 0.5 && median === "")
    return `${since} where they meet has hardly moved, at ${unit(issue, now.mean.value)}.`;
  return `${since} where they meet has moved from ${unit(issue, before.mean.value)} to ${unit(issue, now.mean.value)}, towards ${by > 0 ? ends.high : ends.low}${median}.`;
}

/** "Witkoff Camp has gained 10 of influence since January 2025; Kellogg Camp has lost 10." */
function gainedSentence(issue: Issue, before: Forecast, now: Forecast, since: string): string {
  const changes = seatsOf(now)
    .flatMap(({ id, influence }) => {
      const earlier = seatsOf(before).find((one) => one.id === id)?.influence;
      return earlier === undefined || Math.abs(influence - earlier) < 0.05 ? [] : [{ id, by: influence - earlier }];
    })
    .sort((a, b) => b.by - a.by);
  if (changes.length === 0) return `Nobody has gained or lost influence since ${dateWords(since)}.`;
  const [most, least] = [changes[0], changes.at(-1)];
  const says = ({ id, by }: (typeof changes)[number]): string =>
    `${actorName(issue, id)} has ${by > 0 ? "gained" : "lost"} ${short(Math.abs(by))} of influence`;
  if (most === undefined || least === undefined || most === least || most.by < 0 || least.by > 0)
    return `${says(most ?? least ?? { id: "", by: 0 })} since ${dateWords(since)}.`;
  return `${says(most)} since ${dateWords(since)}; ${says(least)}.`;
}
