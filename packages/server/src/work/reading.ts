import { dirname, posix } from "node:path";
import type { Model } from "@proviso/agreement";
import { acceptStatement, type Host, load } from "@proviso/language";
import { type Acceptance, type Bearing, type Candidate, statementText } from "@proviso/record";
import { Fault } from "../fault.ts";
import { type Overlay, overlaid } from "./host.ts";

/** What a reviewer accepts, and where it goes. */
export interface Accepting {
  readonly candidate: Candidate;
  /** The document's words. */
  readonly text: string;
  readonly dated?: string;
  /** What a new source is called, if the dossier does not have the document yet. */
  readonly title: string;
  /** The `.proviso` file that the statement goes into. */
  readonly file: string;
  readonly name?: string;
  readonly supersedes?: string;
  readonly bears?: Bearing | null;
}

/** What would be written: the statement as it stands in the file, and the document if the dossier has it not yet. */
export interface Accepted {
  readonly file: string;
  readonly text: string;
  readonly added: boolean;
  readonly block: string;
  readonly source: { readonly name: string; readonly path: string; readonly isNew: boolean };
}

const SOURCES = "sources";

/** The words of a file, and the statements found in them. */
export async function readFileBytes(
  bytes: Uint8Array,
  file: string,
  dated: string | undefined,
  model: Model | undefined,
): Promise<object> {
  const { readDocument } = await import("@proviso/reader/documents");
  const { text, kind, title, dated: own, author, origin } = await readDocument(bytes, file);
  const day = dated ?? own;
  const found = await candidatesOf(text, day, model);
  return {
    document: {
      name: file,
      kind,
      title,
      dated: day,
      author,
      pages: origin?.kind === "pages" ? origin.starts : undefined,
    },
    text,
    ...found,
  };
}

export async function candidatesOf(text: string, dated: string | undefined, model: Model | undefined): Promise<object> {
  const { read } = await import("@proviso/reader");
  return read(text, { dated, model });
}

/**
 * The file with the statement in it, held against the whole dossier.
 * @throws Fault `text-errors` where the dossier would have mistakes that it has not now; RangeError where the candidate does not fit the document
 */
export async function accepted(
  given: Accepting,
  host: Host,
  files: readonly string[],
  overlay: Overlay,
): Promise<Accepted> {
  const { candidate, text, file, dated, name, supersedes, bears } = given;
  const isThere = files.includes(file);
  const { model, diagnostics } = await load(files, overlaid(host, overlay).host);
  const old = isThere ? await overlaid(host, overlay).host.read(file) : headerOf(file, files);
  const seen = isThere ? await load([file], overlaid(host, overlay).host) : { model };
  const source = await sourceFor(given, model, host, overlay);
  const from = posix.relative(dirname(file).replaceAll("\\", "/"), source.path);
  const acceptance: Acceptance = {
    source: { name: source.name, path: from, ...(dated === undefined ? {} : { dated }) },
    text,
    name,
    supersedes,
    bears,
  };
  const {
    added,
    block,
    text: made,
  } = acceptStatement(old, statementText(candidate, acceptance), { path: file, known: namesOf(seen.model) });
  const after = await load(
    isThere ? files : [...files, file],
    overlaid(host, { ...overlay, [file]: made, ...(source.isNew ? { [source.path]: text } : {}) }).host,
  );
  const before = diagnostics.filter(({ severity }) => severity === "error").length;
  const errors = after.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > before) {
    const first = errors.find(({ place }) => place.file === file) ?? errors[0];
    throw new Fault(
      "text-errors",
      `The statement would not stand in \`${file}\`: ${first?.message ?? "it has errors"} Mend the candidate and accept it again; nothing was written.`,
      {
        diagnostics: errors,
        block,
      },
    );
  }
  return { file, text: made, added, block, source };
}

/** A new file of statements knows everything that the dossier has. */
function headerOf(file: string, files: readonly string[]): string {
  const folder = dirname(file).replaceAll("\\", "/");
  return `// Statements that were read in documents and accepted by a reviewer.\n${files.map((one) => `use "${posix.relative(folder, one)}"\n`).join("")}`;
}

function namesOf(model: Model | undefined): ReadonlySet<string> {
  const { sources = [], persons = [], factions = [], parties = [] } = model ?? {};
  return new Set([...sources.map(({ name }) => name), ...[...persons, ...factions, ...parties].map(({ id }) => id)]);
}

/** The source that has these words already, else a new one beside the others. */
async function sourceFor(
  { text, title }: Accepting,
  model: Model | undefined,
  host: Host,
  overlay: Overlay,
): Promise<Accepted["source"]> {
  const { host: over } = overlaid(host, overlay);
  const sources = model?.sources ?? [];
  for (const { name, path, at } of sources) {
    const full = host.resolve(at.file, path);
    const words = await over.read(full).catch(() => undefined);
    if (words === text) return { name, path: full, isNew: false };
  }
  const taken = new Set(sources.map(({ name }) => name));
  const stem = nameOf(title);
  for (let n = 1; ; n++) {
    const name = n === 1 ? stem : `${stem}${n}`;
    const path = `${SOURCES}/${name}.txt`;
    const there = await over.read(path).catch(() => undefined);
    if (!taken.has(name) && (there === undefined || there === text)) return { name, path, isNew: there === undefined };
  }
}

/** `Putin’s remarks, 20 August.pdf` → `putinsRemarks20August`: what a source may be called. */
function nameOf(title: string): string {
  const words = title
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f’']/g, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, 5);
  const joined = words
    .map((word, i) => (i === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("")
    .slice(0, 40);
  return /^[a-z]/.test(joined) ? joined : `document${joined}`;
}
