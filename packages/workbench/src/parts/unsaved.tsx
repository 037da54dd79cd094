import type { FileState } from "../files/files.ts";
import { useDesk } from "../state/context.tsx";
import { Notice } from "./notice.tsx";
import { TextDiff } from "./text-diff.tsx";

/** What keeps a text from being saved, what is safe, and what to do. */
export function Unsaved({ path, file }: { readonly path: string; readonly file: FileState }) {
  const { desk } = useDesk();
  if (file.saving === "failed")
    return (
      <Notice tone="blocked">
        <p>{file.because}</p>
      </Notice>
    );
  if (file.saving !== "conflict") return null;
  return (
    <Notice tone="blocked">
      <p>
        {path} was changed elsewhere, in lines that you changed too. Nothing was written over; both texts are in the
        history.
      </p>
      <p>
        <button type="button" className="button" onClick={() => void desk.files.settle(path, "mine")}>
          Keep mine
        </button>{" "}
        <button type="button" className="button" onClick={() => void desk.files.settle(path, "theirs")}>
          Take theirs
        </button>
      </p>
      <details className="why">
        <summary>what differs: theirs is struck, yours is underlined</summary>
        <TextDiff before={file.theirs ?? ""} after={file.text} label="What differs between their text and yours" />
      </details>
    </Notice>
  );
}
