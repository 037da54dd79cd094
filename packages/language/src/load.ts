import type { Model } from "@proviso/agreement";
import { check } from "./check/check.ts";
import { type Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import type * as ast from "./generated/ast.ts";
import { type Host, InputError, memoryHost } from "./host.ts";
import { Names } from "./link/names.ts";
import type { Gathered } from "./lower/context.ts";
import { lowerModel } from "./lower/model.ts";
import { parseOnce } from "./parse/kept.ts";
import type { ParsedFile } from "./parse/parse.ts";
import { Citations } from "./sources/citations.ts";
import { Library } from "./sources/library.ts";
import { TextFile } from "./text/text-file.ts";

/** What became of a set of files. */
export interface Loaded {
  /** Absent if there is any error. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** All `.proviso` files and sources that were read, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The same, with all that an editor needs to know. */
export interface Analysis extends Loaded {
  readonly files: readonly ParsedFile[];
  readonly names: Names;
  /** What each reference means. */
  readonly bindings: Gathered["bindings"];
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads `.proviso` files and all that they `use` and cite, and makes one model of them. Bad text gives diagnostics; an entry that cannot be read at
 * all throws `InputError`; a signal that aborts throws its reason.
 */
export async function load(entries: readonly string[], host: Host, options: LoadOptions = {}): Promise<Loaded> {
  const { model, diagnostics, texts } = await analyse(entries, host, options);
  return { ...(model === undefined ? {} : { model }), diagnostics, texts };
}

/** Reads a text from memory; `files` holds what it uses and cites. */
export async function loadText(
  text: string,
  options: LoadOptions & { readonly path?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Promise<Loaded> {
  const path = options.path ?? "text.proviso";
  return load([path], memoryHost({ ...options.files, [path]: text }), options);
}

/** Like `load`, and keeps the syntax trees, names and bindings. */
export async function analyse(entries: readonly string[], host: Host, options: LoadOptions = {}): Promise<Analysis> {
  const breathe = breather(options.signal);
  const report = new Report();
  const library = new Library(host);
  const citations = new Citations(library);
  const { files, uses } = await readFiles(entries, host, library, report, breathe);
  await readSources(files, library, report);

  const names = new Names(files, uses, report, sourceIds(library));
  await breathe();
  const { model, gathered } = await lowerModel(files, names, citations, report, breathe);
  await breathe();
  check(model, names, gathered, report);

  const diagnostics = report.sorted(files.map((each) => each.file.path));
  return {
    ...(report.hasErrors ? {} : { model }),
    diagnostics,
    texts: new Map([...files.map((each) => [each.file.path, each.file.text] as const), ...library.texts()]),
    files,
    names,
    bindings: gathered.bindings,
  };
}

/** The entries, then what they use, each file once. */
async function readFiles(
  entries: readonly string[],
  host: Host,
  library: Library,
  report: Report,
  breathe: () => Promise<void>,
): Promise<{ files: ParsedFile[]; uses: Map<string, string[]> }> {
  const files: ParsedFile[] = [];
  const uses = new Map<string, string[]>();
  const known = new Set<string>();
  const queue: TextFile[] = [];
  for (const entry of entries) {
    // The path by which other files would come to know this one.
    const path = host.resolve(entry, entry.slice(entry.lastIndexOf("/") + 1));
    if (known.has(path)) continue;
    known.add(path);
    queue.push(new TextFile(path, await host.read(entry)));
  }
  for (const file of queue) {
    await breathe();
    const parsed = await parseGently(file, report, breathe);
    files.push(parsed);
    const used: string[] = [];
    uses.set(file.path, used);
    for (const node of parsed.ast.declarations) {
      if (node.$type !== "Use" || node.path === undefined) continue;
      const path = library.resolve(file.path, node.path);
      if (typeof path === "string" && known.has(path)) {
        used.push(path);
        continue;
      }
      const found = path instanceof InputError ? path : await library.fetch(file.path, node.path);
      if (found instanceof InputError) {
        tellUnreadable("use-not-found", file, node, node.path, found, report);
        continue;
      }
      known.add(found.path);
      used.push(found.path);
      queue.push(found);
    }
  }
  return { files, uses };
}

/** The texts of sources and the values of attributes. */
async function readSources(files: readonly ParsedFile[], library: Library, report: Report): Promise<void> {
  for (const { file, ast } of files) {
    for (const node of ast.declarations) {
      if (node.$type === "Source" && node.path !== undefined) {
        const found = await library.fetch(file.path, node.path);
        if (found instanceof InputError) tellUnreadable("source-unreadable", file, node, node.path, found, report);
      } else if (node.$type === "Agreement") {
        for (const attribute of attributesIn(node.items)) {
          if (attribute.path === undefined) continue;
          const found = await library.fetch(file.path, attribute.path);
          if (found instanceof InputError)
            tellUnreadable("csv-unreadable", file, attribute, attribute.path, found, report);
        }
      }
    }
  }
}

async function parseGently(file: TextFile, report: Report, breathe: () => Promise<void>): Promise<ParsedFile> {
  const steps = parseOnce(file, report);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}

function attributesIn(elements: readonly (ast.AgreementItem | ast.BracketElement)[]): ast.Attribute[] {
  return elements.flatMap((element) => {
    switch (element.$type) {
      case "Attribute":
        return [element];
      case "Bracket":
        return attributesIn(element.elements);
      case "Clause":
      case "Decision":
        return attributesIn(element.parts.filter((part) => part.$type === "Bracket"));
      default:
        return [];
    }
  });
}

function tellUnreadable(
  code: "use-not-found" | "source-unreadable" | "csv-unreadable",
  file: TextFile,
  node: ast.Use | ast.Source | ast.Attribute,
  path: string,
  error: InputError,
  report: Report,
): void {
  const place = file.placeOf(node);
  const at = file.text.indexOf(`"${path}"`, place.offset);
  report.add(code, at === -1 ? place : file.place(at, at + path.length + 2), error.message);
}

/** Sources of one name in several files are one if they are the same text; else all but the first take the file's name along. */
function sourceIds(library: Library): (name: string, file: string, path: string) => string {
  const taken = new Map<string, string>();
  return (name, file, path) => {
    const resolved = library.resolve(file, path);
    const text = typeof resolved === "string" ? resolved : `${file}\0${path}`;
    const stem = file.slice(file.lastIndexOf("/") + 1).replace(/\.proviso$/, "");
    for (const id of [name, `${stem}.${name}`, `${file}.${name}`]) {
      const before = taken.get(id);
      if (before === undefined || before === text) {
        taken.set(id, text);
        return id;
      }
    }
    return `${file}.${name}`;
  };
}

/** How long a pass may hold the thread before it lets others work, in milliseconds. */
const SLICE = 12;

function breather(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    signal?.throwIfAborted();
    if (performance.now() - last < SLICE) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    last = performance.now();
  };
}
