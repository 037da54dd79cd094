import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintKeymap } from "@codemirror/lint";
import type { LSPClient } from "@codemirror/lsp-client";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { lit } from "./lit.ts";
import { theme } from "./theme.ts";
import { uriOf } from "./uris.ts";

interface Props {
  readonly path: string;
  readonly text: string;
  readonly client: LSPClient;
  readonly readOnly?: boolean;
  /** The text as it is now, which may be newer than what was last drawn. */
  readonly latest: () => string;
  readonly onChange: (text: string) => void;
  readonly onView: (view: EditorView | undefined) => void;
  /** The text or its layout changed, so that what stands beside it may have to move. */
  readonly onLayout: () => void;
}

/** The text of one file, with all that the language server knows about it. It grows with its text; the page scrolls. */
export function Editor({ path, text, client, readOnly = false, latest, onChange, onView, onLayout }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const current = useRef({ latest, onChange, onView, onLayout });
  current.current = { latest, onChange, onView, onLayout };

  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: current.current.latest(),
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ "aria-label": `Text of ${path}`, spellcheck: "false" }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
          client.plugin(uriOf(path), "proviso"),
          lit,
          theme,
          EditorView.cspNonce.of(nonce()),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((one) => one.annotation(Transaction.remote)))
              current.current.onChange(update.state.doc.toString());
            if (update.docChanged || update.geometryChanged) current.current.onLayout();
          }),
        ],
      }),
    });
    view.current = made;
    current.current.onView(made);
    return () => {
      view.current = undefined;
      current.current.onView(undefined);
      made.destroy();
    };
  }, [path, client, readOnly]);

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
