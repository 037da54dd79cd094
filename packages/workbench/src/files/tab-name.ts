const KEY = "proviso.tab";
const PREFIX = "proviso.";
/** A page that is loaded anew may find its own name held for a moment by the page that goes. */
const PATIENCE_MS = 300;

type Locks = Pick<LockManager, "request">;

/**
 * A tab's own name, so that what it did itself is not told to it as news and its drafts are found again. Lives as long as the tab; a tab that was made
 * as the copy of another, with all that it had stored, gets a name of its own.
 * @param locks where names are held; null where the browser has none, as on an address that is not secure
 */
export async function tabName(
  storage: Pick<Storage, "getItem" | "setItem"> = sessionStorage,
  locks: Locks | null = globalThis.navigator?.locks ?? null,
): Promise<string> {
  const known = storage.getItem(KEY);
  if (known !== null && (await hold(known, locks))) return known;
  const made = `tab-${crypto.randomUUID().slice(0, 8)}`;
  storage.setItem(KEY, made);
  await hold(made, locks);
  return made;
}

/** The name that this tab was given when its page began. */
export function thisTab(storage: Pick<Storage, "getItem"> = sessionStorage): string {
  return storage.getItem(KEY) ?? "tab";
}

/** The names of the tabs of this browser that are open; undefined where it cannot tell. */
export async function openTabs(
  locks: Pick<LockManager, "query"> | null = globalThis.navigator?.locks ?? null,
): Promise<ReadonlySet<string> | undefined> {
  const held = (await locks?.query())?.held;
  return held && new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}

/** Holds a name until the page goes; false where another page holds it. */
function hold(name: string, locks: Locks | null): Promise<boolean> {
  if (locks === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(`${PREFIX}${name}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}
