import { promisesOf } from "@proviso/promise";
import type { KindName } from "@proviso/report/ask";
import type { Room } from "@proviso/report/view/address";
import { DocumentView } from "../../parts/document.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";

/** Rooms that show an answer as it is laid out everywhere. */
const KINDS: { readonly [R in Room]?: KindName } = {
  record: "record",
  questions: "questions",
  play: "play",
  compare: "compare",
  influence: "influence",
  brief: "brief",
};

export function PlainRoom() {
  const { state } = useDesk();
  const { address } = useAddress();
  const kind = KINDS[address.room] ?? "dossier";
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = promises.find(({ id }) => id === address.thing) ?? promises[0];
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  const take = Object.fromEntries(
    Object.entries(address.take).filter(([question]) => agreement?.questions.some(({ id }) => id === question)),
  );
  const about = kind === "questions" || kind === "play";
  const { answers, asking, failure } = useAnswer(
    kind,
    promise === undefined ? undefined : about ? { of: promise.id, take, scenario: address.scenario } : {},
  );
  return (
    <>
      {about ? <PromisePicker promises={promises} chosen={promise} /> : null}
      {about ? <Switches questions={agreement?.questions ?? []} /> : null}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      {answers === undefined && asking ? <Waiting what="Asking" /> : null}
      {answers?.map(({ document }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers come in the order of the promises and have no other name
        <DocumentView key={i} document={document} />
      ))}
    </>
  );
}
