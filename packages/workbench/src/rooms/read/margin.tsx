import type { Candidate } from "@proviso/record";
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { partyColour } from "../../parts/party-colour.ts";
import { useDesk } from "../../state/context.tsx";
import { stackedAround } from "./stacked-around.ts";
import type { Stand } from "./use-review.ts";
import { told } from "./words.ts";

const SIGNS: Readonly<Record<Stand["kind"], string>> = { open: "○", accepted: "●", rejected: "✕" };
const NAMES: Readonly<Record<Stand["kind"], string>> = { open: "open", accepted: "accepted", rejected: "rejected" };

/** A note for each statement beside its words; the one that is looked at unfolds, and the others give way. */
export function ReadMargin({
  notes,
  numbers,
  current,
  stand,
  onChoose,
  page,
  card,
}: {
  /** The candidates whose words are near to what is seen, in the order of the text. */
  readonly notes: readonly Candidate[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly current: string | undefined;
  readonly stand: (id: string) => Stand;
  readonly onChoose: (id: string) => void;
  readonly page: RefObject<HTMLDivElement | null>;
  readonly card: ReactNode;
}) {
  const { state } = useDesk();
  const { model } = state;
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<readonly number[]>([]);
  const [layout, setLayout] = useState(0);
  const [height, setHeight] = useState(0);

  // Notes unfold and texts are set anew when the window changes: both move all that stands below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other notes are watched anew
  useEffect(() => {
    const watcher = new ResizeObserver(() => setLayout((count) => count + 1));
    if (page.current !== null) watcher.observe(page.current);
    for (const child of list.current?.children ?? []) watcher.observe(child);
    return () => watcher.disconnect();
  }, [page, notes, current]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout of the text moves the notes
  useLayoutEffect(() => {
    if (page.current === null || list.current === null) return;
    const base = page.current.getBoundingClientRect().top;
    const heights = [...list.current.children].map((child) => (child as HTMLElement).offsetHeight);
    let last = 0;
    const wishes = notes.map(({ id }) => {
      const begin = page.current?.querySelector(`[data-first~="${CSS.escape(id)}"]`);
      last = Math.max(last, begin === null || begin === undefined ? 0 : begin.getBoundingClientRect().top - base - 4);
      return last;
    });
    const fixed = notes.findIndex(({ id }) => id === current);
    const next = stackedAround(wishes, heights, 8, fixed);
    setTops((before) => (before.join() === next.join() ? before : next));
    setHeight((next.at(-1) ?? 0) + (heights.at(-1) ?? 0));
  }, [notes, current, layout, card]);

  return (
    <aside className="read-margin" aria-label="Statements found">
      <ol className="read-notes" ref={list} style={{ minHeight: height }}>
        {notes.map((candidate, i) => {
          const { id, speaker } = candidate;
          const { kind, waiting } = stand(id);
          const isCurrent = id === current;
          const { who, does } = told(model, candidate);
          return (
            <li key={id} style={{ top: tops[i] ?? 0 }} data-current={isCurrent} data-kind={kind}>
              <button
                type="button"
                className="read-note"
                aria-current={isCurrent ? "true" : undefined}
                onClick={() => onChoose(id)}
                style={{
                  borderColor:
                    model === undefined || speaker.party === undefined ? undefined : partyColour(model, speaker.party),
                }}
              >
                <span className="read-sign" data-kind={kind}>
                  <span aria-hidden="true">{SIGNS[kind]}</span>
                  <span className="visually-hidden">
                    {NAMES[kind]}
                    {waiting ? ", on its way" : ""}:{" "}
                  </span>
                </span>
                <span className="read-number">{numbers.get(id)}</span>
                <span>
                  {shortened(who)} <em>{does}</em>
                </span>
              </button>
              {isCurrent ? card : null}
            </li>
          );
        })}
      </ol>
    </aside>
  );
}

/** A name as it fits into the margin: what stands before the comma. */
function shortened(who: string): string {
  const [first = who] = who.split(/, | \(/);
  return first.length > 42 ? `${first.slice(0, 40).trimEnd()}…` : first;
}
