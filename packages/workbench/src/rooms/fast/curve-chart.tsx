import * as Plot from "@observablehq/plot";
import { useEffect, useRef, useState } from "react";
import type { Curve, Point } from "./curves.ts";

const DASH = { with: undefined, without: "5 4" } as const;
const MARKS = [3, 7, 14, 30];

/** How likely help has come by each day: a line for each, a band for what is open, the world without an agreement dashed. */
export function CurveChart({
  curves,
  colours,
  label,
}: {
  readonly curves: readonly Curve[];
  readonly colours: readonly string[];
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    const last = curves[0]?.points.at(-1)?.days ?? 30;
    const narrow = width < 560;
    const chart = Plot.plot({
      width,
      height: Math.max(220, Math.min(380, width * 0.5)),
      marginRight: narrow ? 16 : 150,
      marginLeft: 44,
      ariaLabel: label,
      style: { background: "transparent", color: "inherit", fontSize: "13px", fontFamily: "var(--sans)" },
      x: {
        domain: [0, last],
        label: "days after the attack",
        ticks: MARKS.filter((day) => day <= last),
        tickFormat: String,
      },
      y: {
        domain: [0, 1],
        label: "help has come",
        tickFormat: (share: number) => `${Math.round(share * 100)}%`,
        grid: true,
        ticks: 5,
      },
      marks: curves.flatMap(({ name, kind, points }, i) => {
        const stroke = colours[i] ?? "currentColor";
        const end = points.at(-1);
        return [
          Plot.areaY(points, {
            x: "days",
            y1: "low",
            y2: "high",
            fill: stroke,
            fillOpacity: 0.14,
            curve: "step-after",
          }),
          Plot.lineY(points, {
            x: "days",
            y: "high",
            stroke,
            strokeWidth: 2,
            strokeDasharray: DASH[kind],
            curve: "step-after",
          }),
          ...(points.some(({ low, high }) => low !== high)
            ? [
                Plot.lineY(points, {
                  x: "days",
                  y: "low",
                  stroke,
                  strokeWidth: 1,
                  strokeDasharray: "2 3",
                  curve: "step-after",
                }),
              ]
            : []),
          ...(end === undefined || narrow
            ? []
            : [
                Plot.text([end], {
                  x: "days",
                  y: (one: Point) => (one.low + one.high) / 2,
                  text: () => name,
                  fill: stroke,
                  textAnchor: "start",
                  dx: 8,
                  lineWidth: 11,
                  fontWeight: 600,
                }),
              ]),
        ];
      }),
    });
    // Its own style sheet would be refused by the page's policy; what it says stands in fast.css.
    for (const sheet of chart.querySelectorAll("style")) sheet.remove();
    place.current?.replaceChildren(chart);
    return () => chart.remove();
  }, [curves, colours, width, label]);
  return <div ref={place} className="chart" />;
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
