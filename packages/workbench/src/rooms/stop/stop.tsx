import { type Coalitions, decisionsOf, type PowerValue, plain, promisesOf } from "@proviso/promise";
import { aboutIn } from "@proviso/report/view/about";
import { ToggleGroup } from "radix-ui";
import { Cases } from "../../parts/cases.tsx";
import { merged, sameCase } from "../../parts/merged-cases.ts";
import { NothingYet } from "../../parts/nothing-yet.tsx";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { takenOf } from "../../parts/taken.ts";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { CoalitionPicture } from "./coalition-picture.tsx";
import { ElectorateSwitches } from "./electorate-switches.tsx";
import { familiesOf } from "./family.ts";
import { INDICES, type PowerIndex } from "./indices.ts";
import { PowerBars } from "./power-bars.tsx";
import { useVoices } from "./use-voices.ts";
import { WayPicture, wayShape } from "./way-picture.tsx";
import "./stop.css";

/** Who can stop a promise or a decision, alone or together; where on the way; how much hangs on each; and what it would be without a voice. */
export function StopRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const targets = model === undefined ? [] : [...promisesOf(model), ...decisionsOf(model)];
  const target = (model && aboutIn(model, address)) ?? targets[0];
  const agreement = model?.agreements.find(({ id }) => id === target?.agreement);
  const take = takenOf(agreement?.questions ?? [], address.take);
  const voices = useVoices(agreement);
  const changed = voices.silent.size > 0;
  const text = target === undefined ? undefined : { of: target.id, take };
  const asked = text && { ...text, without: voices.without };
  const voided = useAnswer("void", asked);
  const asWritten = useAnswer("void", changed ? text : undefined);
  const way = useAnswer("way", asked);
  const power = useAnswer("power", asked);
  const powerAsWritten = useAnswer("power", changed ? text : undefined);
  if (model === undefined || agreement === undefined || target === undefined)
    return <NothingYet title="Who can stop it" />;
  const families = familiesOf(target);
  const [family, words] = families.find(([one]) => one === address.view["who"]) ?? families[0] ?? [];
  if (family === undefined || words === undefined) return null;
  const view = (part: Readonly<Record<string, string>>): void =>
    change({ view: { ...address.view, ...part } }, { replace: true });
  const index = INDICES.find(({ id }) => id === address.view["index"]) ?? (INDICES[0] as PowerIndex);
  const there = INDICES.filter(({ figure }) =>
    power.value?.cases.some(
      ({ value }) => value.kind === "power" && value.parties.some((one) => figure(one) !== undefined),
    ),
  );
  const all = address.view["cases"] === "all";
  const before = changed ? asWritten.value?.cases : undefined;
  return (
    <>
      <h1>Who can stop it</h1>
      <PromisePicker promises={targets} chosen={target} />
      <Switches questions={agreement.questions} />
      <ToggleGroup.Root
        type="single"
        className="choices"
        aria-label="What they can do"
        value={family}
        onValueChange={(who) => {
          if (who !== "") view({ who });
        }}
      >
        {families.map(([one, { name }]) => (
          <ToggleGroup.Item className="choice" key={one} value={one}>
            can {name}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      <p className="label family-meaning">{words.meaning}</p>
      {changed ? (
        <Notice tone="open">
          <p>
            Not what the text says: {plain.list([...voices.silent], model)} {voices.silent.size === 1 ? "has" : "have"}{" "}
            no voice here. What the text says stands struck through.{" "}
            <button type="button" className="button" data-kind="plain" onClick={voices.restore}>
              Give back every voice
            </button>
          </p>
        </Notice>
      ) : null}
      {voided.failure === undefined ? null : (
        <Notice tone="open">
          <p>{voided.failure}</p>
          {voided.value === undefined ? null : <p>Below stands the last answer that there was.</p>}
        </Notice>
      )}
      {voided.value === undefined && voided.asking ? <Waiting what="Asking who can stop it" /> : null}
      {voided.value === undefined ? null : (
        <Cases
          model={model}
          found={voided.value}
          cases={merged(voided.value.cases, (one) => [
            one.value.coalitions[family],
            sameCase(before, one)?.coalitions[family],
          ])}
          all={all}
          onAll={() => view({ cases: "all" })}
        >
          {(one) => (
            <CoalitionPicture
              model={model}
              players={one.value.coalitions.players}
              family={one.value.coalitions[family]}
              before={differing(sameCase(before, one)?.coalitions[family], one.value.coalitions[family])}
              what={words.what}
              why={
                family === "voiding"
                  ? one.value.why
                  : family === "securing" && one.value.secured !== undefined
                    ? [one.value.secured]
                    : []
              }
              voices={voices}
            />
          )}
        </Cases>
      )}
      {voices.electorates.some(({ voters }) => voters.length > 0) ? (
        <section className="section">
          <h2>Whose voice counts</h2>
          <p className="label">
            Click a name to take its voice in a decision away, and see what becomes of the promise.
          </p>
          <ElectorateSwitches model={model} voices={voices} only={target.kind === "decision" ? target.id : undefined} />
        </section>
      ) : null}
      {way.value === undefined ? null : (
        <section className="section">
          <h2>{target.kind === "promise" ? "The way from trigger to help" : "What it needs"}</h2>
          <Cases
            model={model}
            found={way.value}
            cases={merged(way.value.cases, ({ value }) => wayShape(value))}
            all={all}
            onAll={() => view({ cases: "all" })}
            wide
          >
            {(one) => (
              <WayPicture
                model={model}
                questions={way.value?.questions ?? []}
                each={one.each}
                decision={target.kind === "decision"}
              />
            )}
          </Cases>
        </section>
      )}
      <section className="section">
        <h2>Whom it hangs on</h2>
        {power.failure === undefined ? null : <p className="label">{power.failure}</p>}
        {there.length === 0 ? null : (
          <div className="index">
            <label className="label">
              Measured by{" "}
              <select className="button" value={index.id} onChange={({ target: { value } }) => view({ index: value })}>
                {there.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <p className="label">{index.meaning}</p>
          </div>
        )}
        {power.value === undefined ? null : (
          <Cases
            model={model}
            found={power.value}
            cases={merged(power.value.cases, (one) => [
              measured(one.value, index),
              measured(changed ? sameCase(powerAsWritten.value?.cases, one) : undefined, index),
            ])}
            all={all}
            onAll={() => view({ cases: "all" })}
          >
            {(one) => (
              <PowerBars
                model={model}
                value={one.value}
                before={changed ? sameCase(powerAsWritten.value?.cases, one) : undefined}
                index={index}
              />
            )}
          </Cases>
        )}
      </section>
    </>
  );
}

/** What a picture of power shows: each party's figure by one index. */
function measured(value: PowerValue | undefined, { figure }: PowerIndex): unknown {
  return value?.kind === "power" ? value.parties.map((one) => [one.party, figure(one)?.value.toFixed(9)]) : value;
}

/** What the text itself gives, where it is not the same. */
function differing(before: Coalitions | undefined, now: Coalitions): Coalitions | undefined {
  return before === undefined || JSON.stringify(before) === JSON.stringify(now) ? undefined : before;
}
