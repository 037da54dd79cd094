import type { EditorView } from "@codemirror/view";
import type { Agreement, Model } from "@proviso/agreement";
import { decisionsOf, promisesOf } from "@proviso/promise";
import { aboutIn } from "@proviso/report/view/about";
import { TOLD_DAYS } from "@proviso/report/view/opening";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { agreementsByShape } from "../../editor/by-shape.ts";
import { Editor } from "../../editor/editor.tsx";
import { languageServer } from "../../editor/language-server.ts";
import { light } from "../../editor/lit.ts";
import { show } from "../../editor/show.ts";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { Unsaved } from "../../parts/unsaved.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { useEach } from "../../state/use-each.ts";
import { Drafts } from "./drafts.tsx";
import { HistoryPanel } from "./history.tsx";
import { Margin } from "./margin.tsx";
import { type Note, notesOf } from "./notes.ts";
import { Problems } from "./problems.tsx";
import { Toolbar } from "./toolbar.tsx";
import "./agreement.css";

/** From the last keystroke until answers are asked for that take longer than one. */
const PAUSE = 300;

/** The text of an agreement, and beside it what it amounts to, moving as it is written. */
export function AgreementRoom() {
  const { desk, state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const agreement =
    model?.agreements.find(({ id }) => id === address.thing) ??
    model?.agreements.find(({ id }) => id === aboutIn(model, address)?.agreement) ??
    model?.agreements[0];
  const path =
    address.view.file ??
    (model === undefined
      ? agreementsByShape(state.files).find(({ name }) => name === address.thing)?.path
      : agreement?.at.file) ??
    state.diagnostics.find(({ severity }) => severity === "error")?.place.file ??
    [...state.files.keys()].find((one) => one.endsWith(".proviso"));
  const file = path === undefined ? undefined : state.files.get(path);
  const text = file?.text;

  const navigate = useRef(change);
  navigate.current = change;
  const [language] = useState(() => languageServer(desk, (shown) => navigate.current({ view: { file: shown } })));
  useEffect(() => () => language.close(), [language]);
  useEffect(() => desk.engine.rehearse(), [desk]);

  const [view, setView] = useState<EditorView>();
  const [layout, setLayout] = useState(0);
  const [pointed, setPointed] = useState<string>();
  const onLayout = useCallback(() => requestAnimationFrame(() => setLayout((count) => count + 1)), []);

  const onShow = useCallback(({ from, to }: Note) => show(view, from, to), [view]);

  const take = useTaken(agreement);
  const notes = useNotes(model, agreement, take, path);
  useShown(view, address.view.at);

  if (path === undefined || text === undefined)
    return <NothingYet title="Agreement">There is no text here yet.</NothingYet>;
  const folded = address.view.sources !== "shown";
  const set = (name: string, value: string | undefined): void => {
    const { [name]: _before, ...others } = address.view;
    change({ view: value === undefined ? others : { ...others, [name]: value } }, { replace: true });
  };
  const point = (note: Note | undefined) =>
    view?.dispatch({ effects: light.of(note === undefined ? [] : [{ from: note.from, to: note.to }]) });
  const history = address.view.history === "shown";
  const version = agreement?.questions.find(({ kind }) => kind === "version");
  const promise = model === undefined || agreement === undefined ? undefined : promisesOf(model, agreement.id)[0];
  const drafts = address.view.drafts === "shown";
  return (
    <div className="agreement">
      <h1>{agreement?.title ?? path}</h1>
      <Switches questions={agreement?.questions ?? []} />
      {file === undefined ? null : <Unsaved path={path} file={file} />}
      <Problems
        diagnostics={state.diagnostics.filter(({ place }) => place.file === path)}
        sound={state.sound}
        answered={model !== undefined}
        view={view}
      />
      <Toolbar
        text={text}
        view={view}
        folded={folded}
        onFold={(fold) => set("sources", fold ? undefined : "shown")}
        history={desk.files.past === undefined ? undefined : history}
        onHistory={(shown) => set("history", shown ? "shown" : undefined)}
        drafts={version === undefined || promise === undefined ? undefined : drafts}
        onDrafts={(shown) => set("drafts", shown ? "shown" : undefined)}
      />
      {drafts && model !== undefined && version !== undefined && promise !== undefined ? (
        <Drafts key={version.id} model={model} version={version} promise={promise} taken={take} />
      ) : null}
      {history && desk.files.past !== undefined ? (
        <HistoryPanel path={path} now={text} saving={file?.saving} past={desk.files.past} view={view} />
      ) : null}
      <div className="beside">
        <Editor
          key={path}
          path={path}
          text={text}
          latest={() => desk.state().files.get(path)?.text ?? ""}
          client={language.client}
          taken={take}
          folded={folded}
          onChange={(written) => void desk.write(path, written)}
          others={{
            textOf: (other) => desk.state().files.get(other)?.text,
            write: (other, written) => void desk.write(other, written),
          }}
          onView={setView}
          onPoint={(at) => setPointed(at === undefined ? undefined : noteAt(notes, at)?.key)}
          onLayout={onLayout}
        />
        <Margin notes={notes} view={view} layout={layout} pointed={pointed} onPoint={point} onShow={onShow} />
      </div>
      <p className="label keys">
        Tab indents; Escape and then Tab leaves the text. Ctrl+. mends what is wrong in a line, F2 renames, F12 goes to
        where a name is declared.
      </p>
    </div>
  );
}

/** The note on the words at a place; of several, the one on the fewest words. */
function noteAt(notes: readonly Note[], at: number): Note | undefined {
  return notes
    .filter(({ from, to }) => from <= at && at <= to)
    .reduce<Note | undefined>(
      (best, one) => (best === undefined || one.to - one.from < best.to - best.from ? one : best),
      undefined,
    );
}

/** Answers given to the questions of one agreement. */
function useTaken(agreement: Agreement | undefined): Readonly<Record<string, string>> {
  const { address } = useAddress();
  return useMemo(() => takenOf(agreement?.questions ?? [], address.take), [address.take, agreement]);
}

/** What the answers say of the text in one file. Who can void it is asked with every keystroke, what takes longer when the text rests. */
function useNotes(
  model: Model | undefined,
  agreement: Agreement | undefined,
  take: Readonly<Record<string, string>>,
  path: string | undefined,
): readonly Note[] {
  const scenario = model?.scenarios.find((one) => one.of === agreement?.id && one.stances.length > 0)?.id;
  const promises = model === undefined || agreement === undefined ? [] : promisesOf(model, agreement.id);
  const decisions =
    model === undefined || agreement === undefined || promises.length > 0 ? [] : decisionsOf(model, agreement.id);
  const voids = useEach(
    "void",
    [...promises, ...decisions].map(({ id }) => ({ of: id, take })),
  );
  const worths = useEach(
    "worth",
    scenario === undefined ? [] : promises.map(({ id }) => ({ of: id, take, scenario, days: TOLD_DAYS })),
    PAUSE,
  );
  const found = useAnswer("findings", agreement === undefined ? undefined : { of: agreement.id }, {
    pause: PAUSE,
  });
  return useMemo(
    () =>
      model === undefined || agreement === undefined
        ? []
        : notesOf(model, agreement, { voids: voids.values, worths: worths.values, findings: found.value }, take).filter(
            ({ file }) => file === path,
          ),
    [model, agreement, voids.values, worths.values, found.value, take, path],
  );
}

/** Takes the reader to the place that the address names. */
function useShown(view: EditorView | undefined, at: string | undefined): void {
  useEffect(() => {
    if (view !== undefined && at !== undefined && /^\d+$/.test(at)) {
      const from = Math.min(Number(at), view.state.doc.length);
      show(view, from, view.state.doc.lineAt(from).to);
    }
  }, [view, at]);
}
