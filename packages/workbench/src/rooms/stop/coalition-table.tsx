import type { Model } from "@proviso/agreement";
import { type Coalitions, nameOf } from "@proviso/promise";
import { coalitionSentence } from "./sentence.ts";

const SHOWN = 12;

/** Coalitions as rows, parties as columns, a dot for each member, the smallest first: the picture is a table, and reads as one. */
export function CoalitionTable({
  model,
  players,
  coalitions,
  what,
}: {
  readonly model: Model;
  readonly players: readonly string[];
  readonly coalitions: Coalitions;
  /** What they can do: "void it without breaking it". */
  readonly what: string;
}) {
  const shown = coalitions.listed.filter((parties) => parties.length > 0).slice(0, SHOWN);
  const members = new Set(shown.flat());
  const columns = players.filter((party) => members.has(party));
  const more = BigInt(coalitions.count) - BigInt(shown.length);
  return (
    <figure className="picture">
      <figcaption>{coalitionSentence(model, coalitions, what)}</figcaption>
      {shown.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it
        <section className="table-wrap" aria-label="Coalitions" tabIndex={0}>
          <table className="dots">
            <thead>
              <tr>
                <th scope="col" className="label">
                  Together
                </th>
                {columns.map((party) => (
                  <th key={party} scope="col" className="dots-party">
                    <span>{nameOf(model, party)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((parties) => (
                <tr key={parties.join()} data-alone={parties.length === 1}>
                  <th scope="row">{parties.length === 1 ? "alone" : parties.length}</th>
                  {columns.map((party) => (
                    <td key={party} data-in={parties.includes(party)}>
                      <span aria-hidden="true">{parties.includes(party) ? "●" : "·"}</span>
                      <span className="visually-hidden">{parties.includes(party) ? "yes" : "no"}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {more > 0n && shown.length > 0 ? <p className="label">and {String(more)} more, larger or as large</p> : null}
    </figure>
  );
}
