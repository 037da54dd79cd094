import type { Asked, KindName } from "@proviso/report/ask";
import { useLayoutEffect, useState } from "react";
import { Overtaken } from "../engine/client.ts";
import type { ValueOf } from "../engine/protocol.ts";
import { useDeskItself, useOnDesk } from "./context.tsx";

export interface EachAnswer<K extends KindName> {
  /** The newest values there are, in the order of the questions; those that could not be answered are left out. */
  readonly values: readonly ValueOf<K>[];
  /** What the engine says of those. */
  readonly failures: readonly string[];
  readonly asking: boolean;
}

/**
 * Puts several questions of a kind, again whenever the texts or the questions change.
 * @param pause milliseconds that the texts have to rest before it is asked; for answers that take longer than a keystroke
 */
export function useEach<K extends KindName>(kind: K, asked: readonly Asked[], pause = 0): EachAnswer<K> {
  const desk = useDeskItself();
  const [each, setEach] = useState<EachAnswer<K>>({ values: [], failures: [], asking: true });
  const questions = JSON.stringify(asked);
  const revision = useOnDesk((state) => state.revision);
  const sound = useOnDesk((state) => state.sound);
  const written = useOnDesk((state) => (pause === 0 ? 0 : state.written));
  // Asked before the page is drawn, since whoever types waits for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is asked anew
  useLayoutEffect(() => {
    if (!sound) {
      setEach((last) => (last.asking && last.values.length > 0 ? { ...last, asking: false } : last));
      return;
    }
    let late = false;
    setEach((last) => (last.asking ? last : { ...last, asking: true }));
    const ask = async (): Promise<void> => {
      const found = await Promise.allSettled(
        (JSON.parse(questions) as Asked[]).map((question) => desk.engine.ask(kind, question)),
      );
      // Where the text has overtaken some, all are asked again when that has been checked.
      if (late || found.some((one) => one.status === "rejected" && one.reason instanceof Overtaken)) return;
      setEach({
        values: found.flatMap((one) => (one.status === "fulfilled" ? one.value.map(({ value }) => value) : [])),
        failures: found.flatMap((one) => (one.status === "rejected" ? [String((one.reason as Error).message)] : [])),
        asking: false,
      });
    };
    const timer = pause === 0 ? undefined : setTimeout(ask, pause);
    if (timer === undefined) void ask();
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [desk, kind, questions, revision, sound, written, pause]);
  return each;
}
