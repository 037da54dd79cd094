import { type ClipboardEvent, type FormEvent, useId, useRef, useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { DAY } from "./date-line.tsx";
import type { About, Sent } from "./reading-api.ts";
import { beginningOf, bytesOf, pagesWords, sizeWords } from "./sizes.ts";

/** More letters than this make a text field slow: such a text is kept beside it. */
const MOST_IN_FIELD = 200_000;
const KEPT = "proviso.pasted";
/** Until the server has said what it allows. */
const LIMITS: About["limits"] = { uploadBytes: 30_000_000, readBytes: 3_000_000 };

/** A text that is too long for the field. */
interface Long {
  readonly text: string;
  readonly bytes: number;
}

/** Paste, or choose a file; and say on what day it is dated. What is typed outlives a reload. */
export function NewDocument({
  limits = LIMITS,
  busy,
  onRead,
}: {
  readonly limits?: About["limits"] | undefined;
  readonly busy: boolean;
  readonly onRead: (sent: Sent, dated: string | undefined) => Promise<boolean>;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [hasText, setHasText] = useState(() => (sessionStorage.getItem(KEPT) ?? "") !== "");
  const [long, setLong] = useState<Long>();
  const [file, setFile] = useState<File>();
  const [name, setName] = useState("");
  const [dated, setDated] = useState("");
  const badDate = dated.trim() !== "" && !DAY.test(dated.trim());
  const tooLong = long !== undefined && long.bytes > limits.readBytes;

  function keep(text: string): void {
    setHasText(text.trim() !== "");
    try {
      sessionStorage.setItem(KEPT, text);
    } catch {
      // No room: it is in the field all the same.
    }
  }

  function takeLong(text: string): void {
    setLong({ text, bytes: bytesOf(text) });
  }

  function pasted(event: ClipboardEvent): void {
    const [given] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (given !== undefined && text === "") {
      event.preventDefault();
      setFile(given);
    } else if (text.length > MOST_IN_FIELD) {
      event.preventDefault();
      takeLong(text);
    }
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const text = field.current?.value ?? "";
    const sent: Sent | undefined =
      file !== undefined
        ? { kind: "file", file }
        : long !== undefined
          ? { kind: "text", text: long.text, name: name.trim() || "pasted text" }
          : text.trim() === ""
            ? undefined
            : { kind: "text", text, name: name.trim() || "pasted text" };
    if (sent === undefined || tooLong || badDate) return;
    if (await onRead(sent, dated.trim() === "" ? undefined : dated.trim())) sessionStorage.removeItem(KEPT);
  }

  return (
    <form className="read-new" aria-label="Read a document" onSubmit={(event) => void submit(event)}>
      {file !== undefined ? (
        <p className="read-actions">
          <span>
            {file.name}, {sizeWords(file.size)}
          </span>
          <button type="button" className="button" onClick={() => setFile(undefined)}>
            Take it away
          </button>
        </p>
      ) : long !== undefined ? (
        <LongText
          long={long}
          most={limits.readBytes}
          onBeginning={() => takeLong(beginningOf(long.text, limits.readBytes))}
          onRemove={() => setLong(undefined)}
        />
      ) : (
        <>
          <label htmlFor={`${id}text`}>The text, pasted or typed</label>
          <textarea
            id={`${id}text`}
            ref={field}
            rows={7}
            defaultValue={sessionStorage.getItem(KEPT) ?? ""}
            onPaste={pasted}
            onChange={({ currentTarget }) => {
              const { value } = currentTarget;
              if (value.length <= MOST_IN_FIELD) return keep(value);
              currentTarget.value = "";
              takeLong(value);
            }}
          />
        </>
      )}
      <div className="read-new-row">
        {file === undefined ? (
          <span className="read-field">
            <label htmlFor={`${id}name`}>What to call it</label>
            <input
              id={`${id}name`}
              value={name}
              maxLength={200}
              autoComplete="off"
              placeholder="pasted text"
              onChange={({ target }) => setName(target.value)}
            />
          </span>
        ) : null}
        <span className="read-field">
          <label htmlFor={`${id}dated`}>The day it is dated</label>
          <input
            id={`${id}dated`}
            value={dated}
            autoComplete="off"
            placeholder="2025-08-22, or 2025-08"
            aria-invalid={badDate}
            aria-describedby={badDate ? `${id}bad` : undefined}
            onChange={({ target }) => setDated(target.value)}
          />
        </span>
        <button
          type="submit"
          className="button read-main"
          disabled={busy || tooLong || badDate || (file === undefined && long === undefined && !hasText)}
        >
          Read it
        </button>
        <span className="read-or">
          <label className="button read-file">
            Choose a file
            <input
              type="file"
              accept=".txt,.md,.markdown,.htm,.html,.pdf,.docx"
              onChange={({ currentTarget }) => {
                setFile(currentTarget.files?.[0]);
                currentTarget.value = "";
              }}
            />
          </label>
          <span className="label">text, Markdown, HTML, PDF or DOCX, in English</span>
        </span>
      </div>
      {badDate ? (
        <p className="read-bad" id={`${id}bad`}>
          Write a day, a month or a year: 2025-08-22, 2025-08 or 2025.
        </p>
      ) : null}
    </form>
  );
}

/** A text that is kept beside the field; where it is longer than is read, what can be done. */
function LongText({
  long,
  most,
  onBeginning,
  onRemove,
}: {
  readonly long: Long;
  readonly most: number;
  readonly onBeginning: () => void;
  readonly onRemove: () => void;
}) {
  const { text, bytes } = long;
  return (
    <>
      <p className="read-long">
        A text of {sizeWords(bytes)}, about {pagesWords(bytes)}:{" "}
        <q>{text.slice(0, 140).replaceAll(/\s+/g, " ").trim()} …</q>
      </p>
      {bytes > most ? (
        <Notice tone="open">
          <p>
            That is more than is read at once: at most {sizeWords(most)}, about {pagesWords(most)}. Nothing was sent,
            and the text is kept here as long as this page is open. Read its beginning, or paste the part that matters.
          </p>
        </Notice>
      ) : null}
      <p className="read-actions">
        {bytes > most ? (
          <button type="button" className="button" onClick={onBeginning}>
            Keep its first {sizeWords(most)}
          </button>
        ) : null}
        <button type="button" className="button" onClick={onRemove}>
          Take it away
        </button>
      </p>
    </>
  );
}
