import type { Model } from "@proviso/agreement";
import { acceptStatement, type Host, joinPath, type Loaded, load, memoryHost } from "@proviso/language";
import { type Acceptance, type Candidate, statementText } from "@proviso/record";

/** The document that a candidate was read in. */
export interface ReadDocument {
  readonly text: string;
  /** What its file is called, with or without an ending. */
  readonly name: string;
  /** ISO day, month or year. */
  readonly dated?: string;
}

/** What has to be written so that a statement is in the dossier. */
export interface AcceptedIn {
  /** New texts by path; none where the statement is there already. */
  readonly changes: ReadonlyMap<string, string>;
  /** The file that holds the statement. */
  readonly record: string;
  readonly added: boolean;
  /** The lines that were added. */
  readonly block: string;
}

/**
 * Puts an accepted candidate into a dossier: the statement at the end of the file that holds the record, the document among the sources where it is
 * new. Nothing is written here; the texts that come back hold together, or there are none.
 * @param files every text of the dossier, by path from its folder
 * @throws RangeError that says what stands in the way: a dossier with mistakes, a document without a date, a statement that the language refuses
 */
export async function acceptInto(
  files: ReadonlyMap<string, string>,
  document: ReadDocument,
  candidate: Candidate,
  {
    elsewhere,
    ...acceptance
  }: Pick<Acceptance, "name" | "supersedes" | "bears" | "surely"> & {
    /** Reads what the dossier uses from outside its folder. */
    readonly elsewhere?: Host;
  } = {},
): Promise<AcceptedIn> {
  const before = await loaded(files, elsewhere);
  const model = before.model ?? refuse(before, "Mend the dossier first:");
  const record = recordFile(model, files);
  const known = sourceOf(model, files, document.text);
  const path = known === undefined ? freePath(files, document.name) : undefined;
  if (path !== undefined && document.dated === undefined)
    throw new RangeError("Say when the document is dated: its statements are cited from it, and a source has a date.");
  const source =
    known === undefined
      ? { name: freeName(model, document.name), path: relativePath(record, path ?? ""), dated: document.dated ?? "" }
      : { name: known };
  const accepted = statementText(candidate, { ...acceptance, text: document.text, source });
  const old = files.get(record) ?? usesOf(files);
  const { text, added, block } = acceptStatement(old, accepted, { path: record, known: namesOf(model) });
  if (!added) return { changes: new Map(), record, added, block: "" };
  const changes = new Map([[record, text]]);
  if (path !== undefined) changes.set(path, document.text);
  const after = await loaded(new Map([...files, ...changes]), elsewhere);
  if (after.model === undefined) refuse(after, "As it stands the statement does not fit into the dossier:");
  return { changes, record, added, block };
}

function loaded(files: ReadonlyMap<string, string>, elsewhere: Host | undefined): Promise<Loaded> {
  const entries = [...files.keys()].filter((path) => path.endsWith(".proviso")).sort();
  const own = memoryHost(Object.fromEntries(files));
  const read = (path: string) => (files.has(path) || elsewhere === undefined ? own.read(path) : elsewhere.read(path));
  return load(entries, { ...own, read });
}

function refuse({ diagnostics }: Loaded, because: string): never {
  const error = diagnostics.find(({ severity }) => severity === "error");
  throw new RangeError(
    error === undefined
      ? `${because} it holds no text.`
      : `${because} ${error.place.file}:${error.place.line}: ${error.message}`,
  );
}

/** The file with the most statements, else one of its own. */
function recordFile(model: Model, files: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>();
  for (const { at } of model.statements) counts.set(at.file, (counts.get(at.file) ?? 0) + 1);
  const [most] = [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  return most?.[0] ?? freePath(files, "record", "", ".proviso");
}

/** A new file sees what the others declare. */
function usesOf(files: ReadonlyMap<string, string>): string {
  return [...files.keys()]
    .filter((path) => path.endsWith(".proviso"))
    .sort()
    .map((path) => `use "${path}"\n`)
    .join("");
}

/** The name under which the dossier cites this very text. */
function sourceOf(model: Model, files: ReadonlyMap<string, string>, text: string): string | undefined {
  return model.sources.find(({ at, path }) => files.get(joinPath(at.file, path)) === text)?.name;
}

function namesOf(model: Model): ReadonlySet<string> {
  return new Set([
    ...model.sources.map(({ name }) => name),
    ...[...model.persons, ...model.factions].map(({ id }) => id),
    ...model.parties.filter(({ kind }) => kind === "declared").map(({ id }) => id),
  ]);
}

function freePath(files: ReadonlyMap<string, string>, name: string, folder = "sources/", ending = ".txt"): string {
  const stem = `${folder}${slug(name)}`;
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}${ending}`;
    if (!files.has(path)) return path;
  }
}

/** A name for a source that nothing else has: `speech-of-may.pdf` → `speechOfMay`. */
function freeName(model: Model, name: string): string {
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

function slug(name: string): string {
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
function relativePath(from: string, to: string): string {
  const depth = from.split("/").length - 1;
  return `${"../".repeat(depth)}${to}`;
}
