import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import { useLocation, useSearch } from "wouter";
import { type Address, addressText, parseAddress } from "./address.ts";
import type { Desk, DeskState } from "./desk.ts";

const DeskContext = createContext<Desk | undefined>(undefined);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext.Provider value={desk}>{children}</DeskContext.Provider>;
}

export function useDesk(): { readonly desk: Desk; readonly state: DeskState } {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new TypeError("a room stands outside the desk");
  return { desk, state: useSyncExternalStore(desk.watch, desk.state) };
}

/** Where we are, and how to go elsewhere. `change` keeps the room and everything that it does not name. */
export function useAddress(): {
  readonly address: Address;
  readonly go: (address: Address, how?: { readonly replace?: boolean }) => void;
  readonly change: (change: Partial<Address>, how?: { readonly replace?: boolean }) => void;
} {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const address = useMemo(() => parseAddress(`${path}?${search}`), [path, search]);
  const go = useCallback((to: Address, { replace = false } = {}) => navigate(addressText(to), { replace }), [navigate]);
  const change = useCallback(
    (part: Partial<Address>, how: { readonly replace?: boolean } = {}) => go({ ...address, ...part }, how),
    [address, go],
  );
  return { address, go, change };
}
