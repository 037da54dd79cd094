import type { Citation, Source } from "@proviso/agreement";
import { joinPath } from "@proviso/language/host";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "../../state/context.tsx";
import { marked, nearby, type Piece } from "./source-pieces.ts";

/** The document that a statement is known from, with the words that are cited for it marked, and in sight. */
export function SourceText({
  source,
  citations,
}: {
  readonly source: Source;
  readonly citations: readonly Citation[];
}) {
  const { state } = useDesk();
  const path = joinPath(source.at.file, source.path);
  const text = state.files.get(path)?.text.replace(/^\uFEFF/, "");
  const place = useRef<HTMLElement>(null);
  const [whole, setWhole] = useState(false);
  const ranges = citations.flatMap(({ fragments }) => fragments.flatMap(({ range }) => range ?? []));
  const key = JSON.stringify(ranges);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are looked at anew
  useEffect(() => {
    const first = place.current?.querySelector("mark");
    if (place.current === null || first === null || first === undefined) return;
    place.current.scrollTop = Math.max(0, first.offsetTop - place.current.clientHeight / 4);
  }, [key, path, text]);

  if (text === undefined)
    return (
      <div className="source">
        <h3>{path}</h3>
        <p className="label">The text of this source is not among the dossier's files. What is cited from it:</p>
        {citations
          .flatMap(({ fragments }) => fragments)
          .map(({ words }) => (
            <blockquote key={words}>{words}</blockquote>
          ))}
      </div>
    );
  const paragraphs = marked(text, ranges);
  const shown = whole ? paragraphs : nearby(paragraphs);
  return (
    <div className="source">
      <h3>
        {path.split("/").at(-1)} <span className="label">dated {source.dated}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and whoever has no mouse must be able to scroll it */}
      <section className="source-text" ref={place} tabIndex={0} aria-label={`Text of ${path}`}>
        {shown.map((paragraph) => (
          <p key={paragraph[0]?.start}>{paragraph.map(PieceView)}</p>
        ))}
      </section>
      {shown.length < paragraphs.length ? (
        <button type="button" className="button" data-kind="plain" onClick={() => setWhole(true)}>
          Show all {paragraphs.length.toLocaleString("en")} paragraphs
        </button>
      ) : null}
    </div>
  );
}

function PieceView({ text, cited, start }: Piece) {
  return cited ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>;
}
