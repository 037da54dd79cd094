import type { Model } from "@proviso/agreement";
import type { DiffAnswer, PowerMove, TextLine, TextRow } from "@proviso/promise";
import { useAddress } from "../../state/context.tsx";
import { partyColour } from "../party-colour.ts";
import { changedWords, type Stretch } from "./words.ts";
import "./parallel.css";

/** The two texts in parallel columns: words that changed are marked, and between the columns stands who gains or loses power by it. */
export function Parallel({ model, answer }: { readonly model: Model; readonly answer: DiffAnswer }) {
  const { address, change } = useAddress();
  const { rows, a, b } = answer;
  const changed = rows.filter((row) => row.changed).length;
  const only = address.view.only === "changes";
  const shown = only ? rows.filter((row) => row.changed) : rows;
  return (
    <figure className="picture parallel-figure">
      <figcaption>
        {changed === 0
          ? `Both texts say the same in all ${rows.length} of their parts.`
          : `${changed} of ${rows.length} parts change from ${a.label} to ${b.label}.`}
      </figcaption>
      {changed === 0 || changed === rows.length ? null : (
        <button
          type="button"
          className="button no-print"
          aria-pressed={only}
          onClick={() => {
            const { only: _before, ...view } = address.view;
            change({ view: only ? view : { ...view, only: "changes" } }, { replace: true });
          }}
        >
          {only ? "Show the whole text" : "Show only what changed"}
        </button>
      )}
      <table className="parallel">
        <colgroup>
          <col />
          <col className="parallel-gutter" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{capital(a.label)}</th>
            <th scope="col">
              <span className="visually-hidden">Who gains or loses power</span>
            </th>
            <th scope="col">{capital(b.label)}</th>
          </tr>
        </thead>
        {shown.map((row) => (
          <Item key={row.item} model={model} row={row} labels={[a.label, b.label]} />
        ))}
      </table>
    </figure>
  );
}

function Item({
  model,
  row,
  labels,
}: {
  readonly model: Model;
  readonly row: TextRow;
  readonly labels: readonly [string, string];
}) {
  const { item, title, before, after, changed, moves } = row;
  const words = changedWords(textOf(before), textOf(after));
  return (
    <tbody data-changed={changed}>
      <tr>
        <th scope="rowgroup" colSpan={3} className="parallel-item">
          {title ?? capital(item)}
          {title === undefined ? null : <span className="label"> {item}</span>}
        </th>
      </tr>
      <tr>
        <td className="parallel-cell" data-label={capital(labels[0])} data-side="before">
          {before === undefined ? (
            <p className="parallel-none">not in {labels[0]}</p>
          ) : after === undefined ? (
            <Whole lines={before} how="gone" />
          ) : (
            <Lines stretches={words.before} how="del" />
          )}
        </td>
        <td className="parallel-cell parallel-moves">
          {moves.map((move) => (
            <Move key={`${move.how} ${move.text}`} model={model} move={move} />
          ))}
        </td>
        <td className="parallel-cell" data-label={capital(labels[1])} data-side="after">
          {after === undefined ? (
            <p className="parallel-none">not in {labels[1]}</p>
          ) : before === undefined ? (
            <Whole lines={after} how="new" />
          ) : (
            <Lines stretches={words.after} how="ins" />
          )}
        </td>
      </tr>
    </tbody>
  );
}

/** What of the power moves here; a change that is needed for it too says so shortly. */
function Move({ model, move }: { readonly model: Model; readonly move: PowerMove }) {
  const { how, coalitions, first, text } = move;
  const parties = [...new Set(coalitions.flat())];
  return (
    <p className="move" data-how={how} data-first={first}>
      <span aria-hidden="true" className="move-marks">
        {how === "gained" ? "▸" : "◂"}
        {parties.slice(0, 6).map((party) => (
          <span key={party} style={{ color: partyColour(model, party) }}>
            ●
          </span>
        ))}
      </span>
      {first ? text : `needed for that ${how === "gained" ? "gain" : "loss"}`}
    </p>
  );
}

function Whole({ lines, how }: { readonly lines: readonly TextLine[]; readonly how: "new" | "gone" }) {
  const text = lines.map((line) => <p key={line.text}>{line.text}</p>);
  return (
    <div className="whole" data-how={how}>
      <p className="label">{how}</p>
      {how === "new" ? <ins>{text}</ins> : <del>{text}</del>}
    </div>
  );
}

/** A text's lines with the words that only it has marked. */
function Lines({ stretches, how }: { readonly stretches: readonly Stretch[]; readonly how: "ins" | "del" }) {
  const Mark = how;
  return linesOf(stretches).map(({ key, parts }) => (
    <p key={key}>{parts.map(({ at, text, changed }) => (changed ? <Mark key={at}>{text}</Mark> : text))}</p>
  ));
}

interface Part extends Stretch {
  /** Where in the text it begins. */
  readonly at: number;
}

function linesOf(stretches: readonly Stretch[]): { readonly key: number; readonly parts: readonly Part[] }[] {
  const lines: { key: number; parts: Part[] }[] = [{ key: 0, parts: [] }];
  let at = 0;
  for (const { text, changed } of stretches) {
    for (const [i, part] of text.split("\n").entries()) {
      if (i > 0) lines.push({ key: at, parts: [] });
      if (part !== "") lines.at(-1)?.parts.push({ at, text: part, changed });
      at += part.length + 1;
    }
  }
  return lines;
}

function textOf(lines: readonly TextLine[] | undefined): string {
  return (lines ?? []).map(({ text }) => text).join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
