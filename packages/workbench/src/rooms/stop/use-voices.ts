import type { Agreement } from "@proviso/agreement";
import { useMemo } from "react";
import { useAddress } from "../../state/context.tsx";
import { type Electorate, electorates, silencedIn, silencing } from "./voices.ts";

/** Whose voice is taken away, and how to take or give it back; kept in the address. */
export interface Voices {
  readonly electorates: readonly Electorate[];
  /** Parties without a voice, by decision; those decisions only in which somebody lost it. */
  readonly without: Readonly<Record<string, readonly string[]>>;
  readonly silent: ReadonlySet<string>;
  /** Whether the party votes in a decision that others could take without it. */
  readonly has: (party: string) => boolean;
  /** In every decision in which it votes. */
  readonly toggle: (party: string) => void;
  readonly toggleIn: (decision: string, party: string) => void;
  readonly restore: () => void;
}

export function useVoices(agreement: Agreement | undefined): Voices {
  const { address, change } = useAddress();
  const { view } = address;
  const all = useMemo(() => (agreement === undefined ? [] : electorates(agreement)), [agreement]);
  const without = Object.fromEntries(
    all
      .map(({ decision }) => [decision.id, silencedIn(view, decision.id)] as const)
      .filter(([, parties]) => parties.length > 0),
  );
  const silent = new Set(Object.values(without).flat());
  const put = (next: Readonly<Record<string, string>>): void => change({ view: next }, { replace: true });
  const votesIn = (party: string): readonly Electorate[] =>
    all.filter(({ voters, own }) => voters.includes(party) && !own.includes(party));
  return {
    electorates: all,
    without,
    silent,
    has: (party) => votesIn(party).length > 0,
    toggle: (party) =>
      put(
        votesIn(party).reduce((next, { decision }) => {
          const others = silencedIn(next, decision.id).filter((one) => one !== party);
          return silencing(next, decision.id, silent.has(party) ? others : [...others, party]);
        }, view),
      ),
    toggleIn: (decision, party) => {
      const before = silencedIn(view, decision);
      put(
        silencing(view, decision, before.includes(party) ? before.filter((one) => one !== party) : [...before, party]),
      );
    },
    restore: () => put(all.reduce((next, { decision }) => silencing(next, decision.id, []), view)),
  };
}
