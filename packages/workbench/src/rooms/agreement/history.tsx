import type { EditorView } from "@codemirror/view";
import { useEffect, useState } from "react";
import { smallestChange } from "../../editor/editor.tsx";
import type { FileState } from "../../files/files.ts";
import type { Past, Revision, RevisionTexts } from "../../files/past.ts";
import { Notice } from "../../parts/notice.tsx";
import { TextDiff } from "../../parts/text-diff.tsx";

const CAUSES: Readonly<Record<Revision["cause"], string>> = {
  save: "saved here",
  disk: "as found on disk",
  restore: "brought back",
  accept: "statements accepted",
  delete: "taken away",
  draft: "a draft that was let go",
  mark: "noted",
};

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Saves that follow each other closely: what somebody wrote at one sitting. */
export interface Sitting {
  /** The first and the last of its revisions. */
  readonly first: number;
  readonly last: number;
  /** When it ended, ISO 8601. */
  readonly at: string;
  readonly cause: Revision["cause"];
  readonly saves: number;
}

/** Saves by the same hand within so long of each other are one sitting. */
const SITTING_MS = 60_000;

/** @param revisions the last first, as the server gives them */
export function sittingsOf(revisions: readonly Revision[]): Sitting[] {
  const sittings: (Sitting & { readonly by: string | undefined; readonly began: string })[] = [];
  for (const { revision, at, cause, by } of revisions) {
    const later = sittings.at(-1);
    const joins =
      later !== undefined &&
      cause === "save" &&
      later.cause === "save" &&
      later.by === by &&
      Date.parse(later.began) - Date.parse(at) <= SITTING_MS;
    if (joins) sittings.splice(-1, 1, { ...later, first: revision, began: at, saves: later.saves + 1 });
    else sittings.push({ first: revision, last: revision, at, began: at, cause, by, saves: 1 });
  }
  return sittings;
}

/** Every save of a file: what changed in it, and the way back. Bringing a text back is a change like any other, and can be undone. */
export function HistoryPanel({
  path,
  now,
  saving,
  past,
  view,
}: {
  readonly path: string;
  readonly now: string;
  readonly saving: FileState["saving"] | undefined;
  readonly past: Past;
  readonly view: EditorView | undefined;
}) {
  const [revisions, setRevisions] = useState<readonly Revision[]>();
  const [chosen, setChosen] = useState<Sitting>();
  const [texts, setTexts] = useState<RevisionTexts>();
  const [failure, setFailure] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a save adds to the history
  useEffect(() => {
    let late = false;
    past.revisions(path).then(
      (found) => late || setRevisions(found),
      (error: Error) => late || setFailure(error.message),
    );
    return () => {
      late = true;
    };
  }, [past, path, saving]);

  useEffect(() => {
    if (chosen === undefined) return;
    let late = false;
    setTexts(undefined);
    Promise.all([past.revision(chosen.first), past.revision(chosen.last)]).then(
      ([{ before }, { text }]) => late || setTexts({ before, text }),
      (error: Error) => late || setFailure(error.message),
    );
    return () => {
      late = true;
    };
  }, [past, chosen]);

  const bringBack = (text: string): void => {
    if (view === undefined) return;
    view.dispatch({ changes: smallestChange(view.state.doc.toString(), text), userEvent: "input.restore" });
    view.focus();
  };

  return (
    <section className="history" aria-label={`History of ${path}`}>
      <h2>Every save of {path}</h2>
      {failure === undefined ? null : (
        <Notice tone="blocked">
          <p>The history cannot be read now: {failure} The text itself is not affected.</p>
        </Notice>
      )}
      {revisions?.length === 0 ? <p className="label">Nothing was changed yet. Each save will stand here.</p> : null}
      <div className="history-panes">
        <ol>
          {sittingsOf(revisions ?? []).map((sitting) => (
            <li key={sitting.first}>
              <button
                type="button"
                className="button"
                data-kind="plain"
                aria-pressed={chosen?.first === sitting.first}
                onClick={() => setChosen(sitting)}
              >
                <time dateTime={sitting.at}>{WHEN.format(new Date(sitting.at))}</time>{" "}
                <span className="quiet">
                  {CAUSES[sitting.cause]}
                  {sitting.saves > 1 ? `, ${sitting.saves} times` : ""}
                </span>
              </button>
            </li>
          ))}
        </ol>
        {texts === undefined ? null : (
          <div className="history-change">
            <TextDiff before={texts.before ?? ""} after={texts.text ?? ""} label="What this save changed" />
            {texts.text === null || texts.text === now ? (
              <p className="label">
                {texts.text === null ? "The file was taken away here." : "This is the text as it is now."}
              </p>
            ) : (
              <p>
                <button type="button" className="button" onClick={() => bringBack(texts.text ?? "")}>
                  Bring this text back
                </button>{" "}
                <span className="label">Undo takes it away again.</span>
              </p>
            )}
            {texts.before === null || texts.before === now ? null : (
              <p>
                <button
                  type="button"
                  className="button"
                  data-kind="plain"
                  onClick={() => bringBack(texts.before ?? "")}
                >
                  Bring back the text before it
                </button>
              </p>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
