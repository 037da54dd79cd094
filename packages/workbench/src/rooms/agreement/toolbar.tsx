import { redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { formatDocument } from "@codemirror/lsp-client";
import { openSearchPanel } from "@codemirror/search";
import type { EditorView } from "@codemirror/view";
import { useMemo } from "react";
import { type Item, readAlready } from "../../editor/reading.ts";
import { show } from "../../editor/show.ts";

/** Kinds of items that one jumps to, in the order in which they are listed. */
const KINDS: readonly (readonly [kind: string, heading: string])[] = [
  ["agreement", "Agreements"],
  ["question", "Open questions"],
  ["version", "Open questions"],
  ["group", "Groups"],
  ["decision", "Decisions"],
  ["clause", "Clauses"],
  ["promise", "Promises"],
  ["scenario", "Scenarios"],
  ["reading", "Readings"],
  ["statement", "Statements"],
  ["claim", "Claims"],
  ["table", "Tables"],
];

/** What can be done with the text as a whole. */
export function Toolbar({
  text,
  view,
  folded,
  onFold,
  history,
  onHistory,
  drafts,
  onDrafts,
}: {
  readonly text: string;
  readonly view: EditorView | undefined;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  /** Whether the history is shown; undefined where none is kept. */
  readonly history: boolean | undefined;
  readonly onHistory: (shown: boolean) => void;
  /** Whether its drafts are shown side by side; undefined where it has only one. */
  readonly drafts: boolean | undefined;
  readonly onDrafts: (shown: boolean) => void;
}) {
  const items = useMemo(() => readAlready(text).items, [text]);
  const command = (run: (view: EditorView) => boolean) => () => {
    if (view === undefined) return;
    run(view);
    if (run !== openSearchPanel) view.focus();
  };
  return (
    <div className="toolbar" role="toolbar" aria-label="The text">
      <Outline items={items} view={view} />
      <button type="button" className="button" data-kind="plain" aria-pressed={!folded} onClick={() => onFold(!folded)}>
        Sources: {folded ? "folded" : "shown"}
      </button>
      <button type="button" className="button" data-kind="plain" title="Ctrl+F" onClick={command(openSearchPanel)}>
        Find
      </button>
      <button type="button" className="button" data-kind="plain" title="Shift+Alt+F" onClick={command(formatDocument)}>
        Format
      </button>
      <button
        type="button"
        className="button"
        data-kind="plain"
        title="Ctrl+Z"
        disabled={view === undefined || undoDepth(view.state) === 0}
        onClick={command(undo)}
      >
        Undo typing
      </button>
      <button
        type="button"
        className="button"
        data-kind="plain"
        title="Ctrl+Y"
        disabled={view === undefined || redoDepth(view.state) === 0}
        onClick={command(redo)}
      >
        Redo typing
      </button>
      {drafts === undefined ? null : (
        <button
          type="button"
          className="button"
          data-kind="plain"
          aria-expanded={drafts}
          onClick={() => onDrafts(!drafts)}
        >
          Drafts side by side
        </button>
      )}
      {history === undefined ? null : (
        <button
          type="button"
          className="button"
          data-kind="plain"
          aria-expanded={history}
          onClick={() => onHistory(!history)}
        >
          History
        </button>
      )}
    </div>
  );
}

/** The text's parts by their titles; choosing one goes there. */
function Outline({ items, view }: { readonly items: readonly Item[]; readonly view: EditorView | undefined }) {
  const headings = [...new Set(KINDS.map(([, heading]) => heading))];
  const groups = headings.flatMap((heading) => {
    const kinds = KINDS.filter(([, of]) => of === heading).map(([kind]) => kind);
    const own = items.flatMap((item, at) => (kinds.includes(item.kind) && item.name !== "" ? [{ ...item, at }] : []));
    return own.length === 0 ? [] : [{ heading, own }];
  });
  return (
    <select
      className="button"
      aria-label="Go to a part of the text"
      value=""
      onChange={({ target }) => {
        const from = items[Number(target.value)]?.from;
        if (view === undefined || target.value === "" || from === undefined) return;
        show(view, from);
      }}
    >
      <option value="">Go to …</option>
      {groups.map(({ heading, own }) => (
        <optgroup key={heading} label={heading}>
          {own.map(({ name, title, at }) => (
            <option key={at} value={at}>
              {title === "" ? name : title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
