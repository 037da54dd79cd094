import { useEffect, useState } from "react";
import type { AnswerName, Answers, Put } from "../engine/protocol.ts";
import { useDesk } from "./context.tsx";

export interface Asked<T> {
  /** The newest answer there is; while another is on its way, the last one. */
  readonly value?: T;
  /** The answer before that, for the eye to compare. */
  readonly before?: T;
  readonly asking: boolean;
  readonly failure?: string;
}

/** Asks the engine, again whenever the texts or the question change; answers that come too late are dropped. */
export function useAnswer<N extends AnswerName>(answer: N, of: string | undefined, put: Put): Asked<Answers[N]> {
  const { desk, state } = useDesk();
  const [asked, setAsked] = useState<Asked<Answers[N]>>({ asking: true });
  const question = JSON.stringify(put);
  const { revision, sound } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision of the texts is asked anew
  useEffect(() => {
    if (of === undefined || !sound) return;
    let late = false;
    setAsked((last) => ({ ...last, asking: true }));
    desk.engine.ask(answer, of, JSON.parse(question) as Put).then(
      (value) => {
        if (!late) setAsked((last) => ({ value, before: last.value, asking: false }));
      },
      (error: Error) => {
        if (!late) setAsked((last) => ({ ...last, asking: false, failure: error.message }));
      },
    );
    return () => {
      late = true;
    };
  }, [desk, answer, of, question, revision, sound]);
  return asked;
}
