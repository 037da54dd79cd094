import { useCallback, useSyncExternalStore } from "react";
import type { BaseLocationHook, BaseSearchHook } from "wouter";

/**
 * Addresses behind the `#`, for a page that was opened from disk: there a browser lets nobody change the path. Path and query both stand behind it
 * (`page.html#/stop/Pact.help?take=…`), so that a view of a saved page can be sent as well.
 */
export const useHashLocation: BaseLocationHook = () => {
  const [path = ""] = useHash().split("?");
  const navigate = useCallback((to: string, { replace = false }: { readonly replace?: boolean } = {}) => {
    const url = `#${to}`;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    for (const watcher of watchers) watcher();
  }, []);
  return [path === "" ? "/" : path, navigate];
};
useHashLocation.hrefs = (href: string) => `#${href}`;

export const useHashSearch: BaseSearchHook = () => useHash().split("?").slice(1).join("?");
useHashLocation.searchHook = useHashSearch;

/** Replacing the address tells nobody by itself. */
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  addEventListener("hashchange", watcher);
  addEventListener("popstate", watcher);
  return () => {
    watchers.delete(watcher);
    removeEventListener("hashchange", watcher);
    removeEventListener("popstate", watcher);
  };
}

function useHash(): string {
  return useSyncExternalStore(watch, () => location.hash.slice(1));
}
