import type { Layout } from "./layout.ts";
import { TILE, type Window } from "./window.ts";

function inSight(x: number, { firstTile, lastTile }: Window): boolean {
  return x >= (firstTile - 1) * TILE && x <= (lastTile + 2) * TILE;
}

/** Days, months or years above the rows, by how much room they have; what is left out is said. */
export function Axis({
  layout: { scale, undated, width },
  view,
  height,
}: {
  readonly layout: Layout;
  readonly view: Window;
  readonly height: number;
}) {
  return (
    <svg className="timeline-axis" width={width} height={height} aria-hidden="true">
      {scale.ticks
        .filter(({ x }) => inSight(x, view))
        .map(({ x, label }) => (
          <g key={`${x}`} transform={`translate(${x} 0)`}>
            <path d={`M0 ${height - 6}V${height}`} />
            <text x="0" y={height - 11} textAnchor={x < 24 ? "start" : "middle"}>
              {label}
            </text>
          </g>
        ))}
      {undated.width === 0 ? null : (
        <text className="timeline-undated" x={undated.from + 10} y={height - 11}>
          undated
        </text>
      )}
    </svg>
  );
}

/** The lines behind the marks: rows, times, silences that are left out. */
export function Grid({
  layout: { scale, rows, undated, width, height },
  view,
}: {
  readonly layout: Layout;
  readonly view: Window;
}) {
  return (
    <svg className="timeline-field timeline-grid" width={width} height={height} aria-hidden="true">
      {scale.ticks
        .filter(({ x }) => inSight(x, view))
        .map(({ x }) => (
          <path key={x} d={`M${x} 0V${height}`} />
        ))}
      {scale.breaks.map(({ x, label }) => (
        <g key={x}>
          <rect x={x - 12} y="0" width="24" height={height} />
          <text x={x} y={height / 2} transform={`rotate(-90 ${x} ${height / 2})`} textAnchor="middle" dy="4">
            {label} without a statement
          </text>
        </g>
      ))}
      {rows.slice(1).map(({ top, inner, key }) => (
        <path key={key} data-strong={!inner} d={`M0 ${top}H${width}`} />
      ))}
      {undated.width === 0 ? null : <path data-strong="true" d={`M${undated.from} 0V${height}`} />}
    </svg>
  );
}
