import type { Model } from "@proviso/agreement";
import { promisesOf } from "@proviso/promise";
import { BRIEF_PART_TEXTS, BRIEF_PARTS } from "@proviso/report/present/brief-parts";
import { Switches } from "../../parts/switches.tsx";
import { useAddress } from "../../state/context.tsx";
import { partsIn, partsText } from "./parts.ts";

/** What the brief is about and what it holds; each choice stands in the address. */
export function BriefOptions({ model, target }: { readonly model: Model; readonly target: string | undefined }) {
  const { address, change } = useAddress();
  const promises = promisesOf(model);
  const agreement = promises.find(({ id }) => id === target)?.agreement;
  const scenarios = model.scenarios.filter(({ of }) => of === agreement);
  const readings = model.readings.filter(({ of }) => of === agreement);
  const questions = model.agreements.find(({ id }) => id === agreement)?.questions ?? [];
  const parts = partsIn(address.view.parts);
  const put = (name: string, value: string | undefined) => {
    const { [name]: _before, ...view } = address.view;
    change({ view: value === undefined || value === "" ? view : { ...view, [name]: value } }, { replace: true });
  };
  return (
    <details className="why brief-options">
      <summary>what it is about, and what is in it</summary>
      <div className="brief-choices">
        <label className="label">
          About
          <select
            className="button"
            value={target ?? ""}
            onChange={({ target: to }) => change({ thing: to.value }, { replace: true })}
          >
            {promises.map((one) => (
              <option key={one.id} value={one.id}>
                {model.agreements.find(({ id }) => id === one.agreement)?.title}: {one.title}
              </option>
            ))}
          </select>
        </label>
        {scenarios.length < 2 ? null : (
          <label className="label">
            Scenario
            <select
              className="button"
              value={scenarios.some(({ id }) => id === address.scenario) ? address.scenario : ""}
              onChange={({ target: to }) =>
                change({ scenario: to.value === "" ? undefined : to.value }, { replace: true })
              }
            >
              <option value="">all that there are</option>
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {readings.length === 0 ? null : (
          <label className="label">
            Reading
            <select
              className="button"
              value={readings.some(({ id }) => id === address.view.reading) ? address.view.reading : ""}
              onChange={({ target: to }) => put("reading", to.value)}
            >
              <option value="">all, each beside the others</option>
              {readings.map(({ id }) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Switches questions={questions} />
      <fieldset className="brief-parts">
        <legend className="label">After the three sentences</legend>
        {BRIEF_PARTS.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target: to }) =>
                put("parts", partsText(to.checked ? [...parts, part] : parts.filter((one) => one !== part)))
              }
            />
            {BRIEF_PART_TEXTS[part]}
          </label>
        ))}
        <label>
          <input
            type="checkbox"
            checked={address.view.full === "true"}
            onChange={({ target: to }) => put("full", to.checked ? "true" : undefined)}
          />
          in full: every assumption, every note, each day of a play
        </label>
      </fieldset>
    </details>
  );
}
