import type { Brief } from "@proviso/promise";
import type { Answered } from "@proviso/report/ask";
import type { Evidence } from "@proviso/report/document";
import { type MouseEvent, useMemo } from "react";
import { DocumentView, EvidenceContext } from "../../parts/document.tsx";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Cited } from "../../parts/why.tsx";
import { useDesk } from "../../state/context.tsx";
import { noteId, Rests } from "./notes.tsx";
import { type Note, notesOf, sectionsOf } from "./outline.ts";

const NOTES = "notes";

/** The brief as a minister reads it: three sentences, what is in it, its parts, and at the end the notes that every number and verdict rests on. */
export function BriefPage({ answer }: { readonly answer: Answered<Brief> }) {
  const { state } = useDesk();
  const { value, document } = answer;
  const sections = useMemo(() => sectionsOf(document), [document]);
  const notes = useMemo(() => notesOf(document), [document]);
  const numbers = useMemo(() => new Map(notes.map(({ step, number }) => [step, number])), [notes]);
  return (
    <article className="brief" aria-labelledby="brief-title">
      <header>
        <p className="brief-kind">Brief · {state.name}</p>
        <h1 id="brief-title">{value.title}</h1>
        {value.status === "" ? null : <p className="quiet">{capital(value.status)}.</p>}
        <div className="lede">
          {value.sentences.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      </header>
      <nav className="brief-contents" aria-label="Contents of the brief">
        <h2>Contents</h2>
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} onClick={(event) => goTo(event, id)}>
                {title}
              </a>
            </li>
          ))}
          {notes.length === 0 ? null : (
            <li>
              <a href={`#${NOTES}`} onClick={(event) => goTo(event, NOTES)}>
                Notes
              </a>
            </li>
          )}
        </ol>
      </nav>
      <EvidenceContext.Provider value={(steps) => <Rests steps={steps} numbers={numbers} />}>
        {sections.map(({ id, title, blocks }) => (
          <section key={id} className="brief-section" aria-labelledby={id}>
            <h2 id={id} tabIndex={-1}>
              {title}
            </h2>
            <DocumentView document={blocks} />
          </section>
        ))}
      </EvidenceContext.Provider>
      {notes.length === 0 ? null : (
        <section className="brief-section brief-notes" aria-labelledby={NOTES}>
          <h2 id={NOTES} tabIndex={-1}>
            Notes
          </h2>
          <ol>
            {notes.map((note) => (
              <NoteView key={note.number} note={note} />
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function NoteView({ note: { number, step } }: { readonly note: Note }) {
  const mark = `cite-${number}`;
  return (
    <li className="brief-note" id={noteId(number)} tabIndex={-1} value={number}>
      <PlaceLink at={step.at} />{" "}
      <a
        className="brief-back no-print"
        href={`#${mark}`}
        aria-label={`Back to where note ${number} is cited`}
        onClick={(event) => goTo(event, mark)}
      >
        ↑
      </a>
      <Cited support={unique(step)} />
    </li>
  );
}

/** What says the same is said once. */
function unique({ support }: Evidence): Evidence["support"] {
  return [...new Map(support.map((one) => [`${one.at.file}:${one.at.offset}`, one])).values()];
}

/** The page's own address is the state of the view; a place within it is gone to without changing that. */
function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const element = window.document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
