import type { Model } from "@proviso/agreement";
import { nameOf } from "@proviso/promise";
import { Dot } from "../../parts/dot.tsx";
import type { Voices } from "./use-voices.ts";

/** From so many voters on the names are folded away. */
const MANY = 16;

/** Whose voice counts in each decision, each to be taken away and given back. */
export function ElectorateSwitches({
  model,
  voices,
  only,
}: {
  readonly model: Model;
  readonly voices: Voices;
  /** The decision that the room is about, so long as it has voters of its own; every decision unless told. */
  readonly only?: string;
}) {
  const own = voices.electorates.filter(({ decision, voters }) => decision.id === only && voters.length > 0);
  return (own.length > 0 ? own : voices.electorates)
    .filter(({ voters }) => voters.length > 0)
    .map(({ decision, voters, own: its }) => {
      const silent = voices.without[decision.id] ?? [];
      const buttons = (
        <div className="choices">
          {voters.map((party) => (
            <button
              key={party}
              type="button"
              className="choice voice"
              aria-pressed={!silent.includes(party)}
              disabled={its.includes(party)}
              onClick={() => voices.toggleIn(decision.id, party)}
            >
              <Dot model={model} party={party} hollow={silent.includes(party)} />
              <span>{nameOf(model, party)}</span>
              {silent.includes(party) ? <span className="label">no voice</span> : null}
            </button>
          ))}
        </div>
      );
      return (
        <fieldset className="voices" key={decision.id}>
          <legend>
            {decision.title ?? decision.name}
            {its.length > 0 ? <span className="label"> its own to decide, which nobody else could</span> : null}
          </legend>
          {voters.length < MANY ? (
            buttons
          ) : (
            <details className="why" open={silent.length > 0}>
              <summary>
                {voters.length} voices{silent.length === 0 ? "" : `, ${silent.length} taken away`}
              </summary>
              {buttons}
            </details>
          )}
        </fieldset>
      );
    });
}
