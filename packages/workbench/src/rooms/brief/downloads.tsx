import type { Brief } from "@proviso/promise";
import type { Answered, Asked } from "@proviso/report/ask";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { fileName, saveFile } from "../../picture/save.ts";
import { useDesk } from "../../state/context.tsx";
import { docxOf, jsonOf, markdownOf } from "./files.ts";

/** The brief as a file: printed or saved as PDF by the browser, as DOCX by the server where there is one, as Markdown and JSON by the page itself. */
export function Downloads({
  answer,
  asked,
  stale,
}: {
  readonly answer: Answered<Brief>;
  readonly asked: Asked;
  /** Whether another brief is being worked out, so that this one is about to go. */
  readonly stale: boolean;
}) {
  const { desk, state } = useDesk();
  const [making, setMaking] = useState(false);
  const [told, setTold] = useState("");
  const [failure, setFailure] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const name = `${fileName(state.name)}-brief`;

  const give = async (kind: "DOCX" | "Markdown" | "JSON", make: () => Promise<Blob>, extension: string) => {
    setFailure(undefined);
    setTold("");
    try {
      saveFile(await make(), `${name}.${extension}`);
      setTold(`${kind} saved.`);
    } catch (error) {
      if (stop.current?.signal.aborted) setTold("Cancelled; nothing was saved.");
      else
        setFailure(
          `The ${kind} could not be made: ${error instanceof Error ? error.message : String(error)} Nothing was saved.`,
        );
    }
  };
  const docx = async () => {
    stop.current = new AbortController();
    setMaking(true);
    const unsaved = [...state.files].filter(([path, { saving }]) => saving !== "saved" && path.endsWith(".proviso"));
    const texts = Object.fromEntries(unsaved.map(([path, { text }]) => [path, text]));
    await give("DOCX", () => docxOf(asked, texts, stop.current?.signal), "docx");
    setMaking(false);
  };
  return (
    <section className="brief-downloads" aria-label="Take it along">
      <button type="button" className="button" disabled={stale} onClick={() => window.print()}>
        Print, or save as PDF
      </button>
      {desk.files.keeps ? (
        making ? (
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            Cancel the DOCX
          </button>
        ) : (
          <button type="button" className="button" disabled={stale} onClick={() => void docx()}>
            DOCX
          </button>
        )
      ) : null}
      <button
        type="button"
        className="button"
        disabled={stale}
        onClick={() => void give("Markdown", () => markdownOf(answer), "md")}
      >
        Markdown
      </button>
      <button
        type="button"
        className="button"
        disabled={stale}
        onClick={() => void give("JSON", () => jsonOf(answer), "json")}
      >
        JSON
      </button>
      <span role="status" className="label">
        {making ? "Making the DOCX …" : told}
      </span>
      {failure === undefined ? null : (
        <Notice tone="blocked">
          <p>{failure}</p>
        </Notice>
      )}
    </section>
  );
}
