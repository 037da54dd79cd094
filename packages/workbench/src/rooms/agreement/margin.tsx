import type { EditorView } from "@codemirror/view";
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { insert } from "../../editor/inserts.ts";
import { NoteView } from "./note-view.tsx";
import type { Note } from "./notes.ts";
import { stacked } from "./stack.ts";

interface Props {
  readonly notes: readonly Note[];
  readonly view: EditorView | undefined;
  /** Counts the changes of the text's layout. */
  readonly layout: number;
  /** Key of the note whose words the reader points at. */
  readonly pointed: string | undefined;
  readonly onPoint: (note: Note | undefined) => void;
  readonly onShow: (note: Note) => void;
}

/** Below this the notes stand in the text, each under its clause. On paper they follow the text, however narrow it is. */
const NARROW = "screen and (max-width: 75rem)";

/** What the answers say, each beside the line that causes it; where there is no room beside the text, under it. */
export function Margin(props: Props) {
  const narrow = useSyncExternalStore(watchWidth, () => matchMedia(NARROW).matches);
  return narrow ? <InText {...props} /> : <Beside {...props} />;
}

function watchWidth(tell: () => void): () => void {
  const media = matchMedia(NARROW);
  media.addEventListener("change", tell);
  return () => media.removeEventListener("change", tell);
}

function Beside({ notes, view, layout, pointed, onPoint, onShow }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [places, setPlaces] = useState<{ readonly tops: readonly number[]; readonly height: number }>({
    tops: [],
    height: 0,
  });
  const [grown, setGrown] = useState(0);
  const keys = notes.map(({ key }) => key).join("\n");
  // What moves notes: which there are, beside which lines, and what they say. Where in its line a note's words begin does not.
  const said = JSON.stringify(notes.map(({ key, line, lines }) => [key, line, lines]));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text, and what is unfolded, move the notes
  useLayoutEffect(() => {
    if (view === undefined || list.current === null) return;
    const heights = [...list.current.children].map((child) => (child as HTMLElement).offsetHeight);
    const padding = view.documentTop - list.current.getBoundingClientRect().top;
    const wishes = notes.map(
      ({ from }) => view.lineBlockAt(Math.min(from, view.state.doc.length)).top + Math.max(0, padding),
    );
    const tops = stacked(wishes, heights, 18);
    const height = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0);
    setPlaces((before) => (before.tops.join() === tops.join() && before.height === height ? before : { tops, height }));
  }, [said, view, layout, grown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other notes are other elements
  useEffect(() => {
    if (list.current === null) return;
    const observer = new ResizeObserver(() => setGrown((count) => count + 1));
    for (const child of list.current.children) observer.observe(child);
    return () => observer.disconnect();
  }, [keys]);

  return (
    <aside className="margin" aria-label="What the text amounts to">
      <ol ref={list} style={{ "--notes-height": `${places.height}px` } as CSSProperties}>
        {notes.map((note, i) => (
          <li
            key={note.key}
            className="note"
            data-lit={note.key === pointed || undefined}
            style={{ top: places.tops[i] ?? 0 }}
            onPointerEnter={() => onPoint(note)}
            onPointerLeave={() => onPoint(undefined)}
            onFocus={() => onPoint(note)}
            onBlur={() => onPoint(undefined)}
          >
            <NoteView note={note} onShow={onShow} />
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Each note in the text itself, after the part that it is about. */
function InText({ notes, view, pointed, onShow }: Props) {
  const elements = useRef(new Map<string, HTMLElement>());
  const keys = notes.map(({ key }) => key).join("\n");
  const placed = useMemo(() => notes.map(({ key, to }) => ({ key, at: to })), [notes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: which notes there are, not what they say
  const hosts = useMemo(
    () =>
      new Map(
        notes.map(({ key }) => {
          const known = elements.current.get(key) ?? document.createElement("div");
          known.className = "note-in-text";
          elements.current.set(key, known);
          return [key, known] as const;
        }),
      ),
    [keys],
  );

  useEffect(() => {
    if (view === undefined) return;
    const inserts = placed.flatMap(({ key, at }) => {
      const element = hosts.get(key);
      return element === undefined ? [] : [{ at, element }];
    });
    // Not while the editor is drawing.
    queueMicrotask(() => view.dispatch({ effects: insert.of(inserts) }));
    const observer = new ResizeObserver(() => view.requestMeasure());
    for (const { element } of inserts) observer.observe(element);
    return () => observer.disconnect();
  }, [view, placed, hosts]);

  useEffect(() => () => view?.dispatch({ effects: insert.of([]) }), [view]);

  return notes.map((note) => {
    const host = hosts.get(note.key);
    return host === undefined
      ? null
      : createPortal(
          <aside className="note" aria-label={`On line ${note.line}`} data-lit={note.key === pointed || undefined}>
            <NoteView note={note} onShow={onShow} />
          </aside>,
          host,
          note.key,
        );
  });
}
