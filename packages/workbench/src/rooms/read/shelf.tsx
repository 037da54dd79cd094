import { longDate } from "@proviso/record";
import { addressText } from "@proviso/report/view/address";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { Unreachable } from "../../files/api.ts";
import { serverEvents } from "../../files/events.ts";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { NewDocument } from "./new-document.tsx";
import type { About, Listed, ReadingApi, Sent } from "./reading-api.ts";
import { sizeWords } from "./sizes.ts";
import { cited, sourcesOf, sourceWith } from "./sources.ts";

/** What was read and what is left to decide, and the way to read something new. */
export function Shelf({ api }: { readonly api: ReadingApi }) {
  const { state } = useDesk();
  const { address, go } = useAddress();
  const [about, setAbout] = useState<About>();
  const [documents, setDocuments] = useState<readonly Listed[]>();
  const [failure, setFailure] = useState<string>();
  const [reading, setReading] = useState<string>();
  const [over, setOver] = useState(false);
  const stop = useRef<AbortController>(undefined);

  const load = useCallback(async () => {
    try {
      const [found, all] = await Promise.all([api.about(), api.documents()]);
      setAbout(found);
      setDocuments(all);
    } catch (error) {
      setFailure(lineOf(error, "The documents that were read are kept there."));
    }
  }, [api]);
  useEffect(() => {
    void load();
    const end = serverEvents(({ kind }) => {
      if (kind === "review" || kind === "reset") void load();
    });
    return () => {
      end();
      stop.current?.abort();
    };
  }, [load]);

  /** @returns whether it was read */
  async function read(sent: Sent, dated: string | undefined, stay = false): Promise<boolean> {
    const most = about?.limits.uploadBytes;
    if (sent.kind === "file" && most !== undefined && sent.file.size > most) {
      setFailure(
        `“${sent.file.name}” has ${sizeWords(sent.file.size)}; at most ${sizeWords(most)} are read. Nothing was sent. Divide it, or save the pages that matter.`,
      );
      return false;
    }
    const signal = new AbortController();
    stop.current = signal;
    setReading(sent.kind === "file" ? sent.file.name : sent.kind === "source" ? sent.path : sent.name);
    setFailure(undefined);
    try {
      const { document } = await api.read(sent, dated ?? dayOf(sent), signal.signal);
      if (stay) await load();
      else go({ ...address, room: "read", thing: document.id, view: {} });
      return true;
    } catch (error) {
      if (!signal.signal.aborted) setFailure(lineOf(error, "What you gave is still here."));
      return false;
    } finally {
      setReading(undefined);
    }
  }

  /** The day that the dossier gives to its own source, where that is what was pasted. */
  function dayOf(sent: Sent): string | undefined {
    return sent.kind === "text" ? sourceWith(state.model, state.files, sent.text)?.dated : undefined;
  }

  async function dropped(files: readonly File[]): Promise<void> {
    const several = files.length > 1;
    const failures: string[] = [];
    for (const file of files) if (!(await read({ kind: "file", file }, undefined, several))) failures.push(file.name);
    if (several && failures.length > 0)
      setFailure(`${failures.join(", ")} could not be read; the others were, and stand in the list.`);
  }

  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void dropped(files);
  };
  const sources = sourcesOf(state.model, state.files);
  const worked = sources.find(cited);
  const isEmpty = documents !== undefined && documents.length === 0;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file may be dropped anywhere; whoever has no mouse chooses it by the button
    <div
      className="read-shelf"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <h1>Read</h1>
      <div className="lede">
        <p>
          Give it an article, a speech or a treaty. It finds who said what, for which side and on what condition, in the
          document’s own words; you decide what goes on record.
        </p>
      </div>
      {failure === undefined ? null : (
        <Notice tone="blocked">
          <p>{failure}</p>
        </Notice>
      )}
      {reading === undefined ? null : (
        <p className="read-actions" role="status">
          <span>Reading {reading} …</span>
          <button type="button" className="button" onClick={() => stop.current?.abort()}>
            Stop
          </button>
        </p>
      )}
      {isEmpty ? (
        <section className="read-empty" aria-labelledby="read-first">
          <h2 id="read-first">Nothing has been read yet</h2>
          <ol>
            <li>Paste a text below, drop a file on this page, or take a source that the dossier has.</li>
            <li>Each statement is marked in the text, with its meaning in plain words beside it.</li>
            <li>Accept it, mend it or reject it. What you accept stands in the dossier’s file and in the record.</li>
          </ol>
          {worked === undefined ? null : (
            <p>
              <button
                type="button"
                className="button"
                disabled={reading !== undefined}
                onClick={() => void read({ kind: "source", path: worked.path }, worked.dated)}
              >
                Try it on {worked.path.split("/").at(-1)}, which this dossier cites
              </button>
            </p>
          )}
        </section>
      ) : null}
      <NewDocument limits={about?.limits} busy={reading !== undefined} onRead={(sent, dated) => read(sent, dated)} />
      {documents === undefined ? (
        failure === undefined ? (
          <Waiting what="Looking for what was read" />
        ) : null
      ) : isEmpty ? null : (
        <section className="section" aria-labelledby="read-before">
          <h2 id="read-before">Read before</h2>
          <ul className="read-list">
            {documents.map((one) => (
              <li key={one.id}>
                <Link href={addressText({ ...address, room: "read", thing: one.id, view: {} })}>
                  {one.title ?? one.name}
                </Link>
                <span className="label">{leftWords(one)}</span>
                <span className="label">
                  {one.dated === undefined ? "undated" : longDate(one.dated)}, read{" "}
                  {one.at.slice(0, 16).replace("T", " ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sources.length === 0 ? null : (
        <section className="section" aria-labelledby="read-sources">
          <h2 id="read-sources">In this dossier</h2>
          <ul className="read-list">
            {sources.map((source) => (
              <li key={source.path}>
                <span>{source.path}</span>
                <span className="label">{cited(source) ? `cited as ${source.name}` : "not cited"}</span>
                <button
                  type="button"
                  className="button"
                  disabled={reading !== undefined}
                  aria-label={`Read ${source.path}`}
                  onClick={() => void read({ kind: "source", path: source.path }, source.dated)}
                >
                  Read
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {over ? (
        <p className="read-drop" aria-hidden="true">
          Drop it, and it is read
        </p>
      ) : null}
    </div>
  );
}

function leftWords({ statements, decided }: Listed): string {
  if (statements === undefined) return `${decided} decided`;
  const left = Math.max(0, statements - decided);
  if (statements === 0) return "no statement found";
  return left === 0 ? `all ${statements} decided` : `${left} of ${statements} left to decide`;
}

function lineOf(error: unknown, kept: string): string {
  if (error instanceof Unreachable) return `The server does not answer. ${kept} Try again when it is back.`;
  return `${error instanceof Error ? error.message : String(error)} ${kept}`;
}
