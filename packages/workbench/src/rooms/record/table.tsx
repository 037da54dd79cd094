import { type Model, quoted } from "@proviso/agreement";
import { useState } from "react";
import type { Mark } from "./marks.ts";
import { saidAt, saidBy, saidIn } from "./words.ts";

const PAGE = 100;
const COLUMNS = ["When", "By", "Does", "What is said", "Words cited"] as const;

/** The picture as a table, for whoever hears it read or copies it. */
export function Table({ model, marks }: { readonly model: Model; readonly marks: readonly Mark[] }) {
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState(0);
  const [copied, setCopied] = useState<"copied" | "refused">();
  const pages = Math.max(1, Math.ceil(marks.length / PAGE));
  const at = Math.min(page, pages - 1);
  const copy = async (): Promise<void> => {
    const rows = [COLUMNS as readonly string[], ...marks.map((mark) => cellsOf(model, mark))];
    const text = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, " ")).join("\t")).join("\n");
    setCopied(
      await navigator.clipboard.writeText(text).then(
        () => "copied" as const,
        () => "refused" as const,
      ),
    );
  };
  return (
    <details className="why record-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>the table behind it</summary>
      {open ? (
        <>
          <p className="record-table-head">
            <button type="button" className="button" onClick={() => void copy()}>
              Copy all {marks.length.toLocaleString("en")} rows
            </button>
            <span className="label" role="status">
              {copied === "copied" ? "Copied; paste it into any table." : ""}
              {copied === "refused" ? "The browser did not allow it; select the rows and copy them." : ""}
            </span>
            {pages > 1 ? (
              <span className="record-pages label">
                <button type="button" className="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
                  Earlier
                </button>
                {(at * PAGE + 1).toLocaleString("en")} to {Math.min(marks.length, (at + 1) * PAGE).toLocaleString("en")}{" "}
                of {marks.length.toLocaleString("en")}
                <button type="button" className="button" disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
                  Later
                </button>
              </span>
            ) : null}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and whoever has no mouse must be able to scroll it */}
          <section className="table-wrap" aria-label="Statements" tabIndex={0}>
            <table className="table">
              <thead>
                <tr>
                  {COLUMNS.map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {marks.slice(at * PAGE, (at + 1) * PAGE).map((mark) => (
                  <tr key={mark.key}>
                    {cellsOf(model, mark).map((cell, i) => (
                      <td key={COLUMNS[i]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      ) : null}
    </details>
  );
}

function cellsOf(model: Model, mark: Mark): string[] {
  const cited = (mark.entry?.statement.support ?? []).flatMap((one) =>
    one.kind === "assumed" ? [] : one.fragments.map(({ words }) => quoted(words)),
  );
  return [saidAt(mark), saidBy(model, mark), mark.acts.join(", "), saidIn(model, mark), cited.join(" … ")];
}
