import type { Model } from "@proviso/agreement";
import { type Host, joinPath, type Loaded, load, memoryHost } from "@proviso/language";

/** What is asked of a dossier's texts before something is written into them. */

export function loaded(files: ReadonlyMap<string, string>, elsewhere: Host | undefined): Promise<Loaded> {
  const entries = [...files.keys()].filter((path) => path.endsWith(".proviso")).sort();
  const own = memoryHost(Object.fromEntries(files));
  const read = (path: string) => (files.has(path) || elsewhere === undefined ? own.read(path) : elsewhere.read(path));
  return load(entries, { ...own, read });
}

export function refuse({ diagnostics }: Loaded, because: string): never {
  const error = diagnostics.find(({ severity }) => severity === "error");
  throw new RangeError(
    error === undefined
      ? `${because} it holds no text.`
      : `${because} ${error.place.file}:${error.place.line}: ${error.message}`,
  );
}

/** The file with the most statements; else the one that is meant for them, which may be new. */
export function recordFile(model: Model): string {
  const counts = new Map<string, number>();
  for (const { at } of model.statements) counts.set(at.file, (counts.get(at.file) ?? 0) + 1);
  const [most] = [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  return most?.[0] ?? "record.proviso";
}

/** A new file sees what the others declare. */
export function usesOf(files: ReadonlyMap<string, string>): string {
  return [...files.keys()]
    .filter((path) => path.endsWith(".proviso"))
    .sort()
    .map((path) => `use "${path}"\n`)
    .join("");
}

/** The name under which the dossier cites this very text. */
export function sourceOf(model: Model, files: ReadonlyMap<string, string>, text: string): string | undefined {
  return model.sources.find(({ at, path }) => files.get(joinPath(at.file, path)) === text)?.name;
}

export function namesOf(model: Model): ReadonlySet<string> {
  return new Set([
    ...model.sources.map(({ name }) => name),
    ...[...model.persons, ...model.factions].map(({ id }) => id),
    ...model.parties.filter(({ kind }) => kind === "declared").map(({ id }) => id),
  ]);
}

export function freePath(
  files: ReadonlyMap<string, string>,
  name: string,
  folder = "sources/",
  ending = ".txt",
): string {
  const stem = `${folder}${slug(name)}`;
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}${ending}`;
    if (!files.has(path)) return path;
  }
}

/** A name for a source that nothing else has: `speech-of-may.pdf` → `speechOfMay`. */
export function freeName(model: Model, name: string): string {
  const [first = "source", ...others] = slug(name)
    .split("-")
    .filter((part) => part !== "");
  const stem = [/^[a-z]/.test(first) ? first : `source${first}`, ...others.map(capital)].join("");
  const taken = new Set([...model.sources.map((source) => source.name), ...RESERVED]);
  for (let count = 1; ; count++) {
    const candidate = `${stem}${count === 1 ? "" : count}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Words of the language that a document is likely to be called by. */
const RESERVED = [
  "statement",
  "agreement",
  "claim",
  "source",
  "record",
  "question",
  "version",
  "promise",
  "party",
  "report",
  "draft",
];

/** What a file of that name is called here: `Friday's news.html` → `friday-s-news`. */
export function slug(name: string): string {
  const stem = name.replace(/^.*[\\/]/, "").replace(/\.[a-z0-9]{1,5}$/i, "");
  return (
    stem
      .normalize("NFKD")
      .replaceAll(/[^A-Za-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .toLowerCase()
      .slice(0, 60) || "document"
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A path as it is written in a file of another folder. */
export function relativePath(from: string, to: string): string {
  const depth = from.split("/").length - 1;
  return `${"../".repeat(depth)}${to}`;
}
