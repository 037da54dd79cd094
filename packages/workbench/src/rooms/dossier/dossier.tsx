import { type Brief, promisesOf } from "@proviso/promise";
import { useMemo } from "react";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Waiting } from "../../parts/notice.tsx";
import { takenIn } from "../../parts/taken.ts";
import { Why } from "../../parts/why.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { Claims } from "./claims.tsx";
import { EmptyDossier } from "./empty.tsx";
import { NewAgreement } from "./new-agreement.tsx";
import { OpenQuestions } from "./open-questions.tsx";
import { SideBySide } from "./side-by-side.tsx";
import { SinceLastVisit } from "./since.tsx";
import { Weak } from "./weak.tsx";
import "./dossier.css";

/** The first page: three sentences, what is still to be asked, the agreements side by side, what is weak and what is claimed. */
export function DossierRoom() {
  const { desk, state } = useDesk();
  const { address } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const { value: brief } = useBrief(takenIn(model, address.take), promises.length > 0);
  if (state.failure !== undefined) return null;
  if (model === undefined && state.diagnostics.length > 0) return <NothingYet title={titleOf(state.name)} />;
  if (model === undefined || model.agreements.length === 0) return <EmptyDossier />;
  return (
    <div className="dossier">
      <h1>{titleOf(state.name)}</h1>
      {promises.length === 0 ? (
        <p className="lede">
          No agreement here makes a promise yet. Write one: <code>promise protection to Ukraine kept when …</code>
        </p>
      ) : brief === undefined ? (
        <Waiting what="Reading what the texts amount to" />
      ) : (
        <div className="lede">
          {brief.sentences.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          <Why steps={brief.sentences.flatMap(({ evidence }) => evidence)} />
        </div>
      )}
      {desk.files.past === undefined ? null : <SinceLastVisit past={desk.files.past} model={model} name={state.name} />}
      <OpenQuestions model={model} brief={brief} />
      <SideBySide model={model} promises={promises} />
      <Weak model={model} />
      <Claims claims={brief?.claims ?? []} />
      <NewAgreement />
    </div>
  );
}

/** The brief under the answers given to the questions of the agreement that it is about; by its readings where none is given. */
function useBrief(taken: Readonly<Record<string, string>>, exists: boolean) {
  const { state } = useDesk();
  const main = useMainAgreement();
  const take = useMemo(() => {
    const own = Object.entries(taken).filter(([question]) => question.startsWith(`${main}.`));
    return own.length === 0 ? undefined : Object.fromEntries(own);
  }, [taken, main]);
  return useAnswer("brief", exists && state.model !== undefined ? { ...(take && { take }) } : undefined) as {
    readonly value?: Brief;
  };
}

/** The agreement that the brief is about: the one with most readings, as the brief chooses it. */
function useMainAgreement(): string | undefined {
  const { state } = useDesk();
  const { model } = state;
  if (model === undefined) return undefined;
  const readings = (id: string): number => model.readings.filter(({ of }) => of === id).length;
  return promisesOf(model)
    .map(({ agreement }) => agreement)
    .reduce<string | undefined>(
      (best, next) => (best === undefined || readings(next) > readings(best) ? next : best),
      undefined,
    );
}

/** A folder's name as people write it: `ukraine-2025` → "Ukraine 2025". */
function titleOf(name: string): string {
  const words = name.replaceAll(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
