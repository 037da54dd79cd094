import type { Answered, Asked, KindName } from "@proviso/report/ask";
import { useEffect, useRef, useState } from "react";
import { Overtaken } from "../engine/client.ts";
import type { Beside, ValueOf } from "../engine/protocol.ts";
import { useDeskItself, useOnDesk } from "./context.tsx";

export interface Answering<K extends KindName> {
  /** The newest answers there are; while others are on their way, the last ones. */
  readonly answers?: readonly Answered<ValueOf<K>>[];
  /** The first of them, where one promise was asked about. */
  readonly value?: ValueOf<K>;
  /** The first of those before, for the eye to compare. */
  readonly before?: ValueOf<K>;
  readonly asking: boolean;
  readonly failure?: string;
}

/**
 * Asks the engine, again whenever the texts or the question change; answers that come too late are dropped.
 * @param asked the question as plain data; undefined where there is nothing to ask yet
 * @param options.pause milliseconds that the texts have to rest before it is asked; for answers that take longer than a keystroke
 * @param options.beside texts that the question names and that are no files of the dossier; kept by the caller, so that they are the same between two asks
 */
export function useAnswer<K extends KindName>(
  kind: K,
  asked: Asked | undefined,
  { pause = 0, beside }: { readonly pause?: number; readonly beside?: Beside } = {},
): Answering<K> {
  const desk = useDeskItself();
  const [answering, setAnswering] = useState<Answering<K>>({ asking: true });
  const isAgain = useRef(false);
  const question = asked === undefined ? undefined : JSON.stringify(asked);
  const revision = useOnDesk((state) => state.revision);
  const sound = useOnDesk((state) => state.sound);
  const written = useOnDesk((state) => (pause === 0 ? 0 : state.written));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is asked anew
  useEffect(() => {
    if (question === undefined || !sound) {
      setAnswering((last) => (last.asking && last.answers !== undefined ? { ...last, asking: false } : last));
      return;
    }
    let late = false;
    setAnswering((last) => (last.asking ? last : { ...last, asking: true }));
    const ask = (): void =>
      void desk.engine.ask(kind, JSON.parse(question) as Asked, undefined, beside).then(
        (answers) => {
          if (!late) setAnswering((last) => ({ answers, value: answers[0]?.value, before: last.value, asking: false }));
        },
        (error: Error) => {
          // What the text has overtaken is asked again when that has been checked.
          if (!late && !(error instanceof Overtaken))
            setAnswering((last) => ({ ...last, asking: false, failure: error.message }));
        },
      );
    // The first answer is waited for by the reader, not by whoever types.
    const timer = pause > 0 && isAgain.current ? setTimeout(ask, pause) : undefined;
    if (timer === undefined) ask();
    isAgain.current = true;
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [desk, kind, question, beside, revision, sound, written, pause]);
  return answering;
}
