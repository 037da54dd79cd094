import type { Model } from "@proviso/agreement";
import { promisesOf } from "@proviso/promise";
import { parseSide, type SideChoice, sideText } from "@proviso/report/view/side";
import type { Revision } from "./earlier.ts";
import { answered, offersOf } from "./sides.ts";

/** Which text stands on one side: whose, in which reading, with which answers, and as it was when. */
export function SidePicker({
  name,
  model,
  side,
  taken,
  onPick,
  revisions = [],
  since,
  onSince,
}: {
  readonly name: string;
  readonly model: Model;
  readonly side: SideChoice;
  readonly taken: Readonly<Record<string, string>>;
  readonly onPick: (side: SideChoice) => void;
  readonly revisions?: readonly Revision[];
  readonly since?: number;
  readonly onSince?: (revision: number | undefined) => void;
}) {
  const groups = offersOf(model);
  const offers = groups.flatMap((group) => group.offers);
  const current =
    offers.find((offer) => isOf(offer.side, side)) ?? offers.find((offer) => offer.side.name === side.name);
  const agreement = model.agreements.find(
    ({ id }) => id === promisesOf(model).find((one) => one.id === side.name)?.agreement,
  );
  const reading = model.readings.find(({ id }) => id === side.reading);
  const settled = new Set([
    ...(reading?.takes.map(({ question }) => question) ?? []),
    ...(agreement?.questions ?? []).filter((one) => current?.side.take[one.name] !== undefined).map(({ id }) => id),
  ]);
  const open = (agreement?.questions ?? []).filter(({ id }) => !settled.has(id));
  const answers = answered(model, side, taken);
  return (
    <fieldset className="side-picker">
      <legend className="label">{name}</legend>
      <select
        className="button side-select"
        aria-label={`${name}: which text`}
        value={current === undefined ? "" : sideText(current.side)}
        onChange={({ target }) => onPick(parseSide(target.value))}
      >
        {groups.map(({ title, offers: some }) => (
          <optgroup key={title} label={title}>
            {some.map((offer) => (
              <option key={sideText(offer.side)} value={sideText(offer.side)}>
                {offer.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p className="label">{agreement?.title}</p>
      {open.map((question) => (
        <label key={question.id} className="side-open label">
          <span>{question.text}</span>
          <select
            className="button side-select"
            value={answers[question.id]}
            onChange={({ target }) => onPick({ ...side, take: { ...side.take, [question.name]: target.value } })}
          >
            {question.options.map((option) => (
              <option key={option.name} value={option.name}>
                {option.name}
              </option>
            ))}
          </select>
        </label>
      ))}
      {onSince === undefined || revisions.length === 0 ? null : (
        <label className="side-open label">
          <span>The text</span>
          <select
            className="button side-select"
            value={since === undefined ? "" : String(since)}
            onChange={({ target }) => onSince(target.value === "" ? undefined : Number(target.value))}
          >
            <option value="">as it is now</option>
            {revisions.map((one) => (
              <option key={one.revision} value={one.revision}>
                {revisionWords(one)}
              </option>
            ))}
            {since === undefined || revisions.some(({ revision }) => revision === since) ? null : (
              <option value={since}>as it was after save {since}</option>
            )}
          </select>
        </label>
      )}
    </fieldset>
  );
}

/** Whether a side is the one that is offered, with answers of its own perhaps. */
function isOf(offered: SideChoice, side: SideChoice): boolean {
  return (
    offered.name === side.name &&
    offered.reading === side.reading &&
    Object.entries(offered.take).every(([question, option]) => side.take[question] === option)
  );
}

const CAUSES: Readonly<Record<string, string>> = {
  save: "saved",
  // What another program has changed, and what was there when Proviso first looked.
  disk: "as found on disk",
  restore: "taken back",
  accept: "a statement accepted",
  delete: "deleted",
  draft: "a draft let go",
  mark: "noted",
};

function revisionWords({ revision, at, file, cause, note }: Revision): string {
  const when = new Date(at);
  const time = Number.isNaN(when.getTime())
    ? `save ${revision}`
    : when.toLocaleString("en-GB", {
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit",
      });
  return `as of ${time}: ${[file, note ?? CAUSES[cause] ?? cause].filter((part) => part !== undefined).join(" ")}`;
}
