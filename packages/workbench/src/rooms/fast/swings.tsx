import type { Model } from "@proviso/agreement";
import { type ArrivalValue, nameOf } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";

const DAYS = 14;

/** What each party's mind moves: help within two weeks were it sure to refuse, and sure to agree. */
export function Swings({ model, value }: { readonly model: Model; readonly value: ArrivalValue }) {
  const by = (figures: { readonly by: readonly { readonly days: number; readonly probability: number }[] }) =>
    figures.by.find(({ days }) => days === DAYS)?.probability ?? 0;
  const swings = value.swings
    .map(({ party, ifYes, ifNo }) => ({ party, yes: by(ifYes), no: by(ifNo) }))
    .sort((one, other) => Math.abs(other.yes - other.no) - Math.abs(one.yes - one.no));
  if (swings.length === 0) return null;
  return (
    <figure className="picture">
      <figcaption>Help within {DAYS} days, if one party's mind were sure</figcaption>
      <table className="bars swings">
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">refuses → agrees</th>
          </tr>
        </thead>
        <tbody>
          {swings.map(({ party, yes, no }) => (
            <tr key={party}>
              <th scope="row">{nameOf(model, party)}</th>
              <td>
                <span className="swing-track" aria-hidden="true">
                  <span
                    className="bar"
                    style={{
                      insetInlineStart: `${Math.min(yes, no) * 100}%`,
                      inlineSize: `max(3px, ${Math.abs(yes - no) * 100}%)`,
                    }}
                  />
                </span>
                <span>
                  {percent(no)} → {percent(yes)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
