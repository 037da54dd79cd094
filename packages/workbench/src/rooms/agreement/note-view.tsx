import { percentRange } from "@proviso/report/present/numbers";
import { memo, useRef, useState } from "react";
import { ChanceLine } from "../../parts/chance-line.tsx";
import { type Chances, TOLD_DAY, toldDay, WORTH_WORDS } from "../../parts/chances.ts";
import { FindingText } from "../../parts/finding-text.tsx";
import { Verdict } from "../../parts/verdict.tsx";
import { Why } from "../../parts/why.tsx";
import type { Note, NoteLine } from "./notes.ts";

/** One note, drawn again only where it says something else: the verdict first, then the numbers, then what it rests on for whoever asks. */
export const NoteView = memo(function NoteView({
  note,
  onShow,
}: {
  readonly note: Note;
  readonly onShow: (note: Note) => void;
}) {
  const before = useBefore(note.lines);
  return (
    <>
      <Gone lines={before} now={note.lines} />
      {note.lines.map((line) => (
        <LineView key={`${line.under}:${line.text}`} line={line} />
      ))}
      <div className="note-foot">
        <button type="button" className="note-place" onClick={() => onShow(note)}>
          line {note.line}
        </button>
        {note.findings.length + note.steps.length === 0 ? null : <Reasons note={note} />}
      </div>
    </>
  );
});

/** What a note rests on: nothing is made of it before somebody unfolds it, since a long text has many notes and they change as it is written. */
function Reasons({ note: { findings, steps } }: { readonly note: Note }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="why" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>why</summary>
      {isOpen ? (
        <>
          {findings.map((finding) => (
            <FindingText key={finding.message} finding={finding} />
          ))}
          {steps.length === 0 ? null : <Why steps={steps} label="the words it rests on" />}
        </>
      ) : null}
    </details>
  );
}

function LineView({ line: { under, tone, text, more, chances, bare } }: { readonly line: NoteLine }) {
  return (
    <div className="note-line">
      {under === "" ? null : <p className="label">where {under}</p>}
      <p>
        <Verdict tone={tone}>{text}</Verdict>
        {more === undefined ? null : <span className="quiet"> {more}</span>}
      </p>
      {chances === undefined ? null : <ChancesView chances={chances} bare={bare === true} />}
    </div>
  );
}

function ChancesView({ chances, bare }: { readonly chances: Chances; readonly bare: boolean }) {
  const day = toldDay(chances);
  if (day === undefined) return null;
  return (
    <div className="note-chances">
      <ChanceLine chances={chances} />
      <p>
        Help within {day.days} days: <strong>{percentRange(...day.with)}</strong>
        {bare ? null : (
          <>
            <br />
            <span className="quiet">
              with no agreement: {percentRange(...day.without)}, so {WORTH_WORDS[chances.verdict]}
            </span>
          </>
        )}
      </p>
    </div>
  );
}

/** What was said here a moment ago and no longer is, so that the eye learns what hangs on what. */
function Gone({ lines, now }: { readonly lines: readonly NoteLine[]; readonly now: readonly NoteLine[] }) {
  const kept = new Set(now.map(told));
  const gone = [...new Set(lines.map(told))].filter((text) => !kept.has(text));
  if (gone.length === 0) return null;
  return (
    <p className="note-gone" key={gone.join()}>
      {gone.map((text) => (
        <del key={text} className="ghost">
          <span className="visually-hidden">was: </span>
          {text}
        </del>
      ))}
    </p>
  );
}

function told({ text, chances }: NoteLine): string {
  const day = chances === undefined ? undefined : toldDay(chances);
  return day === undefined ? text : `${text}, ${percentRange(...day.with)} within ${TOLD_DAY} days`;
}

/** The lines before the last change of what they say. */
function useBefore(lines: readonly NoteLine[]): readonly NoteLine[] {
  const seen = useRef<{ now: readonly NoteLine[]; before: readonly NoteLine[] }>({ now: lines, before: [] });
  const text = (of: readonly NoteLine[]): string => of.map((line) => `${line.under} ${told(line)}`).join("\n");
  if (text(seen.current.now) !== text(lines)) seen.current = { now: lines, before: seen.current.now };
  return seen.current.before;
}
