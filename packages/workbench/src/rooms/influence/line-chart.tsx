import { useState } from "react";
import { useWidth } from "../../parts/use-width.ts";
import { dodged } from "./lanes.ts";
import { wrapped } from "./line-layout.ts";

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

export interface Series {
  readonly name: string;
  readonly colour: string;
  /** The one that the picture is about is drawn strongly, with its band; what might have been is dashed; the others are thin. */
  readonly kind: "main" | "thin" | "dashed";
  readonly points: readonly ChartPoint[];
  /** Without a name beside it, where there are too many. */
  readonly quiet?: boolean;
}

export interface Tick {
  readonly at: number;
  readonly says: string;
}

/** Narrower than this nothing can be read. */
const LEAST = 260;
const HEIGHT = 260;
const TOP = 14;
const BOTTOM = 30;
/** A character of a tick's words, and what two of them keep apart. */
const TICK_CHARACTER = 6.6;
const BETWEEN = 14;

/** Lines with their names at their ends, which make way for one another. */
export function LineChart({
  label,
  series,
  most,
  xTicks,
  yTicks,
  mark,
}: {
  readonly label: string;
  readonly series: readonly Series[];
  readonly most: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** A place along the way that is looked at. */
  readonly mark?: number;
}) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const width = Math.max(LEAST, useWidth(place));
  const narrow = width < 520;
  const character = 7;
  const widest = narrow ? 12 : 22;
  const named = series.filter(({ quiet }) => quiet !== true);
  const names = named.map(({ name }) => wrapped(name, widest));
  const [left, right] = [
    Math.min(
      width * 0.3,
      12 + character * Math.max(...yTicks.flatMap(({ says }) => wrapped(says, widest).map((line) => line.length)), 2),
    ),
    width - 14 - character * Math.max(...names.flat().map((line) => line.length), 2),
  ];
  const [from, to] = [xTicks[0]?.at ?? 0, xTicks.at(-1)?.at ?? 1];
  const x = (at: number): number => left + ((right - left) * (at - from)) / Math.max(1e-9, to - from);
  const y = (at: number): number => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * at) / most;
  const ends = dodged(
    named.map(({ points }) => y(points.at(-1)?.y ?? 0)),
    15 * Math.max(...names.map((lines) => lines.length), 1),
    TOP,
    HEIGHT - BOTTOM,
  );
  const path = (points: readonly ChartPoint[], of: (point: ChartPoint) => number): string =>
    points.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.x).toFixed(1)} ${y(of(point)).toFixed(1)}`).join("");
  const shown = spaced(xTicks, x);
  return (
    <div ref={setPlace} className="line-chart">
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {yTicks.map(({ at, says }) => {
          const lines = wrapped(says, widest);
          return (
            <g key={at}>
              <line className="grid" x1={left} x2={right} y1={y(at)} y2={y(at)} />
              <text className="tick" textAnchor="end">
                {lines.map((line, i) => (
                  <tspan key={line} x={left - 8} y={y(at) + 4 + 14 * (at === 0 ? i - lines.length + 1 : i)}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          );
        })}
        {mark === undefined ? null : <line className="here" x1={x(mark)} x2={x(mark)} y1={TOP} y2={HEIGHT - BOTTOM} />}
        {xTicks.map(({ at }) => (
          <line key={at} className="grid" x1={x(at)} x2={x(at)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 4} />
        ))}
        {shown.map(({ at, says }, i) => (
          <text
            key={at}
            className="tick"
            x={x(at)}
            y={HEIGHT - 8}
            textAnchor={i === 0 ? "start" : i === shown.length - 1 ? "end" : "middle"}
          >
            {says}
          </text>
        ))}
        {series.map(({ name, colour, kind, points }) => (
          <g key={name} style={{ color: colour }}>
            {kind === "main" && points.some(({ low, high }) => low !== high) ? (
              <path
                className="band"
                d={`${path(points, ({ high, y: at }) => high ?? at)}${path([...points].reverse(), ({ low, y: at }) => low ?? at).replace("M", "L")}Z`}
              />
            ) : null}
            <path className="course" data-kind={kind} d={path(points, ({ y: at }) => at)} />
          </g>
        ))}
        {named.map(({ name, colour, kind, points }, i) => {
          const lines = names[i] ?? [];
          const end = points.at(-1);
          return (
            <g key={name} style={{ color: colour }}>
              {end === undefined ? null : (
                <circle className="end" cx={x(end.x)} cy={y(end.y)} r={kind === "main" ? 4 : 3} />
              )}
              <text className="series-name" data-kind={kind}>
                {lines.map((line, at) => (
                  <tspan key={line} x={right + 10} y={(ends[i] ?? 0) + 4 + 14 * at - 7 * (lines.length - 1)}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** As many ticks as there is room for between the first and the last, whose words are pushed inwards. */
function spaced(ticks: readonly Tick[], x: (at: number) => number): Tick[] {
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (first === undefined || last === undefined || first === last) return [...ticks];
  const size = ({ says }: Tick): number => says.length * TICK_CHARACTER;
  let taken = x(first.at) + size(first) + BETWEEN;
  const end = x(last.at) - size(last) - BETWEEN;
  if (end < taken - BETWEEN) return [first];
  const between = ticks.slice(1, -1).filter((tick) => {
    const [from, to] = [x(tick.at) - size(tick) / 2, x(tick.at) + size(tick) / 2];
    if (from < taken || to > end) return false;
    taken = to + BETWEEN;
    return true;
  });
  return [first, ...between, last];
}
