import type { Model } from "@proviso/agreement";
import { nameOf, type Opening } from "@proviso/promise";
import type { Deed, Step } from "@proviso/report/view/steps";
import { useState } from "react";

/** Something to choose from the list of what a party can do. */
interface Choice {
  readonly deed: Deed;
  readonly about: string;
  readonly says: string;
}

const OTHER = "other";

/** Events beside the scenario's: what was added, and a form for more: who, what, on which day. */
export function AddedEvents({
  model,
  openings,
  steps,
  onChange,
}: {
  readonly model: Model;
  readonly openings: readonly Opening[];
  readonly steps: readonly Step[];
  readonly onChange: (steps: readonly Step[]) => void;
}) {
  const parties = [...new Set(openings.map(({ party }) => party))];
  const [chosen, setParty] = useState<string>();
  const party = chosen !== undefined && parties.includes(chosen) ? chosen : (parties[0] ?? "");
  const choices = choicesOf(openings.filter((opening) => opening.party === party));
  const [what, setWhat] = useState<string>();
  const [other, setOther] = useState("");
  const [day, setDay] = useState("1");
  const choice = choices.find((one) => keyOf(one) === what) ?? (what === OTHER ? undefined : choices[0]);
  const add = (): void => {
    const on = Number(day);
    if (!Number.isInteger(on)) return;
    if (choice !== undefined) onChange([...steps, { day: on, party, deed: choice.deed, about: choice.about }]);
    else if (other.trim() !== "") onChange([...steps, { day: on, party, deed: "does", about: other.trim() }]);
  };
  return (
    <div className="added">
      {steps.length === 0 ? null : (
        <ul className="chips" aria-label="Added events">
          {steps.map((step, i) => (
            <li key={`${step.day} ${step.party} ${step.deed} ${step.about ?? ""}`}>
              <span>{stepWords(model, openings, step)}</span>
              <button
                type="button"
                className="button"
                data-kind="plain"
                aria-label={`Remove: ${stepWords(model, openings, step)}`}
                onClick={() => onChange(steps.filter((_, at) => at !== i))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="add-event"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label>
          Who
          <select className="button" value={party} onChange={({ target }) => setParty(target.value)}>
            {parties.map((id) => (
              <option key={id} value={id}>
                {nameOf(model, id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          does what
          <select
            className="button"
            value={choice === undefined ? OTHER : keyOf(choice)}
            onChange={({ target }) => setWhat(target.value)}
          >
            {choices.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {one.says}
              </option>
            ))}
            <option value={OTHER}>something else …</option>
          </select>
        </label>
        {choice !== undefined ? null : (
          <label>
            in the text’s words
            <input
              className="field"
              value={other}
              placeholder="assist Ukraine with troops"
              onChange={({ target }) => setOther(target.value)}
            />
          </label>
        )}
        <label>
          on day
          <input
            className="field day"
            type="number"
            step={1}
            min={-999}
            max={9999}
            required
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </label>
        <button type="submit" className="button">
          Add
        </button>
      </form>
    </div>
  );
}

function keyOf({ deed, about }: Choice): string {
  return `${deed} ${about}`;
}

function choicesOf(openings: readonly Opening[]): Choice[] {
  return [...new Map(openings.flatMap(choicesIn).map((one) => [keyOf(one), one])).values()];
}

function choicesIn({ kind, about, words }: Opening): Choice[] {
  switch (kind) {
    case "vote":
      return [
        { deed: "votes-no", about, says: words.replace(/^vote/, "vote no") },
        { deed: "votes-yes", about, says: words.replace(/^vote/, "vote yes") },
        { deed: "abstains", about, says: words.replace(/^vote/, "abstain") },
      ];
    case "deed":
      return [
        { deed: "does", about, says: words },
        { deed: "refuses", about, says: `refuse to ${words}` },
      ];
    case "finding":
      return [{ deed: "finds", about, says: words }];
    case "request":
      return [
        { deed: "asks", about, says: words },
        { deed: "never-asks", about, says: `never ${words}` },
      ];
    case "ratification":
      return [{ deed: "ratifies", about, says: words }];
  }
}

/** "Day 1, Russia: vote no on the decision “…”" */
function stepWords(model: Model, openings: readonly Opening[], { day, party, deed, about = "" }: Step): string {
  const known = choicesOf(openings.filter((one) => one.party === party)).find(
    (one) => one.deed === deed && one.about === about,
  );
  return `Day ${day}, ${nameOf(model, party)}: ${known?.says ?? `${deed === "does" ? "" : `${deed.replace("-", " ")} `}${about}`}`;
}
