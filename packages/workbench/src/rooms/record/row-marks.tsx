import type { Model } from "@proviso/agreement";
import { memo } from "react";
import { GlyphPath } from "./glyph.tsx";
import type { Placed } from "./layout.ts";
import { markId } from "./marks.ts";
import { saidAt, saidBy, saidIn } from "./words.ts";

/** Some marks of one row. Kept as it is while one scrolls. */
export const RowMarks = memo(function RowMarks({
  model,
  placed,
  colour,
  picked,
}: {
  readonly model: Model;
  readonly placed: readonly Placed[];
  readonly colour: string;
  readonly picked: string | undefined;
}) {
  return placed.map(({ mark, x, y, reach, label }) => (
    <g
      key={mark.key}
      id={markId(mark.key)}
      className="mark"
      role="option"
      aria-selected={picked === mark.key}
      aria-label={`${saidAt(mark)}, ${saidBy(model, mark)}, ${mark.acts[0]}: ${saidIn(model, mark)}`}
      data-key={mark.key}
      data-corrected={mark.corrected || undefined}
      data-hearsay={mark.entry?.hearsay || undefined}
      data-aside={mark.aside || undefined}
      style={{ color: colour }}
    >
      {reach === undefined ? null : <Reach {...reach} y={y} />}
      <g transform={`translate(${x} ${y})`}>
        <rect
          className="mark-field"
          x="-10"
          y="-10"
          width={label === undefined ? 20 : 26 + label.length * 6.6}
          height="20"
        />
        <circle className="mark-ground" r="8.5" />
        <GlyphPath act={mark.acts[0] ?? "statement"} />
        {label === undefined ? null : (
          <text x="13" y="4">
            {label}
          </text>
        )}
      </g>
    </g>
  ));
});

/** The days on which it may have been said: a line with an end on either side, or none where it goes on. */
function Reach({
  from,
  to,
  open,
  y,
}: {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly y: number;
}) {
  return (
    <path
      className="reach"
      data-open={open || undefined}
      d={
        open
          ? `M${from} ${y - 4}V${y + 4}M${from} ${y}H${to}`
          : `M${from} ${y - 4}V${y + 4}M${from} ${y}H${to}M${to} ${y - 4}V${y + 4}`
      }
    />
  );
}
