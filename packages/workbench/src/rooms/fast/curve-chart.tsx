import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import { spread } from "./labels.ts";
import type { Line } from "./lines.ts";

/** Days that an aide thinks in. */
export const MARKS = [3, 7, 14, 30];

/** How a line is drawn: colour, dash and mark all tell it apart, so that no one of them has to. */
interface Stroke {
  readonly stroke: string;
  readonly width: number;
  readonly dash?: string;
  readonly symbol: Plot.SymbolType;
}

const READINGS: readonly Stroke[] = [
  { stroke: "var(--accent)", width: 2.5, symbol: "circle" },
  { stroke: "var(--ink)", width: 2.5, symbol: "square" },
  { stroke: "var(--accent)", width: 2.5, dash: "8 3", symbol: "triangle" },
  { stroke: "var(--ink)", width: 2.5, dash: "8 3", symbol: "diamond" },
];
const OTHERS: readonly Stroke[] = [
  { stroke: "var(--ink-quiet)", width: 1.75, symbol: "diamond" },
  { stroke: "var(--ink-quiet)", width: 1.75, dash: "8 3", symbol: "triangle" },
  { stroke: "var(--ink-quiet)", width: 1.75, dash: "2 2", symbol: "star" },
];
const WITHOUT: Stroke = { stroke: "var(--ink-quiet)", width: 2, dash: "5 4", symbol: "times" };
const OPEN: Stroke = { stroke: "var(--accent)", width: 1, dash: "2 3", symbol: "circle" };

function strokes(lines: readonly Line[]): readonly Stroke[] {
  let [readings, others] = [0, 0];
  return lines.map(({ kind }) => {
    if (kind === "without") return WITHOUT;
    if (kind === "open") return OPEN;
    return kind === "reading"
      ? (READINGS[readings++ % READINGS.length] as Stroke)
      : (OTHERS[others++ % OTHERS.length] as Stroke);
  });
}

/** How likely help has come by each day: a line for each reading, a band for what is open, the world without an agreement dashed, its name at its end. */
export function CurveChart({
  lines,
  before,
  figure,
  label,
}: {
  readonly lines: readonly Line[];
  /** The same with the text's own numbers, where others stand in their place. */
  readonly before: readonly Line[];
  readonly figure: (low: number, high: number) => string;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    const last = lines[0]?.points.at(-1)?.days ?? 30;
    const narrow = width < 560;
    const styles = strokes(lines);
    const room = narrow ? 112 : 178;
    const height = Math.max(narrow ? 300 : 280, Math.min(420, width * 0.48));
    const size = narrow ? 11.5 : 13;
    const chart = Plot.plot({
      width,
      height,
      marginRight: room,
      marginLeft: 44,
      marginTop: 26,
      marginBottom: 40,
      ariaLabel: label,
      style: { background: "transparent", color: "inherit", fontSize: `${size - 1}px`, fontFamily: "var(--sans)" },
      x: {
        domain: [0, last],
        label: "days after the attack",
        labelAnchor: "center",
        labelArrow: "none",
        ticks: [0, ...MARKS.filter((day) => day <= last)],
        tickFormat: String,
      },
      y: {
        domain: [0, 1],
        label: "help has come",
        labelArrow: "none",
        tickFormat: (share: number) => `${Math.round(share * 100)}%`,
        grid: true,
        ticks: 5,
      },
      marks: [
        Plot.ruleX(
          MARKS.filter((day) => day <= last),
          { stroke: "var(--hairline)" },
        ),
        ...lines.flatMap((line, i) => marksOf(line, styles[i] ?? OPEN)),
        ...before.map(({ points, kind }, i) =>
          kind === "open"
            ? null
            : Plot.lineY(points, {
                x: "days",
                y: "high",
                stroke: strokes(before)[i]?.stroke ?? "currentColor",
                strokeWidth: 1,
                strokeOpacity: 0.55,
                strokeDasharray: "1 3",
                curve: "step-after",
              }),
        ),
      ],
    });
    // Its own style sheet would be refused by the page's policy; what it says stands in fast.css.
    for (const sheet of chart.querySelectorAll("style")) sheet.remove();
    // The picture is one thing to the ear, told by its sentence; "line" and "dot" tell nothing.
    chart.setAttribute("role", "img");
    for (const part of chart.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
    const [x, y] = [chart.scale("x"), chart.scale("y")];
    if (x !== undefined && y !== undefined) {
      const end = x.apply(last) as number;
      const labels = lines.map(({ name, points }, i) => {
        const point = points.at(-1) ?? { days: 0, low: 0, high: 0 };
        const most = Math.floor((room - 26) / (size * 0.56));
        const names = wrapped(name, most);
        const rows = [...names, ...wrapped(figure(point.low, point.high), most)];
        return {
          rows,
          names: names.length,
          at: y.apply((point.low + point.high) / 2) as number,
          height: rows.length * (size + 3) + 6,
          stroke: styles[i]?.stroke ?? "currentColor",
        };
      });
      const middles = spread(labels, 4, height - 6);
      for (const [i, one] of labels.entries()) chart.append(labelAt(end, one.at, middles[i] ?? one.at, one, size));
    }
    place.current?.replaceChildren(chart);
    return () => chart.remove();
  }, [lines, before, width, label, figure]);
  return <div ref={place} className="chart" />;
}

