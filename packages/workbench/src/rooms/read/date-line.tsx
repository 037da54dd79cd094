import { longDate } from "@proviso/record";
import { type FormEvent, useEffect, useState } from "react";
import type { ReadDocument, Reading, ReadingApi } from "./reading-api.ts";

export const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** What the document is, how long, and the day from which its days are counted; the day can be put right. */
export function DateLine({
  api,
  document,
  counts,
  onTake,
}: {
  readonly api: ReadingApi;
  readonly document: ReadDocument;
  readonly counts: Reading["counts"];
  readonly onTake: (reading: Reading) => void;
}) {
  const { dated } = document;
  const [typed, setTyped] = useState(dated ?? "");
  const [editing, setEditing] = useState(dated === undefined);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    setTyped(dated ?? "");
    setEditing(dated === undefined);
  }, [dated]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const day = typed.trim();
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
        {[document.author, document.name, `${counts.words.toLocaleString("en")} words`, ...pagesOf(document)]
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
      {editing ? (
        <form className="read-actions" onSubmit={(event) => void submit(event)}>
          <label htmlFor="read-dated">
            {dated === undefined
              ? "When is it dated? “On Wednesday” counts from that day, and its statements are cited by it."
              : "The day it is dated"}
          </label>
          <input
            id="read-dated"
            value={typed}
            placeholder="2025-08-22"
            autoComplete="off"
            aria-invalid={failure !== undefined}
            onChange={({ target }) => setTyped(target.value)}
          />
          <button type="submit" className="button">
            Count from it
          </button>
        </form>
      ) : null}
      {failure === undefined ? null : (
        <p className="read-bad" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

function pagesOf({ pages }: ReadDocument): string[] {
  return pages === undefined ? [] : [`${pages.length} ${pages.length === 1 ? "page" : "pages"}`];
}
