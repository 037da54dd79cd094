import type { Model } from "@proviso/agreement";
import type { Lane, Thread } from "@proviso/record";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Glyph } from "./glyph.tsx";
import { rowKey } from "./layout.ts";
import { colourOf } from "./mark-link.tsx";
import { inTime, type Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { saidAt, saidIn } from "./words.ts";

type Line =
  | { readonly kind: "name"; readonly key: string; readonly name: string; readonly inner: boolean; readonly mark: Mark }
  | { readonly kind: "mark"; readonly key: string; readonly mark: Mark };

/** The same as the timeline where there is no room for one: below each speaker what it said, by date. Only what is in sight is in the page. */
export function StatementList({
  model,
  lanes,
  marks,
  threads,
  picked,
  label,
  onPick,
  onClose,
  detail,
}: {
  readonly model: Model;
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  readonly threads: readonly Thread[];
  readonly picked: string | undefined;
  readonly label: string;
  readonly onPick: Pick;
  readonly onClose: () => void;
  /** What is shown below the statement that is picked. */
  readonly detail: ReactNode;
}) {
  const place = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  const lines = useMemo(() => linesOf(lanes, marks), [lanes, marks]);
  const against = useMemo(() => {
    const found = new Map<string, Thread[]>();
    for (const thread of threads) for (const end of thread.ends) found.set(end, [...(found.get(end) ?? []), thread]);
    return found;
  }, [threads]);
  useLayoutEffect(() => {
    const top = (place.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setOffset((before) => (Math.abs(before - top) < 2 ? before : top));
  });
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (i) => (lines[i]?.kind === "name" ? 40 : 84),
    getItemKey: (i) => lines[i]?.key ?? i,
    overscan: 8,
    scrollMargin: offset,
  });
  return (
    <ul className="statement-list" aria-label={label} ref={place} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index];
        if (line === undefined) return null;
        return (
          <li
            key={key}
            className="statement-line"
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={lines.length}
            style={{ transform: `translateY(${start - offset}px)` }}
          >
            {line.kind === "name" ? (
              <h3 data-inner={line.inner}>
                <span className="swatch" style={{ background: colourOf(model, line.mark) }} />
                {line.name}
              </h3>
            ) : (
              <>
                <button
                  type="button"
                  className="statement"
                  aria-expanded={picked === line.mark.key}
                  data-corrected={line.mark.corrected || undefined}
                  onClick={() => (picked === line.mark.key ? onClose() : onPick(line.mark.key, "follow"))}
                >
                  <Glyph act={line.mark.acts[0] ?? "statement"} colour={colourOf(model, line.mark)} />
                  <span>
                    <span className="label">
                      {saidAt(line.mark)} · {line.mark.acts[0]}
                    </span>
                    <span>{saidIn(model, line.mark)}</span>
                    {(against.get(line.mark.key) ?? []).slice(0, 3).map((thread) => (
                      <span key={thread.says} className="statement-thread" data-kind={thread.kind}>
                        {thread.says}
                      </span>
                    ))}
                  </span>
                </button>
                {picked === line.mark.key ? detail : null}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function linesOf(lanes: readonly Lane[], marks: readonly Mark[]): Line[] {
  const bySpeaker = Map.groupBy(inTime(marks), ({ lane, by }) => rowKey(lane, by));
  return lanes.flatMap((lane) =>
    [lane, ...lane.voices].flatMap(({ speaker, name }, i): Line[] => {
      const key = rowKey(lane.speaker, speaker);
      const own = bySpeaker.get(key) ?? [];
      const [first] = own;
      if (first === undefined) return [];
      return [
        { kind: "name", key, name, inner: i > 0, mark: first },
        ...own.map((mark): Line => ({ kind: "mark", key: mark.key, mark })),
      ];
    }),
  );
}
