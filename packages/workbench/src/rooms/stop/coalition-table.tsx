import type { Model } from "@proviso/agreement";
import { nameOf } from "@proviso/promise";
import { Dot } from "../../parts/dot.tsx";
import type { Voices } from "./use-voices.ts";

/** From so many columns on the names stand upright. */
const UPRIGHT = 7;

/** Coalitions of several as rows, parties as columns, a dot for each member, the smallest first: the picture is a table, and reads as one. */
export function CoalitionTable({
  model,
  columns,
  rows,
  ghosts,
  voices,
}: {
  readonly model: Model;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Those that there were, and are no longer. */
  readonly ghosts: readonly (readonly string[])[];
  readonly voices: Voices;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it
    <section className="table-wrap" aria-label="Coalitions of several" tabIndex={0}>
      <table className="dots" data-upright={columns.length >= UPRIGHT}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">together</span>
            </th>
            {columns.map((party) => (
              <th key={party} scope="col" data-silent={voices.silent.has(party)}>
                <span>{nameOf(model, party)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.map((row) => ({ row, ghost: false })), ...ghosts.map((row) => ({ row, ghost: true }))].map(
            ({ row, ghost }) => {
              const [first, last] = [columns.indexOf(row[0] ?? ""), columns.indexOf(row.at(-1) ?? "")];
              return (
                <tr key={`${row.join()} ${ghost}`} data-ghost={ghost}>
                  <th scope="row">{ghost ? "no longer" : `${row.length} together`}</th>
                  {columns.map((party, i) => (
                    <td
                      key={party}
                      data-in={row.includes(party)}
                      data-from={i > first && i <= last}
                      data-to={i >= first && i < last}
                    >
                      {row.includes(party) ? <Dot model={model} party={party} hollow={ghost} /> : null}
                      <span className="visually-hidden">{row.includes(party) ? "yes" : "no"}</span>
                    </td>
                  ))}
                </tr>
              );
            },
          )}
        </tbody>
      </table>
    </section>
  );
}
