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

/** "north-atlantic-treaty.proviso" → "North atlantic treaty", until its own title is known. */
export function shelfTitle(path: string): string {
  const words = path.replace(/\.proviso$/, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
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
