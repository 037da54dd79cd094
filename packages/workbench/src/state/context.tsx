import { type Address, addressText, parseAddress } from "@proviso/report/view/address";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from "react";
import { useLocation, useSearch } from "wouter";
import { Deeds } from "./deeds.ts";
import type { Desk, DeskState } from "./desk.ts";
import { moved } from "./moved.ts";

const DeskContext = createContext<Desk | undefined>(undefined);
const DeedsContext = createContext<Deeds>(new Deeds());

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  const [deeds] = useState(() => new Deeds());
  return (
    <DeskContext.Provider value={desk}>
      <DeedsContext.Provider value={deeds}>{children}</DeedsContext.Provider>
    </DeskContext.Provider>
  );
}

/** Where to tell what was done, so that it can be undone. */
export function useDeeds(): Deeds {
  return useContext(DeedsContext);
}

export function useDesk(): { readonly desk: Desk; readonly state: DeskState } {
  const desk = useDeskItself();
  return { desk, state: useSyncExternalStore(desk.watch, desk.state) };
}

/**
 * One part of what lies on the desk: who asks for it is drawn again only when it is another.
 * @param select gives the same value for the same state
 */
export function useOnDesk<T>(select: (state: DeskState) => T): T {
  const desk = useDeskItself();
  return useSyncExternalStore(desk.watch, () => select(desk.state()));
}

/** The desk itself, whatever lies on it. */
export function useDeskItself(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new TypeError("a room stands outside the desk");
  return desk;
}

/**
 * Where we are, and how to go elsewhere. `change` keeps the room and everything that it does not name; where it replaces the address, as a switch
 * does, it can be undone.
 */
export function useAddress(): {
  readonly address: Address;
  readonly go: (address: Address, how?: { readonly replace?: boolean }) => void;
  readonly change: (change: Partial<Address>, how?: { readonly replace?: boolean }) => void;
} {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const address = useMemo(() => parseAddress(`${path}?${search}`), [path, search]);
  const go = useCallback((to: Address, { replace = false } = {}) => navigate(addressText(to), { replace }), [navigate]);
  const deeds = useDeeds();
  const change = useCallback(
    (part: Partial<Address>, how: { readonly replace?: boolean } = {}) => {
      const next = { ...address, ...part };
      const what = how.replace === true ? moved(address, next) : undefined;
      if (what !== undefined)
        deeds.did({
          ...what,
          undo: () => go(address, { replace: true }),
          redo: () => go(next, { replace: true }),
        });
      go(next, how);
    },
    [address, go, deeds],
  );
  return { address, go, change };
}
