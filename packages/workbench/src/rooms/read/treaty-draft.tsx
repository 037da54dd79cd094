import { addressText } from "@proviso/report/view/address";
import { type FormEvent, useEffect, useState } from "react";
import { Link } from "wouter";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import type { Draft, ReadDocument, ReadingApi } from "./reading-api.ts";

/** An agreement drafted from a treaty's prose: shown first, then saved as a file of its own. */
export function TreatyDraft({ api, document }: { readonly api: ReadingApi; readonly document: ReadDocument }) {
  const { desk } = useDesk();
  const { address } = useAddress();
  const [draft, setDraft] = useState<Draft>();
  const [name, setName] = useState("");
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day makes another draft
  useEffect(() => {
    let gone = false;
    api.draft(document.id, {}).then(
      (found) => {
        if (gone) return;
        setDraft(found);
        setName(found.file);
      },
      (error: Error) => {
        if (!gone) setFailure(error.message);
      },
    );
    return () => {
      gone = true;
    };
  }, [api, document.id, document.dated]);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const file = name.trim().endsWith(".proviso") ? name.trim() : `${name.trim()}.proviso`;
      const saved = await api.draft(document.id, { file, save: true });
      await desk.files.refresh?.(saved.paths);
      setDraft(saved);
      setFailure(undefined);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  const { show: _, ...view } = address.view;
  const back = addressText({ ...address, view });
  return (
    <>
      <p className="label">
        <Link href={back}>Back to the statements</Link>
      </p>
      <h1>A draft from {document.title ?? document.name}</h1>
      {failure === undefined ? null : (
        <Notice tone="blocked">
          <p>{failure} Nothing was written.</p>
        </Notice>
      )}
      {draft === undefined ? (
        failure === undefined ? (
          <Waiting what="Drafting" />
        ) : null
      ) : (
        <>
          <div className="prose">
            <p>
              Of {draft.articles === 0 ? "the text" : `${draft.articles} articles`}, {draft.norms}{" "}
              {draft.norms === 1 ? "sentence became a clause" : "sentences became clauses"}, each with its words cited.
              It is a beginning, made by rules: read it against the treaty, and mend what it assumes.
            </p>
          </div>
          {draft.saved ? (
            <Notice>
              <p>
                Saved as {draft.file}.{" "}
                <Link
                  href={addressText({ ...address, room: "agreement", thing: undefined, view: { file: draft.file } })}
                >
                  Open it and mend it
                </Link>
              </p>
            </Notice>
          ) : (
            <form className="read-actions" onSubmit={(event) => void save(event)}>
              <label htmlFor="draft-name">Save it as</label>
              <input
                id="draft-name"
                value={name}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => setName(target.value)}
              />
              <button type="submit" className="button" disabled={busy || name.trim() === ""}>
                Save as a new agreement
              </button>
            </form>
          )}
          {draft.left.length === 0 ? null : (
            <section className="section">
              <h2>
                {draft.left.length === 1 ? "One sentence was" : `${draft.left.length} sentences were`} left out, for you
                to read
              </h2>
              <ul className="read-left">
                {draft.left.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          )}
          <section className="section" aria-label="The draft">
            <h2>The draft</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and whoever has no mouse must be able to scroll them */}
            <pre className="read-draft" tabIndex={0}>
              {draft.text}
            </pre>
          </section>
        </>
      )}
    </>
  );
}
