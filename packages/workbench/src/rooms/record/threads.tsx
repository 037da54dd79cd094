import type { Thread } from "@proviso/record";
import { useMemo } from "react";
import type { Layout } from "./layout.ts";
import { type Drawn, drawn } from "./thread-path.ts";

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
  const isHot = ({ thread }: Drawn) => thread === hot || thread.ends.some((end) => keys.includes(end)) || undefined;
  return (
    <svg className="timeline-field threads" width={layout.width} height={layout.height} aria-hidden="true">
      {/* Every word stands above every line, which is broken where words cross it. */}
      {lines.map((line) => (
        <g key={nameOf(line)} data-kind={line.thread.kind} data-hot={isHot(line)}>
          <path d={line.path} />
        </g>
      ))}
      {lines.map((line) =>
        line.label === undefined ? null : (
          <g key={nameOf(line)} data-kind={line.thread.kind} data-hot={isHot(line)}>
            <text x={line.label.x} y={line.label.y}>
              {line.label.lines.map((words, i) => (
                <tspan key={words} x={line.label?.x} dy={i === 0 ? 0 : 15}>
                  {words}
                </tspan>
              ))}
            </text>
          </g>
        ),
      )}
    </svg>
  );
}

function nameOf({ thread: { kind, ends } }: Drawn): string {
  return `${kind} ${ends.join(" ")}`;
}
