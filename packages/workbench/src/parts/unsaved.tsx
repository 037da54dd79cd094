import { useState } from "react";
import type { FileState } from "../files/files.ts";
import { useDesk } from "../state/context.tsx";
import { Notice } from "./notice.tsx";
import { TextDiff } from "./text-diff.tsx";

/** What keeps a text from being saved, what is safe, and what to do. */
export function Unsaved({ path, file }: { readonly path: string; readonly file: FileState }) {
  const { desk } = useDesk();
  const [trouble, setTrouble] = useState<string>();
  const settle = (take: "mine" | "theirs"): void => {
    setTrouble(undefined);
    desk.files.settle(path, take).catch((error: Error) => setTrouble(error.message));
  };
  if (file.saving === "failed")
    return (
      <Notice tone="blocked">
        <p>{file.because}</p>
      </Notice>
    );
  if (file.saving !== "conflict") return null;
  if (file.theirs === null)
    return (
      <Notice tone="blocked">
        <p>{path} was taken away or renamed elsewhere while you changed it. Your text is here and nowhere else.</p>
        <p>
          <button type="button" className="button" onClick={() => settle("mine")}>
            Save it again
          </button>{" "}
          <button type="button" className="button" onClick={() => settle("theirs")}>
            Let it go
          </button>
        </p>
        <Trouble what={trouble} />
      </Notice>
    );
  return (
    <Notice tone="blocked">
      <p>
        {path} was changed elsewhere, in lines that you changed too. Nothing was written over; the text that you do not
        choose stays in the history.
      </p>
      <p>
        <button type="button" className="button" onClick={() => settle("mine")}>
          Keep mine
        </button>{" "}
        <button type="button" className="button" onClick={() => settle("theirs")}>
          Take theirs
        </button>
      </p>
      <Trouble what={trouble} />
      <details className="why">
        <summary>what differs: theirs is struck, yours is underlined</summary>
        <TextDiff before={file.theirs ?? ""} after={file.text} label="What differs between their text and yours" />
      </details>
    </Notice>
  );
}

function Trouble({ what }: { readonly what: string | undefined }) {
  return what === undefined ? null : <p role="alert">That could not be done: {what} Nothing is lost; try again.</p>;
}
