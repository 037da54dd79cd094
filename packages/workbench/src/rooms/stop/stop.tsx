import type { Agreement, Decision } from "@proviso/agreement";
import { promisesOf, type VoidValue } from "@proviso/promise";
import { ToggleGroup } from "radix-ui";
import { underWords } from "../../parts/answering-words.ts";
import { Notice, Waiting } from "../../parts/notice.tsx";
import { PromisePicker } from "../../parts/promise-picker.tsx";
import { Switches } from "../../parts/switches.tsx";
import { Why } from "../../parts/why.tsx";
import { useAddress, useDesk } from "../../state/context.tsx";
import { useAnswer } from "../../state/use-answer.ts";
import { CoalitionTable } from "./coalition-table.tsx";
import { PowerBars } from "./power-bars.tsx";
import { electorate, silencedIn, Voices } from "./voices.tsx";
import "./stop.css";

const FAMILIES = {
  voiding: { name: "void it", what: "void it without breaking it" },
  blocking: { name: "block others", what: "block the others' help" },
  breaking: { name: "break it", what: "leave it unkept by breaking it" },
  securing: { name: "secure it", what: "make sure that it is kept" },
} as const;
type Family = keyof typeof FAMILIES;

/** Who can stop the promise, alone or together, and what it would be without a voice. */
export function StopRoom() {
  const { state } = useDesk();
  const { address, change } = useAddress();
  const { model } = state;
  const promises = model === undefined ? [] : promisesOf(model);
  const promise = promises.find(({ id }) => id === address.thing) ?? promises[0];
  const agreement = model?.agreements.find(({ id }) => id === promise?.agreement);
  const take = Object.fromEntries(
    Object.entries(address.take).filter(([question]) => agreement?.questions.some(({ id }) => id === question)),
  );
  const without = Object.fromEntries(
    (agreement?.decisions ?? []).map(({ id }) => [id, silencedIn(address.view, id)] as const),
  );
  const asked = promise === undefined ? undefined : { of: promise.id, take, without };
  const voided = useAnswer("void", asked);
  const power = useAnswer("power", asked);
  if (model === undefined || agreement === undefined || promise === undefined)
    return <Notice>No promise yet. Write one into an agreement: promise name to Party kept when …</Notice>;
  const family = (Object.keys(FAMILIES) as Family[]).find((one) => one === address.view.who) ?? "voiding";
  return (
    <>
      <h1>Who can stop it</h1>
      <PromisePicker promises={promises} chosen={promise} />
      <Switches questions={agreement.questions} />
      <ToggleGroup.Root
        type="single"
        className="choices"
        aria-label="What they can do"
        value={family}
        onValueChange={(who) => {
          if (who !== "") change({ view: { ...address.view, who } }, { replace: true });
        }}
      >
        {(Object.keys(FAMILIES) as Family[]).map((one) => (
          <ToggleGroup.Item className="choice" key={one} value={one}>
            can {FAMILIES[one].name}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {voided.failure === undefined ? null : (
        <Notice tone="open">
          <p>{voided.failure}</p>
        </Notice>
      )}
      {voided.value === undefined && voided.asking ? <Waiting what="Asking who can stop it" /> : null}
      {grouped(voided.value?.cases ?? [], family).map(({ value, answerings }) => {
        const under = underWords(voided.value?.questions ?? [], answerings, voided.value?.cases.length ?? 0);
        return (
          <section className="section" key={under}>
            {under === "" ? null : <h2>{under}</h2>}
            <CoalitionTable
              model={model}
              players={value.coalitions.players}
              coalitions={value.coalitions[family]}
              what={FAMILIES[family].what}
            />
            {family === "voiding" ? <Why steps={value.why.flatMap(({ steps }) => steps)} /> : null}
          </section>
        );
      })}
      {agreement.decisions.length === 0 ? null : (
        <section className="section">
          <h2>What if it had no voice?</h2>
          <div className="switches">
            {agreement.decisions.map((decision) => (
              <Voices key={decision.id} model={model} decision={decision} voters={votersOf(agreement, decision)} />
            ))}
          </div>
        </section>
      )}
      <section className="section">
        <h2>Whom it hangs on</h2>
        {power.failure === undefined ? null : <p className="label">{power.failure}</p>}
        {power.value?.cases.map(({ value, answerings }) => {
          const under = underWords(power.value?.questions ?? [], answerings, power.value?.cases.length ?? 0);
          return (
            <div key={under}>
              {under === "" ? null : <h3>{under}</h3>}
              <PowerBars model={model} value={value} />
            </div>
          );
        })}
      </section>
    </>
  );
}

/** Cases that show the same picture are one. */
function grouped<A>(
  cases: readonly { readonly answerings: readonly A[]; readonly value: VoidValue }[],
  family: Family,
) {
  const found = new Map<string, { answerings: A[]; value: VoidValue }>();
  for (const { answerings, value } of cases) {
    const key = JSON.stringify(value.coalitions[family].listed);
    const same = found.get(key);
    if (same === undefined) found.set(key, { answerings: [...answerings], value });
    else same.answerings.push(...answerings);
  }
  return [...found.values()];
}

/** Everybody who has a voice under any answering, in the order of the text. */
function votersOf(agreement: Agreement, decision: Decision): string[] {
  const { groups, parties } = electorate(decision);
  const found = new Set(parties);
  const visit = (name: string, seen: ReadonlySet<string>): void => {
    if (seen.has(name)) return;
    for (const { who } of agreement.groups.find(({ id }) => id === name)?.entries ?? []) {
      if (who.kind === "party") found.add(who.party);
      if (who.kind === "group") visit(who.group, new Set([...seen, name]));
    }
  };
  for (const group of groups) visit(group, new Set());
  return [...found];
}
