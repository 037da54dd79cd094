import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { short, unit } from "@proviso/report/present/positions";
import { actorName } from "./actors.ts";

/** The picture of the line as a table: for whoever cannot see it, and to be copied. */
export function Standings({ answer }: { readonly answer: InfluenceAnswer }) {
  const { issue, spans, sways } = answer;
  const between = (
    { low, high }: { readonly low: number; readonly high: number },
    says: (n: number) => string,
  ): string => (low === high ? "" : ` (${says(low)} to ${says(high)})`);
  const position = (n: number): string => unit(issue, n);
  return (
    <details className="why">
      <summary>who stands where, in numbers</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
      <section className="table-wrap" tabIndex={0} aria-label="Who stands where, in numbers">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">who</th>
              <th scope="col">position</th>
              <th scope="col">influence</th>
              <th scope="col">salience</th>
              <th scope="col">share of the weight</th>
            </tr>
          </thead>
          <tbody>
            {spans.map((span) => (
              <tr key={span.actor}>
                <th scope="row">
                  {actorName(issue, span.actor)}
                  {span.of === undefined ? "" : `, of ${actorName(issue, span.of)}`}
                </th>
                <td>{position(span.position.value) + between(span.position, position)}</td>
                <td>{short(span.influence.value) + between(span.influence, short)}</td>
                <td>{short(span.salience.value) + between(span.salience, short)}</td>
                <td>{Math.round((sways.find(({ actor }) => actor === span.actor)?.share ?? 0) * 100)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
