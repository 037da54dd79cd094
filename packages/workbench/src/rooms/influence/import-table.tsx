import type { Imported, Problem } from "@proviso/promise/influence";
import { useRef, useState } from "react";
import { Notice } from "../../parts/notice.tsx";
import { keepTable, MOST_BYTES } from "./imports.ts";

/** Takes a table of KTAB or Decide by dropping or picking a file. The file is read here and goes nowhere. */
export function ImportTable({ onOpen }: { readonly onOpen: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      setRefused(
        `${file.name} is larger than a megabyte, which no table of this kind is. Nothing was opened; choose another file.`,
      );
      return;
    }
    setRefused(undefined);
    keepTable(file.name, await file.text());
    onOpen(file.name);
  };
  return (
    <section className="section">
      <h2>A table of another tool</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the button does the same by keyboard */}
      <div
        className="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <p>
          Drop a file of KTAB (CSV) or of Decide here, or{" "}
          <button type="button" className="button" onClick={() => input.current?.click()}>
            open one
          </button>
        </p>
        <p className="label">It is read in this browser: it goes nowhere, and the dossier stays as it is.</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,.dat,text/csv,text/plain"
          aria-label="A file of KTAB or Decide"
          hidden
          onChange={({ target }) => {
            void take(target.files?.[0]);
            target.value = "";
          }}
        />
      </div>
      {refused === undefined ? null : (
        <Notice tone="blocked">
          <p>{refused}</p>
        </Notice>
      )}
    </section>
  );
}

const SHOWN = 50;

/** What is wrong with a file, each mistake at its line and column, with the line as it stands. */
export function Mistakes({
  name,
  text,
  found,
}: {
  readonly name: string;
  readonly text: string;
  readonly found: Imported;
}) {
  const { problems, issues } = found;
  if (problems.length === 0) return null;
  const lines = text.split(/\r\n|\n|\r/);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return (
    <Notice tone={issues === undefined ? "blocked" : "open"}>
      <p>
        {issues === undefined
          ? `${name} cannot be read: ${errors === 1 ? "one mistake" : `${errors} mistakes`}. Nothing was changed. Mend the file where it says so, and open it again.`
          : `${name} was read; ${problems.length === 1 ? "one thing" : `${problems.length} things`} in it may not be meant.`}
      </p>
      <ol className="mistakes">
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.message}`}>
            <span className="label">
              line {problem.line}, column {problem.column}
            </span>{" "}
            {problem.message}
            <Excerpt line={lines[problem.line - 1] ?? ""} problem={problem} />
          </li>
        ))}
      </ol>
      {problems.length > SHOWN ? <p className="label">and {problems.length - SHOWN} more</p> : null}
    </Notice>
  );
}

const AROUND = 40;

/** The line, with the place marked. Columns count characters. */
function Excerpt({ line, problem }: { readonly line: string; readonly problem: Problem }) {
  const characters = [...line];
  const at = problem.column - 1;
  const from = Math.max(0, at - AROUND);
  const rest = characters.slice(at).join("");
  const marked = /^[^,;\t]+/.exec(rest)?.[0] ?? "";
  const after = [...rest].slice([...marked].length, [...marked].length + AROUND).join("");
  return (
    <code className="excerpt">
      {from > 0 ? "… " : ""}
      {characters.slice(from, at).join("")}
      <mark>{marked === "" ? "‸" : marked}</mark>
      {after}
    </code>
  );
}
