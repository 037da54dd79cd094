import { presentableDiff } from "@codemirror/merge";
import { useMemo } from "react";

interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** So many lines that did not change are shown on either side of what did. */
const AROUND = 2;

/** Two texts as one, with what went struck and what came underlined; long stretches that are alike are told, not shown. */
export function TextDiff({
  before,
  after,
  label,
}: {
  readonly before: string;
  readonly after: string;
  readonly label: string;
}) {
  const pieces = useMemo(() => piecesOf(before, after), [before, after]);
  if (before === after) return <p className="label">The two texts are alike.</p>;
  let at = 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and whoever has no mouse must be able to scroll it
    <section className="text-diff" aria-label={label} tabIndex={0}>
      {pieces.map(({ kind, text }) => {
        at += text.length;
        const key = `${kind} ${at}`;
        if (kind === "gone") return <del key={key}>{text}</del>;
        if (kind === "new") return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </section>
  );
}

/** Exported for its test: what is shown of two texts, in order. */
export function piecesOf(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const changes = presentableDiff(before, after, { scanLimit: 2000 });
  changes.forEach(({ fromA, toA, fromB, toB }, i) => {
    pieces.push(...same(after.slice(at, fromB), i === 0, false));
    if (toA > fromA) pieces.push({ kind: "gone", text: before.slice(fromA, toA) });
    if (toB > fromB) pieces.push({ kind: "new", text: after.slice(fromB, toB) });
    at = toB;
  });
  pieces.push(...same(after.slice(at), changes.length === 0, true));
  return pieces.filter(({ text }) => text !== "");
}

function same(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const lines = text.split("\n");
  const head = isFirst ? 0 : AROUND + 1;
  const tail = isLast ? 0 : AROUND + 1;
  const hidden = lines.length - head - tail;
  if (hidden < 3) return [{ kind: "same", text }];
  const skipped = `${isFirst ? "" : "\n"}… ${hidden} lines alike …${isLast ? "" : "\n"}`;
  return [
    { kind: "same", text: lines.slice(0, head).join("\n") },
    { kind: "same", text: skipped },
    { kind: "same", text: tail === 0 ? "" : lines.slice(-tail).join("\n") },
  ];
}
