import type { Model } from "@proviso/agreement";
import type { InfluenceAnswer } from "@proviso/report/present/influence";
import { PlaceLink } from "../../parts/place-link.tsx";
import { Cited } from "../../parts/why.tsx";
import { actorName, actorTitle } from "./actors.ts";

/** What one actor's numbers rest on: its line of the table, and what was cited or assumed for it. */
export function Rests({
  model,
  answer,
  actor,
  onClose,
}: {
  readonly model: Model;
  readonly answer: InfluenceAnswer;
  readonly actor: string;
  readonly onClose: () => void;
}) {
  const { issue, spans, rests } = answer;
  const span = spans.find((one) => one.actor === actor);
  if (span === undefined) return null;
  const found = rests?.filter((one) => one.actor === actor) ?? [];
  const title = actorTitle(model, actor);
  return (
    <section className="rests" aria-label={`What the numbers of ${actorName(issue, actor)} rest on`}>
      <h3>{actorName(issue, actor)}</h3>
      {title === undefined ? null : <p className="quiet">{title}</p>}
      {found.map((one) => (
        <div key={one.text} className="prose">
          <p>
            {one.text} <PlaceLink at={one.at} />
          </p>
          <Cited support={one.support} />
        </div>
      ))}
      {rests === undefined ? (
        <p>The numbers are as the file has them; it says nothing of where they come from.</p>
      ) : null}
      <button type="button" className="button" data-kind="plain" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
