import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import type { LSPClient } from "@codemirror/lsp-client";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { mendKeymap } from "./diagnostics.ts";
import { elsewhere } from "./elsewhere.ts";
import { inserts } from "./inserts.ts";
import { lit } from "./lit.ts";
import { room, roomTheme } from "./room.ts";
import { foldSources, setting, take } from "./setting.ts";
import { theme } from "./theme.ts";
import { uriOf } from "./uris.ts";

interface Props {
  readonly path: string;
  readonly text: string;
  readonly client: LSPClient;
  readonly readOnly?: boolean;
  /** Answers given to open questions: what is then not in the text is struck. */
  readonly taken: Readonly<Record<string, string>>;
  /** Whether sources and assumptions are folded to a word each. */
  readonly folded: boolean;
  /** The text as it is now, which may be newer than what was last drawn. */
  readonly latest: () => string;
  readonly onChange: (text: string) => void;
  /** The texts of other files, which a rename changes together with this one. */
  readonly others: { textOf(path: string): string | undefined; write(path: string, text: string): void };
  readonly onView: (view: EditorView | undefined) => void;
  /** The words under the pointer, or the cursor where there is no pointer. */
  readonly onPoint: (at: number | undefined) => void;
  /** The text or its layout changed, so that what stands beside it may have to move. */
  readonly onLayout: () => void;
}

/** The text of one file, with all that the language server knows about it. It grows with its text; the page scrolls. */
export function Editor(props: Props) {
  const { path, text, client, readOnly = false, taken, folded } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const current = useRef(props);
  current.current = props;

  useEffect(() => {
    if (place.current === null) return;
    let laidOut = "";
    const made = new EditorView({
      parent: place.current,
      dispatchTransactions: (transactions, view) => {
        const typed = transactions.some((one) => one.docChanged && one.annotation(Transaction.remote) !== true);
        // Told before the letter is drawn, so that the text is checked meanwhile.
        if (typed) current.current.onChange(transactions.at(-1)?.newDoc.toString() ?? "");
        view.update(transactions);
      },
      state: EditorState.create({
        doc: current.current.latest(),
        extensions: [
          lineNumbers(),
          history(),
          elsewhere(
            (path) => current.current.others.textOf(path),
            (path, text) => current.current.others.write(path, text),
          ),
          drawSelection(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          search({ top: true }),
          indentUnit.of("  "),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({
            "aria-label": `Text of ${path}`,
            "aria-description": "Tab indents. Escape and then Tab leaves the text.",
            spellcheck: "false",
          }),
          keymap.of([...mendKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
          client.plugin(uriOf(path), "proviso"),
          setting,
          inserts,
          room,
          roomTheme,
          lit,
          theme,
          pointed((at) => current.current.onPoint(at)),
          EditorView.cspNonce.of(nonce()),
          EditorView.updateListener.of((update) => {
            // A letter within a line moves nothing beside the text.
            const layout = `${update.view.contentHeight} ${update.state.doc.lines}`;
            if (update.geometryChanged && layout !== laidOut) {
              laidOut = layout;
              current.current.onLayout();
            }
          }),
        ],
      }),
    });
    view.current = made;
    made.dispatch({ effects: [take.of(current.current.taken), foldSources.of(current.current.folded)] });
    current.current.onView(made);
    return () => {
      view.current = undefined;
      current.current.onView(undefined);
      made.destroy();
    };
  }, [path, client, readOnly]);

  useEffect(() => view.current?.dispatch({ effects: take.of(taken) }), [taken]);
  useEffect(() => view.current?.dispatch({ effects: foldSources.of(folded) }), [folded]);

  // What changed elsewhere comes in as the smallest change, so that the cursor and the history stay.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is what brings it in
  useEffect(() => {
    const now = view.current;
    if (now === undefined) return;
    const before = now.state.doc.toString();
    const after = current.current.latest().replaceAll(/\r\n?/g, "\n");
    if (before === after) return;
    const { from, to, insert } = smallestChange(before, after);
    now.dispatch({ changes: { from, to, insert }, annotations: Transaction.remote.of(true) });
  }, [text]);

  return <div ref={place} className="editor" />;
}

/** Tells which words are pointed at, once a frame at most. */
function pointed(tell: (at: number | undefined) => void) {
  let frame = 0;
  const soon = (at: () => number | null | undefined): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => tell(at() ?? undefined));
  };
  return [
    EditorView.domEventHandlers({
      mousemove: ({ clientX, clientY }, view) => soon(() => view.posAtCoords({ x: clientX, y: clientY })),
      mouseleave: () => soon(() => undefined),
      blur: () => soon(() => undefined),
    }),
    EditorView.updateListener.of(({ selectionSet, state, view }) => {
      if (selectionSet && view.hasFocus) soon(() => state.selection.main.head);
    }),
  ];
}

/** The mark by which the server knows the page's own styles; the editor writes some. */
function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}

/** The one stretch in which two texts differ. */
export function smallestChange(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let end = 0;
  while (
    end < before.length - from &&
    end < after.length - from &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}
