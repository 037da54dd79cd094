import type { Model } from "@proviso/agreement";
import { endNames, type Forecast } from "@proviso/promise/influence";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { unit } from "@proviso/report/present/positions";
import { useState } from "react";
import { useWidth } from "../../parts/use-width.ts";
import { actorColour } from "./actors.ts";
import { laidOut, type Mark, wrapped } from "./line-layout.ts";

/** Narrower than this nothing can be read. */
const LEAST = 260;

/**
 * Everyone on the line from one end of the question to the other, as large as influence × salience, with what is stated of the position as a whisker;
 * and on the line where they would meet. What it was before influence passed on is drawn as a ghost.
 */
export function Line({
  model,
  answer,
  now,
  before,
  chosen,
  onChoose,
}: {
  readonly model: Model;
  readonly answer: InfluenceAnswer;
  readonly now: Forecast;
  readonly before: Forecast | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (actor: string) => void;
}) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const width = Math.max(LEAST, useWidth(place));
  const { issue, spans } = answer;
  const { marks, axis, left, right, at } = laidOut(issue, spans, now, before, width);
  const ends = endNames(issue);
  const most = Math.max(10, Math.floor(width / 2 / 7) - 3);
  const [low, high] = [wrapped(ends.low, most), wrapped(ends.high, most)];
  const under = axis + 26 + 16 * Math.max(low.length, high.length);
  const height = under + 62;
  return (
    <div ref={setPlace} className="influence-line">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of marks in a drawing, each a button */}
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={`Who stands where, from ${ends.low} to ${ends.high}`}
      >
        {marks.map((mark) => (
          <line key={mark.id} className="drop-line" x1={mark.x} x2={mark.x} y1={mark.y + mark.radius} y2={axis} />
        ))}
        <line className="axis" x1={left} x2={right} y1={axis} y2={axis} />
        {[0, 50, 100].map((tick) => (
          <line key={tick} className="axis" x1={at(tick)} x2={at(tick)} y1={axis - 5} y2={axis + 5} />
        ))}
        <EndWords x={left} y={axis + 22} anchor="start" lines={low} />
        <EndWords x={right} y={axis + 22} anchor="end" lines={high} />
        {before === undefined ? null : (
          <g className="ghost-mark">
            <path d={diamond(at(before.mean.value), axis, 9)} />
            {Math.abs(at(before.mean.value) - at(now.mean.value)) < 3 ? null : (
              <line x1={at(before.mean.value)} x2={at(now.mean.value)} y1={axis} y2={axis} />
            )}
          </g>
        )}
        {now.draws === 0 ? null : (
          <rect
            className="interval"
            x={at(now.mean.low)}
            width={Math.max(1, at(now.mean.high) - at(now.mean.low))}
            y={axis - 4}
            height={8}
          />
        )}
        <path className="median" d={triangle(at(now.median.value), axis + 2, 7)} />
        <path className="mean" d={diamond(at(now.mean.value), axis, 8)} />
        <Leader x={at(now.mean.value)} from={axis + 9} to={under} />
        <Leader x={at(now.median.value)} from={axis + 11} to={under + 24} />
        <Told
          x={at(now.mean.value)}
          y={under + 14}
          width={width}
          strong={`they meet at ${unit(issue, now.mean.value)}`}
          rest={[
            now.draws === 0 ? "" : ` (${unit(issue, now.mean.low)} to ${unit(issue, now.mean.high)})`,
            before === undefined || same(issue, before.mean.value, now.mean.value)
              ? ""
              : `, was ${unit(issue, before.mean.value)}`,
          ].join("")}
        />
        <Told
          x={at(now.median.value)}
          y={under + 38}
          width={width}
          strong={medianWords(issue, now)}
          rest={[
            now.draws === 0 ? "" : ` (${unit(issue, now.median.low)} to ${unit(issue, now.median.high)})`,
            before === undefined || same(issue, before.median.value, now.median.value)
              ? ""
              : `, was ${unit(issue, before.median.value)}`,
          ].join("")}
        />
        {marks.map((mark) => (
          <ActorMark
            key={mark.id}
            mark={mark}
            colour={actorColour(model, mark.id)}
            says={saidOf(answer, mark.id)}
            chosen={chosen === mark.id}
            onChoose={() => onChoose(mark.id)}
          />
        ))}
      </svg>
    </div>
  );
}

