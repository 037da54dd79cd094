import type { EditorView } from "@codemirror/view";
import { useLayoutEffect, useRef, useState } from "react";
import { Verdict } from "../../parts/verdict.tsx";
import { Why } from "../../parts/why.tsx";
import type { Note } from "./notes.ts";
import { stacked } from "./stack.ts";

/** What the answers say, each beside the line that causes it. On a narrow screen they stand below the text, in its order. */
export function Margin({
  notes,
  view,
  layout,
  onPoint,
}: {
  readonly notes: readonly Note[];
  readonly view: EditorView | undefined;
  /** Counts the changes of the text's layout. */
  readonly layout: number;
  readonly onPoint: (note: Note | undefined) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<readonly number[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text moves the notes
  useLayoutEffect(() => {
    if (view === undefined || list.current === null) return;
    const heights = [...list.current.children].map((child) => (child as HTMLElement).offsetHeight);
    const wishes = notes.map(({ from }) => view.lineBlockAt(Math.min(from, view.state.doc.length)).top);
    const next = stacked(wishes, heights, 10);
    setTops((before) => (before.join() === next.join() ? before : next));
  }, [notes, view, layout]);

  const height = Math.max(0, ...tops) + 400;
  return (
    <aside className="margin" aria-label="What the text amounts to">
      <ol ref={list} style={{ minHeight: height }}>
        {notes.map((note, i) => (
          <li
            key={note.key}
            className="note"
            style={{ top: tops[i] ?? 0 }}
            onPointerEnter={() => onPoint(note)}
            onPointerLeave={() => onPoint(undefined)}
          >
            {note.lines.map(({ under, tone, text }) => (
              <p key={`${under}:${text}`}>
                {under === "" ? null : <span className="label">{under}: </span>}
                {tone === undefined ? text : <Verdict tone={tone}>{text}</Verdict>}
              </p>
            ))}
            <button type="button" className="button" data-kind="plain" onClick={() => show(view, note)}>
              show the words
            </button>
            <Why steps={note.steps.filter(({ support }) => support.length > 0)} label="what it rests on" />
          </li>
        ))}
      </ol>
    </aside>
  );
}

function show(view: EditorView | undefined, { from, to }: Note): void {
  if (view === undefined) return;
  const end = view.state.doc.length;
  view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
  view.focus();
}
