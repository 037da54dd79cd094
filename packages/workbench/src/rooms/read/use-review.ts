import type { Bearing, Candidate } from "@proviso/record";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { ProblemError, Unreachable } from "../../files/api.ts";
import { serverEvents } from "../../files/events.ts";
import { useDesk } from "../../state/context.tsx";
import type { Outbox } from "./outbox.ts";
import { outboxOf } from "./post.ts";
import type { Deciding, DecisionKind, Reading, ReadingApi, ReviewDecision } from "./reading-api.ts";

/** How a candidate stands for whoever looks at it. */
export interface Stand {
  readonly kind: "open" | "accepted" | "rejected";
  /** Decided here, and not at the server yet. */
  readonly waiting: boolean;
  readonly decision?: ReviewDecision;
  /** Why the last decision was not taken. */
  readonly refused?: string;
  /** As it was accepted. */
  readonly mended?: Candidate;
  /** Why it was decided so, where somebody said it. */
  readonly note?: string;
}

export interface ReviewState {
  readonly reading?: Reading;
  /** Why the document is not here. */
  readonly failure?: string;
  readonly stand: (candidate: string) => Stand;
  /** Why decisions were not taken, by candidate. */
  readonly refused: ReadonlyMap<string, string>;
  readonly outbox: Outbox;
  readonly decide: (
    candidate: string,
    kind: DecisionKind,
    more?: { mended?: Candidate; bears?: Bearing | null; note?: string },
  ) => void;
  readonly reopen: (candidate: string) => void;
  readonly take: (reading: Reading) => void;
}

const RETRY = 2000;

/** A document under review: what was found in it, and what is decided, here and elsewhere. */
export function useReview(api: ReadingApi, document: string): ReviewState {
  const { desk } = useDesk();
  const [reading, setReading] = useState<Reading>();
  const [failure, setFailure] = useState<string>();
  const [decisions, setDecisions] = useState<ReadonlyMap<string, ReviewDecision>>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const outbox = outboxOf(api, desk.files);
  const { pending } = useSyncExternalStore(outbox.watch, outbox.state);

  const take = useCallback((found: Reading) => {
    setReading(found);
    setFailure(undefined);
    setDecisions(new Map(found.decisions.map((one) => [one.candidate, one])));
  }, []);

  // Comes with the document, when others decide on it, and when the line has been broken.
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      clearTimeout(timer);
      try {
        const found = await api.open(document);
        if (!gone) take(found);
      } catch (error) {
        if (gone) return;
        setFailure(
          error instanceof Unreachable
            ? "The server does not answer. The document is kept there; this page asks again until it is back."
            : error instanceof Error
              ? error.message
              : String(error),
        );
        if (error instanceof Unreachable) timer = setTimeout(load, RETRY);
      }
    };
    setReading(undefined);
    void load();
    const end = serverEvents((happening) => {
      const other = happening.kind === "review" && happening.document === document && happening.by !== api.api.tab;
      if (other || happening.kind === "reset") void load();
    });
    return () => {
      gone = true;
      clearTimeout(timer);
      end();
    };
  }, [api, document, take]);

  useEffect(
    () =>
      outbox.listen({
        done: ({ document: of, deciding: { candidate } }, { decision }) => {
          if (of !== document || decision === null) return;
          setDecisions((before) => new Map(before).set(candidate, decision));
          setRefused((before) => without(before, candidate));
        },
        refused: ({ document: of, deciding: { candidate } }, error) => {
          if (of !== document) return;
          setRefused((before) => new Map(before).set(candidate, error.message));
          const theirs =
            error instanceof ProblemError ? (error.problem as { decision?: ReviewDecision }).decision : undefined;
          if (theirs !== undefined && theirs !== null) setDecisions((before) => new Map(before).set(candidate, theirs));
        },
      }),
    [outbox, document],
  );

  const waiting = useMemo(() => {
    const found = new Map<string, Deciding>();
    for (const { document: of, deciding } of pending) if (of === document) found.set(deciding.candidate, deciding);
    return found;
  }, [pending, document]);

  const stand = useCallback(
    (candidate: string): Stand => {
      const own = waiting.get(candidate);
      const decision = decisions.get(candidate);
      const kind = own?.kind ?? decision?.kind ?? "reopened";
      const mended = own === undefined ? decision?.mended : own.mended;
      const note = own === undefined ? decision?.note : own.note;
      const why = refused.get(candidate);
      return {
        kind: kind === "reopened" ? "open" : kind === "rejected" ? "rejected" : "accepted",
        waiting: own !== undefined,
        ...(decision === undefined ? {} : { decision }),
        ...(why === undefined ? {} : { refused: why }),
        ...(mended === undefined ? {} : { mended }),
        ...(note === undefined ? {} : { note }),
      };
    },
    [waiting, decisions, refused],
  );

  const seen = useRef(decisions);
  seen.current = decisions;
  const decide = useCallback<ReviewState["decide"]>(
    (candidate, kind, more = {}) => {
      setRefused((before) => without(before, candidate));
      const takeOut = kind === "rejected" ? { takeOut: true } : {};
      outbox.add(document, { candidate, kind, ...takeOut, ...more, seen: seen.current.get(candidate)?.at ?? null });
    },
    [outbox, document],
  );
  const reopen = useCallback(
    (candidate: string) => {
      setRefused((before) => without(before, candidate));
      const known = seen.current.get(candidate);
      const nothingSent = outbox.takeBack(document, candidate);
      if (nothingSent && (known === undefined || known.kind === "reopened")) return;
      outbox.add(document, { candidate, kind: "reopened", takeOut: true, seen: known?.at ?? null });
    },
    [outbox, document],
  );

  return {
    ...(reading === undefined ? {} : { reading }),
    ...(failure === undefined ? {} : { failure }),
    stand,
    refused,
    outbox,
    decide,
    reopen,
    take,
  };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