function marksOf({ points, kind }: Line, { stroke, width, dash, symbol }: Stroke): Plot.Markish[] {
  const line = (y: "low" | "high", thin: boolean): Plot.Markish =>
    Plot.lineY(points, {
      x: "days",
      y,
      stroke,
      strokeWidth: thin ? 1 : width,
      strokeDasharray: thin ? "2 3" : dash,
      curve: "step-after",
    });
  const wide = points.some(({ low, high }) => high - low > 1e-9);
  const area = Plot.areaY(points, {
    x: "days",
    y1: "low",
    y2: "high",
    fill: stroke,
    fillOpacity: 0.12,
    curve: "step-after",
  });
  if (kind === "open") return wide ? [area, line("high", true), line("low", true)] : [line("high", true)];
  return [
    ...(wide ? [area, line("low", true)] : []),
    line("high", false),
    Plot.dot(
      points.filter(({ days }) => MARKS.includes(days)),
      { x: "days", y: "high", r: 3.5, fill: symbol === "times" ? undefined : stroke, stroke, symbol },
    ),
  ];
}

const SVG = "http://www.w3.org/2000/svg";

/** A name beside the end of its line, with a thread to it where it had to give way. */
function labelAt(
  end: number,
  from: number,
  middle: number,
  { rows, names, stroke }: { readonly rows: readonly string[]; readonly names: number; readonly stroke: string },
  size: number,
): SVGElement {
  const group = document.createElementNS(SVG, "g");
  const thread = document.createElementNS(SVG, "path");
  thread.setAttribute("d", `M${end + 3},${from}L${end + 14},${middle}`);
  thread.setAttribute("stroke", stroke);
  thread.setAttribute("stroke-opacity", "0.6");
  thread.setAttribute("fill", "none");
  group.append(thread);
  for (const [i, row] of rows.entries()) {
    const text = document.createElementNS(SVG, "text");
    text.setAttribute("x", String(end + 18));
    text.setAttribute("y", String(middle + (i - (rows.length - 1) / 2) * (size + 3)));
    text.setAttribute("dominant-baseline", "central");
    text.setAttribute("text-anchor", "start");
    text.setAttribute("font-size", String(size));
    text.setAttribute("font-weight", i < names ? "600" : "400");
    text.setAttribute("fill", stroke);
    text.textContent = row;
    group.append(text);
  }
  return group;
}

/** A name in rows of at most so many letters, broken between words. */
function wrapped(name: string, most: number): string[] {
  const rows: string[] = [];
  for (const word of name.split(" ")) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < most) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

function useWidth(place: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 640)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return Math.max(260, width);
}
