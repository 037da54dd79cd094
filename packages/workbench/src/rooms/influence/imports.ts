/** Tables of other tools that somebody opened here: kept by this browser's tab, sent nowhere, and not part of the dossier. */

const KEY = "proviso.table.";

/** No table that these models can work with is larger. */
export const MOST_BYTES = 1_000_000;

/** @returns whether it will still be there after the page is loaded anew */
export function keepTable(name: string, text: string, storage: Storage = sessionStorage): boolean {
  opened.set(name, text);
  try {
    storage.setItem(KEY + name, text);
    return true;
  } catch {
    return false;
  }
}

/** The text of a table that was opened in this tab; undefined where it was not. */
export function keptTable(name: string, storage: Storage = sessionStorage): string | undefined {
  return opened.get(name) ?? storage.getItem(KEY + name) ?? undefined;
}

const opened = new Map<string, string>();
