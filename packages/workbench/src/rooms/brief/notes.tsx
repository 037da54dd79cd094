import type { Evidence } from "@proviso/report/document";
import { useState } from "react";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Cited } from "../../parts/why.tsx";

export function noteId(number: number): string {
  return `note-${number}`;
}

/** What a passage rests on, each with the number of its note; on a screen a note opens where it is cited, on paper and in a PDF it is at the end. */
export function Rests({
  steps,
  numbers,
}: {
  readonly steps: readonly Evidence[];
  readonly numbers: ReadonlyMap<Evidence, number>;
}) {
  return (
    <ul className="rests">
      {steps.map((step) => (
        <Rest key={numbers.get(step)} step={step} number={numbers.get(step) ?? 0} />
      ))}
    </ul>
  );
}

function Rest({ step, number }: { readonly step: Evidence; readonly number: number }) {
  const [open, setOpen] = useState(false);
  const id = `open-${number}`;
  return (
    <li>
      {step.text}
      <a
        id={`cite-${number}`}
        className="note-mark"
        href={`#${noteId(number)}`}
        aria-label={`Note ${number}`}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={(event) => {
          event.preventDefault();
          setOpen(!open);
        }}
      >
        {number}
      </a>
      {open ? (
        <div id={id} className="note-open no-print">
          <PlaceLink at={step.at} />
          <Cited support={step.support} />
        </div>
      ) : null}
    </li>
  );
}
