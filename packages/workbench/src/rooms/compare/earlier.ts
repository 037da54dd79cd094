import type { Answered, Asked } from "@proviso/report/ask";
import { useEffect, useState } from "react";
import type { ValueOf } from "../../engine/protocol.ts";
import { Api } from "../../files/api.ts";
import { thisTab } from "../../files/tab-name.ts";
import { useDesk } from "../../state/context.tsx";
import { VISIT } from "../dossier/visit.ts";

/** A save in the dossier's history. */
export interface Revision {
  readonly revision: number;
  readonly at: string;
  readonly file?: string;
  readonly cause: string;
  readonly note?: string;
}

const MOST = 60;

/** The saves of the dossier, the last first; none where the page has no server behind it. */
export function useRevisions(): readonly Revision[] {
  const { desk, state } = useDesk();
  const [revisions, setRevisions] = useState<readonly Revision[]>([]);
  const { keeps } = desk.files;
  const saved = [...state.files.values()].map(({ etag }) => etag).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved is in the history after it
  useEffect(() => {
    if (!keeps) return;
    const stop = new AbortController();
    new Api(thisTab())
      .request<{ revisions: Revision[] }>(`/api/history?limit=${MOST}`, { signal: stop.signal })
      .then(({ revisions: found }) => setRevisions(found.filter(isTold)))
      .catch(() => {
        // Without its history a dossier can still be compared as it is now; that it cannot be had, the head of the page says.
      });
    return () => stop.abort();
  }, [keeps, saved]);
  return revisions;
}

/** Whether there is anything to compare with: a text that was changed, or what somebody noted. That somebody looked changed nothing. */
export function isTold({ file, cause, note }: Revision): boolean {
  return file?.endsWith(".proviso") === true || (cause === "mark" && note !== VISIT);
}

export interface Earlier {
  readonly value?: ValueOf<"diff">;
  readonly asking: boolean;
  readonly failure?: string;
}

/** The difference between the text as it was after a revision and as it is now, unsaved changes included: the server has the earlier texts. */
export function useEarlier(since: number | undefined, asked: Asked | undefined): Earlier {
  const { state } = useDesk();
  const [earlier, setEarlier] = useState<Earlier>({ asking: false });
  const question = since === undefined || asked === undefined ? undefined : JSON.stringify({ ...asked, since });
  const { sound, revision } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is asked anew
  useEffect(() => {
    if (question === undefined || !sound) return;
    const stop = new AbortController();
    setEarlier(({ value }) => ({ value, asking: true }));
    const unsaved = [...state.files].filter(([path, { saving }]) => saving !== "saved" && path.endsWith(".proviso"));
    const texts = Object.fromEntries(unsaved.map(([path, { text }]) => [path, text]));
    new Api(thisTab())
      .request<{ answers: readonly Answered<ValueOf<"diff">>[] }>("/api/answers/diff", {
        method: "POST",
        body: JSON.stringify({ ...(JSON.parse(question) as object), ...(unsaved.length === 0 ? {} : { texts }) }),
        headers: { "Content-Type": "application/json" },
        signal: stop.signal,
      })
      .then(({ answers }) => setEarlier({ value: answers[0]?.value, asking: false }))
      .catch((error: Error) => {
        if (!stop.signal.aborted) setEarlier({ asking: false, failure: error.message });
      });
    return () => stop.abort();
  }, [question, sound, revision]);
  return earlier;
}
