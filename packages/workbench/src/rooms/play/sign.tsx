import type { EntryKind, NormState } from "@proviso/promise";
import { SHAPES, type Tone } from "../../parts/verdict.tsx";

export interface SignWords {
  readonly says: string;
  /** Absent where it is neither good nor bad for the promise. */
  readonly tone?: Tone;
}

/** What kind of thing a line of the protocol is, in a word. */
export const KINDS: Readonly<Record<EntryKind, SignWords>> = {
  event: { says: "happens" },
  request: { says: "asks" },
  finding: { says: "finds" },
  ratification: { says: "ratifies" },
  vote: { says: "votes" },
  deed: { says: "acts" },
  refusal: { says: "declines" },
  asked: { says: "decision due" },
  approved: { says: "approved", tone: "held" },
  refused: { says: "fails", tone: "blocked" },
  owed: { says: "duty arises", tone: "open" },
  permitted: { says: "allowed", tone: "held" },
  forbidden: { says: "barred", tone: "blocked" },
  lapsed: { says: "lapses", tone: "open" },
  lifted: { says: "bar lifted", tone: "held" },
  kept: { says: "kept", tone: "held" },
  breach: { says: "breach", tone: "unlawful" },
  mended: { says: "made good", tone: "held" },
  promise: { says: "the promise" },
};

/** How a norm stands, in a word. */
export const STATES: Readonly<Record<NormState, SignWords>> = {
  breach: { says: "in breach", tone: "unlawful" },
  owed: { says: "owed", tone: "open" },
  forbidden: { says: "barred", tone: "blocked" },
  permitted: { says: "allowed", tone: "held" },
  kept: { says: "kept", tone: "held" },
  met: { says: "met by others", tone: "held" },
  ended: { says: "ended" },
};

/** A shape and a word. */
export function Sign({ of: { says, tone } }: { readonly of: SignWords }) {
  return (
    <span className="sign" data-tone={tone}>
      <span aria-hidden="true">{tone === undefined ? "–" : SHAPES[tone]}</span>
      <span>{says}</span>
    </span>
  );
}
