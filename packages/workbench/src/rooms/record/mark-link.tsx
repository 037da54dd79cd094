import type { Model } from "@proviso/agreement";
import { partyColour } from "../../parts/party-colour.ts";
import { Glyph } from "./glyph.tsx";
import type { Mark } from "./marks.ts";
import type { Pick } from "./pick.ts";
import { saidAt, saidBy } from "./words.ts";

/** Leads to a mark in the timeline and opens it: "◆ Russia, 20 August 2025". */
export function MarkLink({
  model,
  mark,
  picked,
  onPick,
  children,
}: {
  readonly model: Model;
  readonly mark: Mark;
  readonly picked?: string | undefined;
  readonly onPick: Pick;
  readonly children?: string;
}) {
  return (
    <button
      type="button"
      className="mark-link"
      aria-pressed={picked === mark.key}
      onClick={() => onPick(mark.key, "open")}
    >
      <Glyph act={mark.acts[0] ?? "statement"} colour={colourOf(model, mark)} />
      <span>{children ?? `${saidBy(model, mark)}, ${saidAt(mark)}`}</span>
    </button>
  );
}

export function colourOf(model: Model, { lane }: Mark): string {
  return lane.kind === "party" ? partyColour(model, lane.id) : "var(--ink-quiet)";
}
