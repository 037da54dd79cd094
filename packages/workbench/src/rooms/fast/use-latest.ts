import type { Asked, KindName } from "@proviso/report/ask";
import { useEffect, useRef, useState } from "react";
import { Overtaken } from "../../engine/client.ts";
import type { ValueOf } from "../../engine/protocol.ts";
import { useDesk } from "../../state/context.tsx";

export interface Latest<K extends KindName> {
  /** The newest values there are, one for each question, undefined for one that has no answer; while others are on their way, the last ones. */
  readonly values?: readonly (ValueOf<K> | undefined)[];
  /** The questions that these values answer. */
  readonly of?: string;
  readonly asking: boolean;
  readonly failure?: string;
}

/**
 * Asks several questions of one kind, one round at a time: while a slider is dragged each round shows, and what was asked meanwhile is passed over for
 * what is asked now, so that answers never fall behind the hand.
 * @param asked undefined where there is nothing to ask yet
 */
export function useLatest<K extends KindName>(kind: K, asked: readonly Asked[] | undefined): Latest<K> {
  const { desk, state } = useDesk();
  const [latest, setLatest] = useState<Latest<K>>({ asking: true });
  const wanted = useRef<{ readonly questions: string }>(undefined);
  const running = useRef(false);
  const { revision, sound } = state;
  const questions = asked === undefined || !sound ? undefined : JSON.stringify(asked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is asked anew
  useEffect(() => {
    wanted.current = questions === undefined ? undefined : { questions };
    if (questions === undefined) return;
    setLatest((last) => ({ ...last, asking: true }));
    if (running.current) return;
    running.current = true;
    void (async () => {
      for (let done: typeof wanted.current; wanted.current !== done; ) {
        const round = wanted.current;
        if (round === undefined) break;
        done = round;
        const settled = await Promise.allSettled(
          (JSON.parse(round.questions) as Asked[]).map((one) => desk.engine.ask(kind, one)),
        );
        // Where the text has overtaken some, all are asked again when that has been checked.
        if (settled.some((one) => one.status === "rejected" && one.reason instanceof Overtaken)) continue;
        const failed = settled.find((one) => one.status === "rejected");
        const values = settled.map((one) => (one.status === "fulfilled" ? one.value[0]?.value : undefined));
        const asking = wanted.current !== round;
        setLatest((last) =>
          values.every((value) => value === undefined)
            ? { ...last, asking, failure: failed?.reason instanceof Error ? failed.reason.message : undefined }
            : {
                values,
                of: round.questions,
                asking,
                failure: failed?.reason instanceof Error ? failed.reason.message : undefined,
              },
        );
      }
      running.current = false;
    })();
  }, [desk, kind, questions, revision]);
  return latest;
}
