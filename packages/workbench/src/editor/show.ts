import { EditorView } from "@codemirror/view";
import { light } from "./lit.ts";

/** Takes the reader to words of the text: selects them, lights them and brings them to the middle of the page. */
export function show(view: EditorView | undefined, from: number, to: number = from): void {
  if (view === undefined) return;
  const end = view.state.doc.length;
  const [anchor, head] = [Math.min(from, end), Math.min(to, end)];
  view.dispatch({
    selection: { anchor, head: anchor },
    effects: [light.of([{ from: anchor, to: head }]), EditorView.scrollIntoView(anchor, { y: "center" })],
  });
  view.focus();
}
