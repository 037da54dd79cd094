import { longDate } from "@proviso/record";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ReadDocument, Reading, ReadingApi } from "./reading-api.ts";
import type { SourceFile } from "./sources.ts";

export const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What the document is, how long, and the day from which its days are counted; the day can be put right. */
export function DateLine({
  api,
  document,
  counts,
  own,
  asked = 0,
  onTake,
}: {
  readonly api: ReadingApi;
  readonly document: ReadDocument;
  readonly counts: Reading["counts"];
  /** The dossier's own source, where the document is one. */
  readonly own?: SourceFile | undefined;
  /** How often somebody was about to do what needs the day. */
  readonly asked?: number;
  readonly onTake: (reading: Reading) => void;
}) {
  const { dated } = document;
  const [typed, setTyped] = useState(dated ?? "");
  const needed = dated === undefined && own === undefined;
  const [editing, setEditing] = useState(needed);
  const [failure, setFailure] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTyped(dated ?? "");
    setEditing(needed);
    setFailure(undefined);
  }, [dated, needed]);
  useEffect(() => {
    if (asked === 0) return;
    setFailure("Nothing was accepted yet: a statement is cited by the day of its document. Write the day first.");
    field.current?.focus();
  }, [asked]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await count(typed.trim());
  }

  async function count(day: string): Promise<void> {
    if (!DAY.test(day)) return setFailure("Write a day, a month or a year: 2025-08-22, 2025-08 or 2025.");
    try {
      onTake(await api.date(document.id, day));
      setFailure(undefined);
      setEditing(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <div className="read-about">
      <p className="label">
        {[
          document.author,
          document.title === undefined ? undefined : document.name,
          `${counts.words.toLocaleString("en")} words`,
          ...pagesOf(document),
        ]
          .filter((part) => part !== undefined)
          .join(" · ")}
        {dated === undefined || editing ? null : (
          <>
            {" · dated "}
            {longDate(dated)}{" "}
            <button type="button" className="button" data-kind="plain" onClick={() => setEditing(true)}>
              Change the day
            </button>
          </>
        )}
      </p>
      {own === undefined ? null : (
        <p className="label">
          This is {own.path}, which the dossier cites as “{own.name}”
          {own.dated === undefined ? "" : `, dated ${longDate(own.dated)}`}.{" "}
          {dated !== undefined || own.dated === undefined ? null : (
            <button type="button" className="button" data-kind="plain" onClick={() => void count(own.dated ?? "")}>
              Count its days from then
            </button>
          )}
        </p>
      )}
      {editing ? (
        <form className="read-actions" onSubmit={(event) => void submit(event)}>
          <label htmlFor="read-dated">
            {dated === undefined
              ? "When is it dated? “On Wednesday” counts from that day, and its statements are cited by it."
              : "The day it is dated"}
          </label>
          <input
            id="read-dated"
            ref={field}
            value={typed}
            placeholder="2025-08-22"
            autoComplete="off"
            aria-invalid={failure !== undefined}
            aria-describedby={failure === undefined ? undefined : "read-dated-bad"}
            onKeyDown={(event) => {
              // No day begins with a letter: this is a key of the review that came after the focus had moved here.
              if (typed === "" && /^[a-z?]$/.test(event.key) && !event.ctrlKey && !event.metaKey)
                event.preventDefault();
            }}
            onChange={({ target }) => setTyped(target.value)}
          />
          <button type="submit" className="button">
            Count from it
          </button>
        </form>
      ) : null}
      {failure === undefined ? null : (
        <p className="read-bad" role="alert" id="read-dated-bad">
          {failure}
        </p>
      )}
    </div>
  );
}

function pagesOf({ pages }: ReadDocument): string[] {
  return pages === undefined ? [] : [`${pages.length} ${pages.length === 1 ? "page" : "pages"}`];
}
