import { mainPromise, promisesOf } from "@proviso/promise";
import type { Asked } from "@proviso/report/ask";
import { useMemo } from "react";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { takenOf } from "../../parts/taken.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useWork } from "../../state/use-work.ts";
import { Downloads } from "./downloads.tsx";
import { BriefOptions } from "./options.tsx";
import { BriefPage } from "./page.tsx";
import { partsIn } from "./parts.ts";
import { useRunningHead } from "./running-head.ts";
import "./brief.css";

/** The report as a page: to read, to print, and to take along as a file. */
export function BriefRoom() {
  const { state } = useDesk();
  const { address } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const of = promises.find(({ id }) => id === address.thing)?.id;
  // What is chosen for another agreement does not count.
  const asked = useMemo((): Asked | undefined => {
    if (model === undefined || promisesOf(model).length === 0) return undefined;
    const { agreement } = mainPromise(model, of);
    const scenario = model.scenarios.find((one) => one.id === address.scenario && one.of === agreement)?.id;
    const reading = model.readings.find((one) => one.id === address.view.reading && one.of === agreement)?.id;
    const questions = model.agreements.find(({ id }) => id === agreement)?.questions ?? [];
    const take = takenOf(questions, address.take);
    return {
      ...(of === undefined ? {} : { of }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(reading === undefined ? {} : { reading }),
      ...(Object.keys(take).length === 0 ? {} : { take }),
      ...(address.view.full === "true" ? { full: true } : {}),
      ...(address.view.parts === undefined ? {} : { parts: partsIn(address.view.parts) }),
    };
  }, [model, of, address]);
  const { answer, working, progress, cancelled, failure, cancel, again } = useWork("brief", asked);
  useRunningHead(answer?.value.title, state.name);
  if (model === undefined || asked === undefined)
    return (
      <NothingYet title="Brief">
        No promise yet, so there is nothing to report on. Write one into an agreement: promise name to Party kept when …
      </NothingYet>
    );
  return (
    <div className="brief-room">
      <div className="brief-tools no-print">
        {answer === undefined ? <h1>Brief</h1> : null}
        <BriefOptions model={model} target={mainPromise(model, of).id} />
        {answer === undefined ? null : <Downloads answer={answer} asked={asked} stale={working} />}
      </div>
      {working ? (
        <div className="brief-progress no-print" role="status">
          <p className="label">
            {progress === undefined ? "Reading the texts" : `Working it out: ${progress.what}`}
            {progress?.of === undefined || progress.of < 2 ? "" : `, ${progress.done} of ${progress.of}`} …
          </p>
          <progress
            aria-label="How far the brief is"
            {...(progress?.of === undefined || progress.of < 2 ? {} : { value: progress.done, max: progress.of })}
          />
          <button type="button" className="button" onClick={cancel}>
            Cancel
          </button>
        </div>
      ) : null}
      {cancelled ? (
        <Notice tone="open">
          <p>
            Cancelled.{" "}
            {answer === undefined
              ? "No brief was worked out"
              : "What stands below is the last brief that was worked out"}
            ; the texts are as they were.
          </p>
          <p>
            <button type="button" className="button" onClick={again}>
              Work it out
            </button>
          </p>
        </Notice>
      ) : null}
      {failure === undefined ? null : (
        <Notice tone="open">
          <p>{failure}</p>
        </Notice>
      )}
      {!state.sound && answer === undefined ? (
        <Notice tone="open">
          <p>A text of this dossier has a mistake. Mend it, and the brief is worked out.</p>
        </Notice>
      ) : null}
      {answer === undefined ? (
        working ? (
          <Waiting what="The brief takes a few seconds" />
        ) : null
      ) : (
        <BriefPage answer={answer} />
      )}
    </div>
  );
}
