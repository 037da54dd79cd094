import { type LangiumDocument, URI, UriUtils } from "langium";
import type { LangiumSharedServices } from "langium/lsp";
import { type Host, InputError } from "../host.ts";
import { type Analysis, analyse } from "../load.ts";
import type { ParsedFile } from "../parse/parse.ts";
import { resolveUri } from "./sources.ts";

/** A document with everything that is known about it. */
export interface Analysed {
  /** The document's path in the analysis: its URI. */
  readonly path: string;
  readonly parsed: ParsedFile;
  readonly analysis: Analysis;
}

/** Reads what the editor holds open as it stands there, and everything else from the file system. Paths are URIs. */
class WorkspaceHost implements Host {
  readonly #services: LangiumSharedServices;

  constructor(services: LangiumSharedServices) {
    this.#services = services;
  }

  /** The text as the editor or the server already has it. */
  held(path: string): string | undefined {
    const { TextDocuments, LangiumDocuments } = this.#services.workspace;
    const uri = URI.parse(path);
    return (TextDocuments.get(uri) ?? LangiumDocuments.getDocument(uri)?.textDocument)?.getText();
  }

  async read(path: string): Promise<string> {
    const held = this.held(path);
    if (held !== undefined) return held;
    try {
      return await this.#services.workspace.FileSystemProvider.readFile(URI.parse(path));
    } catch {
      throw new InputError("not-found", path, `There is no file \`${UriUtils.basename(URI.parse(path))}\`.`);
    }
  }

  resolve(from: string, relative: string): string {
    return resolveUri(from, relative);
  }
}

/** The document as Langium's own services want it, with the tree of the analysis. */
export function withTree(document: LangiumDocument, { parsed }: Analysed): LangiumDocument {
  return { ...document, parseResult: { value: parsed.ast, parserErrors: [], lexerErrors: [] } };
}

/** One analysis, made or in the making. */
interface Kept {
  /** The document's own text when it began. */
  readonly text: string | undefined;
  readonly made: Promise<Analysis>;
  readonly controller: AbortController;
  settled?: Analysis;
}

/** Why an analysis was given up: the text has changed, and a newer one is in the making. */
const SUPERSEDED = new Error("superseded");

/**
 * The analyses that every editor feature asks: the very ones that `load` makes, so that what an editor says and what the command line says cannot
 * differ. One is kept for each document, until one of the texts it was made from changes.
 */
export class Analyses {
  readonly #services: LangiumSharedServices;
  readonly #host: WorkspaceHost;
  readonly #kept = new Map<string, Kept>();

  constructor(services: LangiumSharedServices) {
    this.#services = services;
    this.#host = new WorkspaceHost(services);
    services.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.#kept.delete(uri.toString());
    });
  }

  async of(document: LangiumDocument): Promise<Analysed | undefined> {
    const path = document.uri.toString();
    const analysis = await this.#analysis(path);
    const parsed = analysis.files.find((each) => each.file.path === path);
    return parsed && { path, parsed, analysis };
  }

  /** The analyses of all documents of the workspace that see a file. */
  async seeing(path: string): Promise<readonly Analysis[]> {
    const found: Analysis[] = [];
    for (const document of this.#services.workspace.LangiumDocuments.all.toArray()) {
      const made = await this.#analysis(document.uri.toString());
      if (made.files.some((each) => each.file.path === path)) found.push(made);
    }
    return found;
  }

  /** Whether what is known about a document rests on one of these files, which have changed; then it is forgotten. */
  invalidate(document: LangiumDocument, changed: ReadonlySet<string>): boolean {
    const path = document.uri.toString();
    const analysis = this.#kept.get(path)?.settled;
    if (analysis === undefined) return false;
    // A file that could not be read has no text here, but may be one of those that are there now.
    const missed = analysis.diagnostics.some(({ code }) => /not-found|unreadable/.test(code));
    const affected = missed || [...analysis.texts.keys()].some((each) => changed.has(each));
    if (affected) this.#kept.delete(path);
    return affected;
  }

  /** The analysis of the texts as they stand; who waits for one that is given up gets the one that takes its place. */
  async #analysis(path: string): Promise<Analysis> {
    for (;;) {
      const kept = this.#begun(path);
      try {
        return await kept.made;
      } catch (error) {
        if (error !== SUPERSEDED) throw error;
      }
    }
  }

  #begun(path: string): Kept {
    const before = this.#kept.get(path);
    const text = this.#host.held(path);
    if (before && before.text === text && this.#isCurrent(before)) return before;
    before?.controller.abort(SUPERSEDED);
    const controller = new AbortController();
    const kept: Kept = { text, controller, made: analyse([path], this.#host, { signal: controller.signal }) };
    this.#kept.set(path, kept);
    kept.made.then(
      (analysis) => {
        kept.settled = analysis;
      },
      () => {
        if (this.#kept.get(path) === kept) this.#kept.delete(path);
      },
    );
    return kept;
  }

  #isCurrent({ settled }: Kept): boolean {
    return [...(settled?.texts ?? [])].every(([path, text]) => (this.#host.held(path) ?? text) === text);
  }
}
