import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { useEffect, useRef, useState } from "react";
import { Engine } from "../engine/client.ts";
import type { Progress, ValueOf } from "../engine/protocol.ts";
import { useDesk } from "./context.tsx";

export interface Work<K extends KindName> {
  /** The newest answer there is; while another is on its way, the last one. */
  readonly answer?: Answered<ValueOf<K>>;
  readonly working: boolean;
  readonly progress?: Progress;
  readonly cancelled: boolean;
  readonly failure?: string;
}

/**
 * Asks for an answer that takes its time, in a worker of its own: the other rooms are answered meanwhile, its progress is told, and it can be
 * cancelled at once.
 */
export function useWork<K extends KindName>(
  kind: K,
  asked: Asked | undefined,
): Work<K> & { readonly cancel: () => void; readonly again: () => void } {
  const { desk, state } = useDesk();
  const [work, setWork] = useState<Work<K>>({ working: false, cancelled: false });
  const [round, setRound] = useState(0);
  const engine = useRef<Engine>(undefined);
  const question = asked === undefined ? undefined : JSON.stringify(asked);
  const { revision, sound } = state;
  const stop = (): void => {
    engine.current?.close();
    engine.current = undefined;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is worked out anew, and so is what was asked for again
  useEffect(() => {
    if (question === undefined || !sound) return;
    let late = false;
    const own = new Engine(undefined, 1);
    engine.current = own;
    setWork(({ answer }) => ({ answer, working: true, cancelled: false }));
    const texts = Object.fromEntries([...desk.state().files].map(([path, { text }]) => [path, text]));
    own
      .open(texts)
      .then(() =>
        own.ask(kind, JSON.parse(question) as Asked, (progress) => {
          if (!late) setWork((last) => (last.working ? { ...last, progress } : last));
        }),
      )
      .then(
        ([answer]) => {
          if (!late) setWork({ answer, working: false, cancelled: false });
        },
        (error: Error) => {
          if (!late) setWork((last) => (last.cancelled ? last : { ...last, working: false, failure: error.message }));
        },
      )
      .finally(() => own.close());
    return () => {
      late = true;
      own.close();
    };
  }, [desk, kind, question, revision, sound, round]);
  return {
    ...work,
    cancel: () => {
      setWork(({ answer }) => ({ answer, working: false, cancelled: true }));
      stop();
    },
    again: () => setRound((last) => last + 1),
  };
}
