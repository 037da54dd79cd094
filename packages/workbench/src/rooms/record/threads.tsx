import type { Thread } from "@proviso/record";
import { useMemo } from "react";
import type { Layout } from "./layout.ts";
import { drawn } from "./thread-path.ts";

/** Lines between what does not agree, in words where there is room for them. All of them are told in a list below the picture. */
export function Threads({
  layout,
  threads,
  hot,
  keys,
}: {
  readonly layout: Layout;
  readonly threads: readonly Thread[];
  readonly hot: Thread | undefined;
  readonly keys: readonly (string | undefined)[];
}) {
  const lines = useMemo(() => drawn(layout, threads), [layout, threads]);
  return (
    <svg className="timeline-field threads" width={layout.width} height={layout.height} aria-hidden="true">
      {lines.map(({ thread, path, label }) => (
        <g
          key={`${thread.kind} ${thread.ends.join(" ")}`}
          data-kind={thread.kind}
          data-hot={thread === hot || thread.ends.some((end) => keys.includes(end)) || undefined}
        >
          <path d={path} />
          {label === undefined ? null : (
            <text x={label.x} y={label.y}>
              {label.lines.map((line, i) => (
                <tspan key={line} x={label.x} dy={i === 0 ? 0 : 15}>
                  {line}
                </tspan>
              ))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
