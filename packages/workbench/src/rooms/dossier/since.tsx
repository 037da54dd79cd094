import type { Model } from "@proviso/agreement";
import { useEffect, useMemo, useState } from "react";
import type { Changes, Past } from "../../files/past.ts";
import { useDesk } from "../../state/context.tsx";
import { changeSentences, keepVisit, readVisit, VISIT, type Visit } from "./visit.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
/** So many sentences before the rest is folded. */
const FEW = 4;

/** What changed since the reader last looked, remembered in this browser; nothing on a first visit, nothing where nothing changed. */
export function SinceLastVisit({
  past,
  model,
  name,
}: {
  readonly past: Past;
  readonly model: Model;
  readonly name: string;
}) {
  const { state } = useDesk();
  const [visit, setVisit] = useState<Visit>();
  const [changes, setChanges] = useState<Changes>();
  const saved = [...state.files.values()].map(({ etag }) => etag).join();

  useEffect(() => {
    let late = false;
    void began(past, name).then((found) => late || setVisit(found));
    return () => {
      late = true;
    };
  }, [past, name]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a save may change what changed
  useEffect(() => {
    if (visit === undefined) return;
    let late = false;
    past.changes(visit.revision).then(
      (found) => late || setChanges(found),
      () => {},
    );
    return () => {
      late = true;
    };
  }, [past, visit, saved]);

  const sentences = useMemo(() => (changes === undefined ? [] : changeSentences(model, changes)), [changes, model]);
  if (visit === undefined || sentences.length === 0) return null;
  const seen = async (): Promise<void> => {
    const now = { revision: await past.mark("seen"), at: new Date().toISOString() };
    keepVisit(localStorage, name, now);
    keepVisit(sessionStorage, name, now);
    setChanges(undefined);
    setVisit(now);
  };
  return (
    <section className="since" aria-label="What changed since your last visit">
      <p>
        <strong>Since {when(visit.at)}:</strong>
      </p>
      <ul>
        {sentences.slice(0, FEW).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {sentences.length <= FEW ? null : (
        <details className="why">
          <summary>and {sentences.length - FEW} more</summary>
          <ul>
            {sentences.slice(FEW).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <button type="button" className="button" data-kind="plain" onClick={() => void seen()}>
        I have seen it
      </button>
    </section>
  );
}

/**
 * The visit before this one. A visit lasts as long as its tab: a reload is the same visit. What is then there is noted for the next.
 */
async function began(past: Past, name: string): Promise<Visit | undefined> {
  const during = readVisit(sessionStorage, name);
  if (during !== undefined) return during;
  const before = readVisit(localStorage, name);
  try {
    const now = { revision: await past.mark(VISIT), at: new Date().toISOString() };
    keepVisit(localStorage, name, now);
    keepVisit(sessionStorage, name, before ?? now);
    return before ?? now;
  } catch {
    // Without a server that keeps a history nothing can be told; the next visit tries again.
    return undefined;
  }
}

function when(at: string): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? `${TIME.format(then)} today` : DAY.format(then);
}
