import type { Model } from "@proviso/agreement";
import { nameOf, type PowerValue } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";

/** How much hangs on each party: the share of the others' conducts in which it alone decides (Banzhaf; in reliability, Birnbaum's importance). */
export function PowerBars({ model, value }: { readonly model: Model; readonly value: PowerValue }) {
  if (value.kind === "constant") return <p>{value.why.sentence}</p>;
  const parties = [...value.parties].sort((one, other) => other.banzhaf.value - one.banzhaf.value);
  const most = Math.max(...parties.map(({ banzhaf }) => banzhaf.value), 1e-9);
  return (
    <figure className="picture">
      <figcaption>{value.why.sentence}</figcaption>
      <table className="bars">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Share of the others' conducts in which it decides</th>
          </tr>
        </thead>
        <tbody>
          {parties.map(({ party, banzhaf }) => (
            <tr key={party}>
              <th scope="row">{nameOf(model, party)}</th>
              <td>
                <span className="bar" style={{ inlineSize: `${(banzhaf.value / most) * 100}%` }} />
                <span>{percent(banzhaf.value)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
