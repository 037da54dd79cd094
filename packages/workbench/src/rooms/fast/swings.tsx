import type { Model } from "@proviso/agreement";
import { type ArrivalValue, plain } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { Why } from "../../parts/why.tsx";
import { named } from "./numbers.ts";

/** Below this a party moves nothing that anybody would see. */
const NOTHING = 5e-4;

/** What each party's mind moves: help within so many days were it sure to refuse, and were it sure to agree. */
export function Swings({
  model,
  value,
  days,
}: {
  readonly model: Model;
  readonly value: ArrivalValue;
  readonly days: number;
}) {
  const by = (figures: { readonly by: readonly { readonly days: number; readonly probability: number }[] }) =>
    figures.by.find((one) => one.days === days)?.probability ?? 0;
  const all = value.swings
    .map(({ party, ifYes, ifNo }) => ({ party, yes: by(ifYes), no: by(ifNo) }))
    .sort((one, other) => Math.abs(other.yes - other.no) - Math.abs(one.yes - one.no));
  const moving = all.filter(({ yes, no }) => Math.abs(yes - no) >= NOTHING);
  const still = all.filter(({ yes, no }) => Math.abs(yes - no) < NOTHING).map(({ party }) => named(model, party));
  const now = by(value.low);
  const [most] = moving;
  return (
    <figure className="picture">
      <figcaption>
        {most === undefined
          ? `No single party moves it: help within ${days} days stays at ${percent(now)} whatever one of them decides.`
          : `It turns most on ${named(model, most.party)}: help within ${days} days is ${percent(most.no)} if it refuses, ${percent(most.yes)} if it agrees.`}
      </figcaption>
      {moving.length === 0 ? null : (
        <table className="bars swings">
          <thead>
            <tr>
              <th scope="col">if sure to</th>
              <th scope="col">
                refuse <span aria-hidden="true">○ → ●</span>
                <span className="visually-hidden">or to</span> agree
              </th>
            </tr>
          </thead>
          <tbody>
            {moving.map(({ party, yes, no }) => (
              <tr key={party}>
                <th scope="row">{named(model, party)}</th>
                <td>
                  <span className="swing-track" aria-hidden="true">
                    <span className="swing-now" style={{ insetInlineStart: `${now * 100}%` }} />
                    <span
                      className="swing-line"
                      style={{
                        insetInlineStart: `${Math.min(yes, no) * 100}%`,
                        inlineSize: `${Math.abs(yes - no) * 100}%`,
                      }}
                    />
                    <span className="swing-end" data-end="no" style={{ insetInlineStart: `${no * 100}%` }} />
                    <span className="swing-end" data-end="yes" style={{ insetInlineStart: `${yes * 100}%` }} />
                  </span>
                  <span className="swing-figure">
                    {percent(no)} → {percent(yes)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {still.length > 0 && moving.length > 0 ? (
        <p className="label">{plain.list(still)} alone would move nothing.</p>
      ) : null}
      <Why sentence={value.why.sentence} steps={value.why.steps} />
    </figure>
  );
}
