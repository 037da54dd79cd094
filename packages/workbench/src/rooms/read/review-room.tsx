import type { Statement } from "@proviso/agreement";
import type { Bearing, Candidate } from "@proviso/record";
import { addressText } from "@proviso/report/view/address";
import { onRecord } from "@proviso/review/on-record";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Link } from "wouter";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { Unsaved } from "../../parts/unsaved.tsx";
import { useOwnTitle } from "../../shell/title.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { Card } from "./card.tsx";
import { DateLine } from "./date-line.tsx";
import { DocumentPage } from "./document-page.tsx";
import { type KeyAct, useKeys, useSingleKeys } from "./keys.ts";
import { KeysHelp } from "./keys-help.tsx";
import { ReadMargin } from "./margin.tsx";
import { MendForm } from "./mend-form.tsx";
import { beginOf, paragraphsOf } from "./paragraphs.ts";
import type { Reading, ReadingApi } from "./reading-api.ts";
import { SecondReader } from "./second-reader.tsx";
import { pathFrom, sourceWith } from "./sources.ts";
import { TreatyDraft } from "./treaty-draft.tsx";
import { type ReviewState, useReview } from "./use-review.ts";
import { sentenceOf } from "./words.ts";

/** A document under review: its page, the statements in its margin, and the keys to decide on them. */
export function ReviewRoom({ api, document }: { readonly api: ReadingApi; readonly document: string }) {
  const review = useReview(api, document);
  const { address } = useAddress();
  const { reading, failure } = review;
  useOwnTitle(reading?.document.title ?? reading?.document.name);
  const shelf = addressText({ ...address, room: "read", thing: undefined, view: {} });
  return (
    <>
      <p className="label">
        <Link href={shelf}>All documents</Link>
      </p>
      {failure === undefined ? null : (
        <Notice tone="blocked">
          <p>{failure}</p>
        </Notice>
      )}
      {reading === undefined ? (
        failure === undefined ? (
          <Waiting what="Opening the document" />
        ) : null
      ) : (
        <Review api={api} review={review} reading={reading} />
      )}
    </>
  );
}

