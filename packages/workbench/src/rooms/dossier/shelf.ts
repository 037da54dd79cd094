import { declaredIn } from "../../editor/by-shape.ts";

/** The shelf of agreements of the world, each fetched when it is wanted: path within the shelf → its text. */
const TEXTS = import.meta.glob<string>("../../../../../library/{*.proviso,sources/*.md,data/*.csv}", {
  query: "?raw",
  import: "default",
});
const FOLDER = "../../../../../library/";

/** What lies on the shelf, by path. */
export const SHELF: readonly string[] = Object.keys(TEXTS)
  .map((path) => path.slice(FOLDER.length))
  .filter((path) => path.endsWith(".proviso"))
  .sort();

/** A text of the shelf by the titles that it gives to its agreements; by its path where it gives none. */
export function shelfTitle(path: string, text: string): string {
  const titles = declaredIn(text).map(({ title }) => title);
  return titles.length === 0 ? path : titles.join("; ");
}

/** Everything on the shelf with its title, in the order of the titles: fetched when somebody looks at the shelf. */
export async function shelfTitles(): Promise<readonly { readonly path: string; readonly title: string }[]> {
  const all = await Promise.all(
    SHELF.map(async (path) => ({ path, title: shelfTitle(path, (await TEXTS[`${FOLDER}${path}`]?.()) ?? "") })),
  );
  return all.sort((one, other) => one.title.localeCompare(other.title, "en"));
}

/** A text of the shelf with all that it uses and cites, by path. */
export async function fromShelf(path: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const queue = [path];
  for (const next of queue) {
    const read = TEXTS[`${FOLDER}${next}`];
    if (read === undefined || found.has(next)) continue;
    const text = await read();
    found.set(next, text);
    if (next.endsWith(".proviso"))
      for (const [, named = ""] of text.matchAll(/^\s*(?:use|source \w+|attribute \w+ of \w+ from) "([^"]+)"/gm))
        queue.push(named);
  }
  return found;
}
