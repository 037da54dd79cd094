import type { Model } from "@proviso/agreement";
import { partyColour } from "./party-colour.ts";

/** A party's mark in its one colour; its name always stands beside it or above. */
export function Dot({
  model,
  party,
  hollow = false,
}: {
  readonly model: Model;
  readonly party: string;
  readonly hollow?: boolean;
}) {
  const colour = partyColour(model, party);
  return (
    <span
      className="dot"
      aria-hidden="true"
      style={{ borderColor: colour, background: hollow ? "var(--paper)" : colour }}
    />
  );
}