function Review({
  api,
  review,
  reading,
}: {
  readonly api: ReadingApi;
  readonly review: ReviewState;
  readonly reading: Reading;
}) {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const { document, text } = reading;
  const { stand, decide, reopen, take } = review;
  const withModel = address.view["model"] !== "off";
  const candidates = useMemo(
    () =>
      reading.candidates
        .filter(({ foundBy }) => withModel || foundBy === "rules")
        .sort((one, other) => beginOf(one) - beginOf(other)),
    [reading, withModel],
  );
  const byId = useMemo(() => new Map(candidates.map((one) => [one.id, one])), [candidates]);
  const numbers = useMemo(() => new Map(candidates.map(({ id }, i) => [id, i + 1])), [candidates]);
  const paragraphs = useMemo(() => paragraphsOf(text, candidates, document.pages), [text, candidates, document.pages]);
  const decided = candidates.filter(({ id }) => stand(id).kind !== "open").length;

  const current =
    byId.get(address.view["at"] ?? "") ?? candidates.find(({ id }) => stand(id).kind === "open") ?? candidates[0];
  const at = current === undefined ? undefined : paragraphs.find(({ end }) => end > beginOf(current));
  const page = useRef<HTMLDivElement>(null);
  const [lit, setLit] = useState<ReadonlySet<string>>(new Set());
  const [mending, setMending] = useState<string>();
  const [help, setHelp] = useState(false);
  const [keys, setKeys] = useSingleKeys();
  const [said, setSaid] = useState("");
  const wide = useWide();

  const own = useMemo(() => sourceWith(model, state.files, text), [model, state.files, text]);
  const needsDay = document.dated === undefined && own === undefined;
  const [asked, setAsked] = useState(0);
  const known = useMemo(() => {
    if (model === undefined) return new Map<string, readonly Statement[]>();
    const names = model.sources
      .filter(({ at: place, path }) => state.files.get(pathFrom(place.file, path))?.text === text)
      .map(({ name }) => name);
    return onRecord(model, new Set(names), candidates);
  }, [model, state.files, text, candidates]);

  const choose = useCallback(
    (id: string) => {
      setMending(undefined);
      change({ view: { ...address.view, at: id } }, { replace: true });
      const one = byId.get(id);
      if (one === undefined) return;
      setSaid(`Statement ${numbers.get(id)} of ${numbers.size}: ${sentenceOf(model, one)}`);
      requestAnimationFrame(() => show(page.current, id));
    },
    [address.view, change, byId, numbers, model],
  );
  // A place that a link names is shown once the page is set.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || current === undefined || address.view["at"] === undefined) return;
    arrived.current = true;
    requestAnimationFrame(() => show(page.current, current.id));
  }, [current, address.view]);

  const index = current === undefined ? -1 : candidates.indexOf(current);
  const goOn = (): void => {
    const open = (one: Candidate) => one.id !== current?.id && stand(one.id).kind === "open";
    const next = candidates.find((one, i) => i > index && open(one)) ?? candidates.find(open);
    if (next !== undefined) choose(next.id);
    else setSaid("Everything is decided.");
  };

  // Whoever went on is taken back to what was not taken, to the first of several; its card says why.
  const { refused } = review;
  const before = useRef(refused);
  useEffect(() => {
    const [id] = [...refused.keys()].filter((one) => !before.current.has(one) && byId.has(one));
    before.current = refused;
    if (id === undefined || id === current?.id || mending !== undefined) return;
    if (current === undefined || !refused.has(current.id)) choose(id);
  }, [refused, byId, current, mending, choose]);

  /** Does not send what is known to be refused: without a day nothing can be cited. */
  function accept(one: Candidate, more?: { mended: Candidate; bears: Bearing | null }): boolean {
    if (needsDay) {
      setAsked(asked + 1);
      return false;
    }
    decide(one.id, more === undefined ? "accepted" : "mended", more);
    goOn();
    return true;
  }

  function leaveAtKnown(one: Candidate, statements: readonly Statement[]): void {
    decide(one.id, "rejected", { note: `on record already: ${statements.map(({ id }) => id).join(", ")}` });
    goOn();
  }

  function act(what: KeyAct): void {
    if (what === "help") setHelp(!help);
    else if (current !== undefined && mending === undefined) decideOn(current, what);
  }

  function decideOn(one: Candidate, what: Exclude<KeyAct, "help">): void {
    const { kind } = stand(one.id);
    const there = known.get(one.id) ?? [];
    switch (what) {
      case "next":
      case "previous": {
        const to = candidates[index + (what === "next" ? 1 : -1)];
        if (to !== undefined) choose(to.id);
        return;
      }
      case "accept":
        if (kind === "accepted") return;
        if (there.length > 0 && kind === "open") leaveAtKnown(one, there);
        else if (there.length === 0) accept(one);
        else setSaid("It is on record already. Take the decision back first, then accept it a second time.");
        return;
      case "reject":
        if (kind === "rejected") return;
        decide(one.id, "rejected");
        goOn();
        return;
      case "mend":
        if (kind === "open") setMending(one.id);
        else setSaid("Take the decision back first, then mend it.");
        return;
      case "undo": {
        // The one that is looked at, else the one decided last.
        const last = kind === "open" ? lastDecided(candidates, review) : one;
        if (last === undefined) return;
        reopen(last.id);
        if (last.id !== one.id) choose(last.id);
        return;
      }
    }
  }
  useKeys(keys, act);

  const notes = useMemo(
    () => candidates.filter(({ id }) => lit.has(id) || id === current?.id),
    [candidates, lit, current],
  );
  const record = recordFileOf(review, candidates);
  const recordState = record === undefined ? undefined : state.files.get(record);
  const card =
    current === undefined ? null : mending === current.id ? (
      <MendForm
        api={api}
        document={document}
        needsDay={needsDay}
        text={text}
        model={model}
        candidate={current}
        page={page}
        onAccept={(made, bears) => {
          if (accept(current, { mended: made, bears })) setMending(undefined);
        }}
        onCancel={() => setMending(undefined)}
      />
    ) : (
      <Card
        api={api}
        document={document}
        candidate={current}
        stand={stand(current.id)}
        needsDay={needsDay}
        known={known.get(current.id) ?? []}
        onAccept={() => accept(current)}
        onKnown={() => leaveAtKnown(current, known.get(current.id) ?? [])}
        onMend={() => act("mend")}
        onReject={() => act("reject")}
        onReopen={() => reopen(current.id)}
      />
    );

  if (address.view["show"] === "draft") return <TreatyDraft api={api} document={document} />;
  return (
    <>
      <h1>{document.title ?? document.name}</h1>
      <DateLine api={api} document={document} counts={reading.counts} own={own} asked={asked} onTake={take} />
      {document.treaty === true ? (
        <p className="read-offer">
          This reads like a treaty.{" "}
          <Link href={addressText({ ...address, view: { ...address.view, show: "draft" } })}>
            Draft an agreement from it
          </Link>
        </p>
      ) : null}
      <SecondReader api={api} reading={reading} onTake={take} />
      <Troubles review={review} />
      {record === undefined || recordState === undefined ? null : <Unsaved path={record} file={recordState} />}
      {candidates.length === 0 ? (
        <Notice>
          <p>
            Nobody is found to say anything in this document. The rules know English and who is named as saying
            something; a text in another language, or one that tells of deeds alone, gives none.
          </p>
        </Notice>
      ) : (
        <div className="read-bar">
          <p className="read-progress">
            <progress max={candidates.length} value={decided} aria-label="Decided" />
            <span>
              {decided} of {candidates.length} decided
            </span>
          </p>
          <p className="read-actions">
            <button
              type="button"
              className="button"
              onClick={() => act("previous")}
              disabled={index <= 0}
              aria-keyshortcuts="k ArrowLeft"
            >
              Previous
            </button>
            <button
              type="button"
              className="button"
              onClick={() => act("next")}
              disabled={index === candidates.length - 1}
              aria-keyshortcuts="j ArrowRight"
            >
              Next
            </button>
          </p>
          <KeysHelp open={help} onOpen={setHelp} keys={keys} onKeys={setKeys} />
        </div>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <div className="read-beside">
        <DocumentPage
          text={text}
          paragraphs={paragraphs}
          candidates={byId}
          current={current?.id}
          stand={stand}
          onChoose={choose}
          onLit={setLit}
          page={page}
          at={at}
          behind={wide ? null : <div className="read-behind">{card}</div>}
        />
        {wide ? (
          <ReadMargin
            notes={notes}
            numbers={numbers}
            current={current?.id}
            stand={stand}
            onChoose={choose}
            page={page}
            card={card}
          />
        ) : null}
      </div>
    </>
  );
}

/** Why decisions wait, and what to do. */
function Troubles({ review: { outbox } }: { readonly review: ReviewState }) {
  const { pending, trouble } = useSyncExternalStore(outbox.watch, outbox.state);
  if (trouble === undefined) return null;
  return (
    <Notice tone="blocked">
      <p>{trouble.because}</p>
      <p className="read-actions">
        <span className="label">
          {pending.length} {pending.length === 1 ? "decision waits" : "decisions wait"}.
        </span>
        <button type="button" className="button" onClick={() => outbox.hurry()}>
          Try now
        </button>
      </p>
    </Notice>
  );
}

/** The candidate that was decided last: what waits to be sent was decided after all that does not. */
function lastDecided(candidates: readonly Candidate[], { stand, outbox }: ReviewState): Candidate | undefined {
  const waiting = outbox.state().pending.findLast(({ deciding }) => deciding.kind !== "reopened")?.deciding.candidate;
  const own = candidates.find(({ id }) => id === waiting && stand(id).kind !== "open");
  if (own !== undefined) return own;
  return candidates
    .filter(({ id }) => stand(id).kind !== "open")
    .sort((one, other) => (stand(one.id).decision?.at ?? "").localeCompare(stand(other.id).decision?.at ?? ""))
    .at(-1);
}

/** The file into which this review writes. */
function recordFileOf({ stand }: ReviewState, candidates: readonly Candidate[]): string | undefined {
  for (const { id } of candidates) {
    const written = stand(id).decision?.written;
    if (written !== undefined) return written;
  }
  return undefined;
}

/** Brings a statement's words to where they can be read, unless they are there. */
function show(page: HTMLElement | null, id: string): void {
  const begin = page?.querySelector(`[data-first~="${CSS.escape(id)}"]`);
  if (begin === null || begin === undefined) return;
  const { top, bottom } = begin.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 160 || bottom > innerHeight * 0.6)
    scrollTo({ top: scrollY + top - innerHeight * 0.28, behavior: calm ? "instant" : "smooth" });
}

const WIDE = "(min-width: 75rem)";

/** Whether there is room for a margin. */
function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(WIDE);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