function ActorMark({
  mark,
  colour,
  says,
  chosen,
  onChoose,
}: {
  readonly mark: Mark;
  readonly colour: string;
  readonly says: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { x, y, radius, low, high, label, labelX } = mark;
  const top = y - Math.max(radius, mark.before ?? 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a mark in a drawing cannot be a button element
    <g
      role="button"
      tabIndex={0}
      aria-pressed={chosen}
      aria-label={`${label}: ${says}. What it rests on.`}
      className="actor-mark"
      data-member={mark.of !== undefined}
      data-chosen={chosen}
      style={{ color: colour }}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onChoose();
      }}
    >
      <rect
        className="reach"
        x={Math.min(x - 14, labelX - 20)}
        width={Math.max(28, 40)}
        y={top - 18}
        height={y + Math.max(radius, 12) - top + 18}
      />
      {high - low < 1 ? null : (
        <path className="whisker" d={`M${low} ${y}H${high}M${low} ${y - 5}v10M${high} ${y - 5}v10`} />
      )}
      {mark.before === undefined || Math.abs(mark.before - radius) < 0.2 ? null : (
        <circle className="earlier" cx={x} cy={y} r={mark.before} />
      )}
      <circle className="disc" cx={x} cy={y} r={radius} />
      <text x={labelX} y={top - 6} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

/** Words under a mark of the forecast, pushed in from the edge where they would be cut off. */
function Told({
  x,
  y,
  width,
  strong,
  rest,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly strong: string;
  readonly rest: string;
}) {
  const half = ((strong.length + rest.length) * 7) / 2;
  return (
    <text className="told" x={Math.min(width - half - 2, Math.max(half + 2, x))} y={y} textAnchor="middle">
      <tspan className="strong">{strong}</tspan>
      {rest}
    </text>
  );
}

function Leader({ x, from, to }: { readonly x: number; readonly from: number; readonly to: number }) {
  return <line className="leader" x1={x} x2={x} y1={from} y2={to} />;
}

function EndWords({
  x,
  y,
  anchor,
  lines,
}: {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly lines: readonly string[];
}) {
  return (
    <text className="end-words" textAnchor={anchor}>
      {lines.map((line, i) => (
        <tspan key={line} x={x} y={y + 16 * i}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function saidOf({ issue, spans, sways }: InfluenceAnswer, id: string): string {
  const span = spans.find(({ actor }) => actor === id);
  const share = sways.find(({ actor }) => actor === id)?.share ?? 0;
  if (span === undefined) return "";
  const { low, high, value } = span.position;
  const range = low === high ? "" : `, somewhere from ${unit(issue, low)} to ${unit(issue, high)}`;
  return `at ${unit(issue, value)}${range}; ${Math.round(share * 100)}% of the weight`;
}

/** The weighted median; where half the weight lies on either side of a gap, the gap. */
function medianWords(issue: InfluenceAnswer["issue"], { median: { value, tie } }: Forecast): string {
  return tie === undefined
    ? `weighted median ${unit(issue, value)}`
    : `weighted median anywhere from ${unit(issue, tie.low)} to ${unit(issue, tie.high)}`;
}

function same(issue: InfluenceAnswer["issue"], one: number, other: number): boolean {
  return unit(issue, one) === unit(issue, other);
}

function diamond(x: number, y: number, r: number): string {
  return `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
}

function triangle(x: number, y: number, r: number): string {
  return `M${x} ${y}L${x + r} ${y + r * 1.5}H${x - r}Z`;
}
