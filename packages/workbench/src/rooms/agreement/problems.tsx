import type { EditorView } from "@codemirror/view";
import type { Diagnostic } from "@proviso/language";
import { Mistakes } from "../../parts/mistakes.tsx";
import { Notice } from "../../parts/notice.tsx";

/** What keeps the text from being asked, each with a way to its place. The answers beside it are those of the last sound text, where there was one. */
export function Problems({
  diagnostics,
  sound,
  answered,
  view,
}: {
  readonly diagnostics: readonly Diagnostic[];
  readonly sound: boolean;
  /** Whether there was a sound text since the page was opened, so that there are answers. */
  readonly answered: boolean;
  readonly view: EditorView | undefined;
}) {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0 && sound) return null;
  return (
    <Notice tone="blocked">
      <p>
        {errors.length === 0 ? "Another text of this dossier has to be mended" : "This text has to be mended"};{" "}
        {answered ? "the answers are those of the last sound text" : "answers come when it is"}
        {errors.length === 0 ? "." : ", and what you write is kept."}
      </p>
      {errors.length === 0 ? <Mistakes /> : null}
      <ul>
        {errors.slice(0, 5).map((error) => (
          <li key={`${error.code}:${error.place.offset}:${error.message}`}>
            <button
              type="button"
              className="button"
              data-kind="plain"
              onClick={() => {
                view?.dispatch({
                  selection: { anchor: Math.min(error.place.offset, view.state.doc.length) },
                  scrollIntoView: true,
                });
                view?.focus();
              }}
            >
              line {error.place.line}
            </button>{" "}
            {error.message}
          </li>
        ))}
      </ul>
      {errors.length > 5 ? <p className="label">and {errors.length - 5} more, marked in the text</p> : null}
    </Notice>
  );
}
