import type { EditorView } from "@codemirror/view";
import { promisesOf } from "@proviso/promise";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Editor } from "../../editor/editor.tsx";
import { languageServer } from "../../editor/language-server.ts";
import { light } from "../../editor/lit.ts";
import { Notice } from "../../parts/notice.tsx";
import { Switches } from "../../parts/switches.tsx";
import { Unsaved } from "../../parts/unsaved.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { Margin } from "./margin.tsx";
import { type Note, notesOf } from "./notes.ts";
import { Problems } from "./problems.tsx";
import "./agreement.css";

/** The text of an agreement, and beside it what it amounts to, moving as it is written. */
export function AgreementRoom() {
  const { desk, state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const agreement = model?.agreements.find(({ id }) => id === address.thing) ?? model?.agreements[0];
  const path =
    address.view.file ?? agreement?.at.file ?? [...state.files.keys()].find((one) => one.endsWith(".proviso"));
  const file = path === undefined ? undefined : state.files.get(path);
  const text = file?.text;

  const navigate = useRef(change);
  navigate.current = change;
  const [client] = useState(() => languageServer(desk, (file) => navigate.current({ view: { file } })));
  useEffect(() => () => client.disconnect(), [client]);

  const [view, setView] = useState<EditorView>();
  const [layout, setLayout] = useState(0);
  const onLayout = useCallback(() => requestAnimationFrame(() => setLayout((count) => count + 1)), []);

  const promise = model === undefined || agreement === undefined ? undefined : promisesOf(model, agreement.id)[0];
  const scenario = model?.scenarios.find((one) => one.of === agreement?.id && one.stances.length > 0)?.id;
  const take = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(address.take).filter(([id]) => agreement?.questions.some((one) => one.id === id)),
      ),
    [address.take, agreement],
  );
  const voided = useAnswer("void", promise === undefined ? undefined : { of: promise.id, take });
  const arrival = useAnswer(
    "arrival",
    scenario === undefined || promise === undefined ? undefined : { of: promise.id, take, scenario },
  );
  const notes = useMemo(
    () =>
      model === undefined || agreement === undefined || promise === undefined
        ? []
        : notesOf(model, agreement, promise.id, voided.value, arrival.value).filter(({ file }) => file === path),
    [model, agreement, promise, voided.value, arrival.value, path],
  );

  useShown(view, address.view.at);
  if (path === undefined || text === undefined) return <Notice>There is no text here yet.</Notice>;
  const point = (note: Note | undefined) =>
    view?.dispatch({ effects: light.of(note === undefined ? [] : [{ from: note.from, to: note.to }]) });
  return (
    <>
      <h1>{agreement?.title ?? path}</h1>
      <Switches questions={agreement?.questions ?? []} />
      {file === undefined ? null : <Unsaved path={path} file={file} />}
      <Problems
        diagnostics={state.diagnostics.filter(({ place }) => place.file === path)}
        sound={state.sound}
        view={view}
      />
      <div className="beside">
        <Editor
          key={path}
          path={path}
          text={text}
          latest={() => desk.state().files.get(path)?.text ?? ""}
          client={client}
          onChange={(written) => void desk.write(path, written)}
          onView={setView}
          onLayout={onLayout}
        />
        <Margin notes={notes} view={view} layout={layout} onPoint={point} />
      </div>
    </>
  );
}

/** Takes the reader to the place that the address names. */
function useShown(view: EditorView | undefined, at: string | undefined): void {
  useEffect(() => {
    if (view === undefined || at === undefined || !/^\d+$/.test(at)) return;
    const anchor = Math.min(Number(at), view.state.doc.length);
    view.dispatch({
      selection: { anchor },
      effects: [light.of([{ from: anchor, to: view.state.doc.lineAt(anchor).to }])],
      scrollIntoView: true,
    });
  }, [view, at]);
}
