import { countWords, type Lane, narrowed, type Thread } from "@proviso/record";
import { addressText } from "@proviso/report/view/address";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { useWidth } from "../../parts/use-width.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { Claims } from "./claims.tsx";
import { DETAIL, Detail } from "./detail.tsx";
import { Filters } from "./filters.tsx";
import { MARK } from "./layout.ts";
import { StatementList } from "./list.tsx";
import { inTime, marksOf } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { Questions } from "./questions.tsx";
import { Table } from "./table.tsx";
import { ThreadList } from "./thread-list.tsx";
import { Timeline } from "./timeline.tsx";
import { FILTERS, narrowingIn, twinOf, withFilter } from "./view.ts";
import "./record.css";

/** Below this width there is no room for a timeline. */
const NARROW = 600;
const MOST_ZOOM = 400;

/** Who said what, when, and what does not agree. */
export function RecordRoom() {
  const { desk, state } = useDesk();
  const { address, change } = useAddress();
  const { value, asking, failure } = useAnswer("record", {});
  const { model, sound } = state;
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const width = useWidth(place);
  const [hot, setHot] = useState<Thread>();
  const latest = useRef(address.view);
  latest.current = address.view;

  const set = useCallback(
    (view: Readonly<Record<string, string>>, replace = true) => {
      latest.current = view;
      change({ view }, { replace });
    },
    [change],
  );
  const view = useDeferredValue(address.view);
  const filters = JSON.stringify(FILTERS.map((name) => view[name]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view only what narrows the record matters
  const part = useMemo(
    () =>
      model === undefined || value === undefined ? undefined : narrowed(model, value, narrowingIn(view, model, value)),
    [model, value, filters],
  );
  const everything = useMemo(
    () => (value === undefined ? undefined : new Map(marksOf(value, value).map((mark) => [mark.key, mark]))),
    [value],
  );
  const marks = useMemo(
    () => (value === undefined || part === undefined ? [] : inTime(marksOf(value, part))),
    [value, part],
  );
  const find = useCallback((key: string) => everything?.get(key), [everything]);
  const chosen = address.view["statement"];
  const picked = chosen === undefined ? undefined : find(chosen);

  const pick: Pick = (key, how) => {
    set(withFilter(latest.current, "statement", key), picked !== undefined && how === "follow");
    if (how === "follow") return;
    requestAnimationFrame(() => {
      const detail = document.getElementById(DETAIL);
      detail?.scrollIntoView({ block: "nearest" });
      if (how === "open") detail?.focus({ preventScroll: true });
    });
  };
  const close = (): void => {
    set(withFilter(latest.current, "statement", undefined));
    place?.querySelector<HTMLElement>("[role=listbox]")?.focus();
  };

  const dense = useMemo(() => {
    const most = Math.max(0, ...[...Map.groupBy(marks, ({ by }) => by.id).values()].map((own) => own.length));
    return Math.max(1, Math.round((most * MARK * 10) / Math.max(1, width * 1.6)) / 10);
  }, [marks, width]);
  const zoom = zoomIn(address.view["zoom"]) ?? dense;
  const zoomBy = (factor: number): void => {
    const next = Math.min(MOST_ZOOM, Math.max(1, Math.round(zoom * factor * 100) / 100));
    set(withFilter(latest.current, "zoom", String(next)));
  };

  const nothing = (
    <NothingYet title="Record">
      No statement yet. Paste an article in{" "}
      <Link href={addressText({ ...address, room: "read", thing: undefined, view: {} })}>Read</Link>, or open the worked
      example: <code>npm start</code> shows it.
    </NothingYet>
  );
  if (model === undefined) return nothing;
  if (value === undefined || part === undefined)
    return (
      <>
        <h1>Record</h1>
        {failure === undefined && sound && asking ? <Waiting what="Reading the record" /> : null}
        <Trouble sound={sound} shown={false} failure={failure} />
      </>
    );
  if (everything === undefined || everything.size === 0) return nothing;
  const narrowing = narrowingIn(address.view, model, value);
  const detail =
    picked === undefined ? null : (
      <Detail
        key={picked.key}
        model={model}
        mark={picked}
        threads={value.threads}
        find={find}
        onPick={pick}
        onClose={close}
      />
    );
  const shared = { model, picked: picked?.key, find, onPick: pick };
  return (
    <>
      <h1>Record</h1>
      <Trouble sound={sound} shown failure={failure} />
      <p className="label record-counts">
        {[counted(value.statements.length, "statement"), ...countWords(value)].join(" · ")}
      </p>
      <Filters
        model={model}
        all={value}
        narrowing={narrowing}
        words={address.view["words"] ?? ""}
        onFilter={(name, to) => set(withFilter(latest.current, name, to))}
        onClear={() =>
          set(
            Object.fromEntries(Object.entries(latest.current).filter(([name]) => !FILTERS.some((one) => one === name))),
          )
        }
      />
      <figure className="picture record-picture" ref={setPlace}>
        <figcaption>
          <span>{part.headline}</span>
          {width < NARROW || marks.length === 0 ? null : (
            <span className="timeline-tools">
              <button type="button" className="button" aria-label="Draw time wider" onClick={() => zoomBy(1.6)}>
                +
              </button>
              <button
                type="button"
                className="button"
                aria-label="Draw time narrower"
                disabled={zoom <= 1}
                onClick={() => zoomBy(1 / 1.6)}
              >
                −
              </button>
              <button
                type="button"
                className="button"
                disabled={zoom <= 1}
                onClick={() => set(withFilter(withFilter(latest.current, "zoom", "1"), "from", undefined))}
              >
                The whole time
              </button>
            </span>
          )}
        </figcaption>
        {marks.length === 0 ? (
          <Notice>
            <p>No statement fits. Take a filter away, or show all.</p>
          </Notice>
        ) : width === 0 ? null : width < NARROW ? (
          <StatementList
            {...shared}
            lanes={value.lanes}
            marks={marks}
            threads={part.threads}
            label={part.headline}
            onClose={close}
            detail={detail}
          />
        ) : (
          <>
            <Timeline
              {...shared}
              lanes={value.lanes}
              marks={marks}
              threads={part.threads}
              title={part.headline}
              width={width}
              zoom={zoom}
              from={address.view["from"]}
              hot={hot}
              onClose={close}
              onZoom={zoomBy}
              onScrolled={(from) => set(withFilter(latest.current, "from", from))}
            />
            {detail}
          </>
        )}
        <Table model={model} marks={marks} />
        <Silent lanes={value.lanes} marks={everything} />
      </figure>
      {part.threads.length === 0 ? null : (
        <section className="section">
          <h2>
            {part.threads.some(({ kind }) => kind === "conflict") ? "What does not agree" : "Who has changed position"}
          </h2>
          <ThreadList {...shared} threads={part.threads} onPoint={setHot} />
        </section>
      )}
      {part.claims.length === 0 ? null : (
        <section className="section">
          <h2>What is claimed</h2>
          <Claims {...shared} claims={part.claims} />
        </section>
      )}
      {part.questions.length === 0 && part.positions.length === 0 ? null : (
        <section className="section">
          <h2>What is answered, and who holds what</h2>
          <Questions {...shared} questions={part.questions} positions={part.positions} />
        </section>
      )}
      {desk.files.keeps ? (
        <p className="section label">
          <a href={twinOf(narrowing)}>What you see, as JSON</a>
        </p>
      ) : null}
    </>
  );
}

/** What keeps the record from being read anew, and what to do. */
function Trouble({
  sound,
  shown,
  failure,
}: {
  readonly sound: boolean;
  readonly shown: boolean;
  readonly failure: string | undefined;
}) {
  const { address } = useAddress();
  if (sound && failure === undefined) return null;
  return (
    <Notice tone="open">
      <p>
        {sound ? failure : "A text of the dossier has to be mended before its record can be read."}
        {shown ? " What stands here is what it said last." : ""}{" "}
        <Link href={addressText({ ...address, room: "agreement", thing: undefined, view: {} })}>To the texts</Link>
      </p>
    </Notice>
  );
}

/** Who could have spoken or drafted and has not: a silence is told, but draws no empty row. */
function Silent({
  lanes,
  marks,
}: {
  readonly lanes: readonly Lane[];
  readonly marks: ReadonlyMap<string, { readonly lane: Lane["speaker"] }>;
}) {
  // Who has drafted stands in the picture, and whoever reads that it said nothing would look for the mistake.
  const drawn = new Set([...marks.values()].map(({ lane }) => `${lane.kind} ${lane.id}`));
  const names = lanes.flatMap(({ name, speaker, said, voices }) => [
    ...(said === 0 && !drawn.has(`${speaker.kind} ${speaker.id}`) && voices.every((voice) => voice.said === 0)
      ? [name]
      : []),
    ...voices.filter((voice) => voice.said === 0).map((voice) => voice.name),
  ]);
  return names.length === 0 ? null : (
    <p className="label record-silent">No statement or draft of their own: {names.join("; ")}.</p>
  );
}

function zoomIn(text: string | undefined): number | undefined {
  const zoom = Number(text);
  return text === undefined || !(zoom >= 1 && zoom <= MOST_ZOOM) ? undefined : zoom;
}

function counted(count: number, one: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : `${one}s`}`;
}
