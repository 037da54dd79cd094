import type { Model } from "@proviso/agreement";
import { nameOf, type PowerValue, plain } from "@proviso/promise";
import { percent } from "@proviso/report/present/numbers";
import { useId } from "react";
import { joined } from "../../parts/coalition-words.ts";
import { Dot } from "../../parts/dot.tsx";
import { type Bar, barsOf } from "./bars.ts";
import type { PowerIndex } from "./indices.ts";

/** Below this nothing hangs on a party, and there is nothing to draw. */
const NOTHING = 1e-12;

/** How much hangs on each party by one index, the most first; those on whom as much hangs share a bar where there are many. */
export function PowerBars({
  model,
  value,
  before,
  index,
}: {
  readonly model: Model;
  readonly value: PowerValue;
  /** As the text has it, where this is something else. */
  readonly before?: PowerValue;
  readonly index: PowerIndex;
}) {
  const caption = useId();
  if (value.kind === "constant") return <p>{value.why.sentence}</p>;
  const bars = barsOf(value, index, before);
  const most = Math.max(...bars.flatMap(({ value: now, before: then }) => [now, then ?? 0]), 1e-9);
  return (
    <figure className="picture">
      <figcaption id={caption}>{barsSentence(model, bars)}</figcaption>
      <table className="bars" aria-labelledby={caption}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Party</th>
            <th scope="col">{index.name}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.parties.join()}>
              <th scope="row">
                <BarName model={model} parties={bar.parties} />
              </th>
              <td>
                <span className="bar-track" aria-hidden="true">
                  {bar.before === undefined || bar.before < NOTHING ? null : (
                    <span className="bar bar-before" style={{ inlineSize: `${(bar.before / most) * 100}%` }} />
                  )}
                  {bar.value < NOTHING ? null : (
                    <span className="bar" style={{ inlineSize: `${(bar.value / most) * 100}%` }} />
                  )}
                </span>
                <span className="bar-figure" title={bar.exact}>
                  {percent(bar.value)}
                  {bar.parties.length > 1 ? " each" : ""}
                  {bar.before === undefined || Math.abs(bar.before - bar.value) < 5e-4 ? null : (
                    <del>
                      <span className="visually-hidden">was </span>
                      {percent(bar.before)}
                    </del>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {value.notComputed.length === 0 ? null : (
        <p className="label">Left out, since the game is too large: {value.notComputed.join("; ")}.</p>
      )}
    </figure>
  );
}

const NAMED = 3;

function BarName({ model, parties }: { readonly model: Model; readonly parties: readonly string[] }) {
  const [first = ""] = parties;
  if (parties.length <= NAMED)
    return parties.map((party) => (
      <span key={party} className="named">
        <Dot model={model} party={party} />
        {nameOf(model, party)}
      </span>
    ));
  return (
    <details className="why" data-says="true">
      <summary>
        {nameOf(model, first)} and {parties.length - 1} others
      </summary>
      <p className="label">{parties.map((party) => nameOf(model, party)).join(", ")}</p>
    </details>
  );
}

/** "Most hangs on Russia or China, 46.9% each; nothing on Germany." */
function barsSentence(model: Model, bars: readonly Bar[]): string {
  const [top] = bars;
  if (top === undefined) return "It hangs on nobody.";
  const names = (parties: readonly string[]): string =>
    parties.length > 4
      ? `${parties.length} parties`
      : joined(
          parties.map((party) => plain.partyName(model, party)),
          "and",
        );
  const tops = bars.filter(({ value }) => Math.abs(value - top.value) < 1e-9).flatMap(({ parties }) => parties);
  const all = bars.flatMap(({ parties }) => parties);
  if (tops.length === all.length) return `All ${all.length} weigh the same, ${percent(top.value)} each.`;
  const none = bars.filter(({ value }) => value < NOTHING).flatMap(({ parties }) => parties);
  return `Most hangs on ${names(tops)}, ${percent(top.value)}${tops.length > 1 ? " each" : ""}${none.length === 0 ? "" : `; nothing on ${names(none)}`}.`;
}
