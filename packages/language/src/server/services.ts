import {
  DefaultIndexManager,
  EmptyFileSystem,
  inject,
  type LangiumDocument,
  type LangiumParser,
  LangiumParserErrorMessageProvider,
  type Module,
} from "langium";
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from "langium/lsp";
import {
  type CodeAction,
  CodeActionKind,
  DocumentHighlight,
  LocationLink,
  type Position,
  type Range,
  TextEdit,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from "vscode-languageserver";
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from "../generated/module.ts";
import type { Analysis } from "../load.ts";
import { coreServices, ProvisoModule } from "../services.ts";
import { type Analysed, Analyses } from "./analyses.ts";
import { ProvisoCompletionProvider } from "./completion.ts";
import { explain } from "./explain.ts";
import { formattingEdits } from "./formatting.ts";
import { ProvisoSemanticTokenProvider } from "./highlighting.ts";
import { type Occurrence, occurrenceAt, occurrencesOf } from "./occurrences.ts";
import { declared, foldings, outline } from "./outline.ts";
import { contains, toLocation, toRange } from "./places.ts";
import { rename, renameable } from "./rename.ts";
import { linkAt } from "./sources.ts";
import { ProvisoDocumentValidator } from "./validation.ts";

export interface ProvisoAddedServices {
  readonly analyses: Analyses;
}

export type ProvisoServices = LangiumServices & ProvisoAddedServices;

/** The editor features. Each asks the document's analysis; none looks at the text for itself. */
const ProvisoServerModule: Module<ProvisoServices, PartialLangiumServices & ProvisoAddedServices> = {
  analyses: (services) => new Analyses(services.shared),
  parser: {
    // Langium would parse each document as a whole, which holds the thread; the analysis parses it, in steps, and keeps the tree.
    LangiumParser: () => ({ parse: () => coreServices().parser.LangiumParser.parse("") }) as unknown as LangiumParser,
    ParserErrorMessageProvider: () => new LangiumParserErrorMessageProvider(),
  },
  validation: {
    DocumentValidator: ({ analyses }) => new ProvisoDocumentValidator(analyses),
  },
  lsp: {
    CompletionProvider: (services) => new ProvisoCompletionProvider(services, services.analyses),
    SemanticTokenProvider: (services) => new ProvisoSemanticTokenProvider(services, services.analyses),
    DefinitionProvider: ({ analyses }) => ({
      getDefinition: (document, { position }) =>
        at(analyses, document, position, (analysed, offset) => {
          const link = linkAt(analysed, offset);
          if (link) return [LocationLink.create(link.to.file, toRange(link.to), toRange(link.to), toRange(link.from))];
          const found = occurrenceAt(analysed, offset);
          const { at: whole, nameAt } = found?.named ?? {};
          if (!found || !whole || !nameAt) return undefined;
          return [LocationLink.create(whole.file, toRange(whole), toRange(nameAt), toRange(found.place))];
        }),
    }),
    ReferencesProvider: ({ analyses }) => ({
      findReferences: async (document, { position, context }) =>
        (await at(analyses, document, position, async (analysed, offset) => {
          const occurrence = occurrenceAt(analysed, offset);
          if (!occurrence) return [];
          const seen = await seeing(analyses, analysed, occurrence);
          const all = seen.flatMap((each) => occurrencesOf(occurrence.named, each));
          const places = all.filter((each) => context.includeDeclaration || !each.declares).map(({ place }) => place);
          const distinct = new Map(places.map((place) => [`${place.file}#${place.offset}`, place]));
          return [...distinct.values()].map(toLocation);
        })) ?? [],
    }),
    DocumentHighlightProvider: ({ analyses }) => ({
      getDocumentHighlight: (document, { position }) =>
        at(analyses, document, position, (analysed, offset) => {
          const named = occurrenceAt(analysed, offset)?.named;
          if (!named) return [];
          return occurrencesOf(named, analysed.analysis)
            .filter(({ place }) => place.file === analysed.path)
            .map(({ place }) => DocumentHighlight.create(toRange(place)));
        }),
    }),
    RenameProvider: ({ analyses }) => ({
      prepareRename: (document, { position }) =>
        at(analyses, document, position, (analysed, offset) => toRange(renameable(analysed, offset).place)),
      rename: (document, { position, newName }) =>
        at(analyses, document, position, async (analysed, offset) => {
          const occurrence = renameable(analysed, offset);
          return rename(occurrence, newName, await seeing(analyses, analysed, occurrence));
        }),
    }),
    HoverProvider: ({ analyses }) => ({
      getHoverContent: (document, { position }) =>
        at(analyses, document, position, (analysed, offset) => {
          const value = explain(analysed, offset);
          return value === undefined ? undefined : { contents: { kind: "markdown", value } };
        }),
    }),
    DocumentSymbolProvider: ({ analyses }) => ({
      getSymbols: async (document) => {
        const analysed = await analyses.of(document);
        return analysed ? outline(analysed) : [];
      },
    }),
    FoldingRangeProvider: ({ analyses }) => ({
      getFoldingRanges: async (document) => {
        const analysed = await analyses.of(document);
        return analysed ? foldings(analysed) : [];
      },
    }),
    CodeActionProvider: ({ analyses }) => ({
      getCodeActions: async (document, { range, context }) => {
        const analysed = await analyses.of(document);
        return analysed ? codeActions(analysed, document, range, context.diagnostics) : [];
      },
    }),
    Formatter: () => ({
      formatOnTypeOptions: undefined,
      formatDocument: ({ textDocument }) => formattingEdits(textDocument),
      formatDocumentRange: ({ textDocument }, { range }) => formattingEdits(textDocument).filter(inside(range)),
      formatDocumentOnType: () => [],
    }),
  },
};

async function at<Result>(
  analyses: Analyses,
  document: LangiumDocument,
  position: Position,
  answer: (analysed: Analysed, offset: number) => Result | Promise<Result>,
): Promise<Result | undefined> {
  const analysed = await analyses.of(document);
  return analysed && answer(analysed, document.textDocument.offsetAt(position));
}

/** What all files of the workspace declare, where the name fits what is searched for. */
async function searched(query: string, { workspace, lsp }: LangiumSharedServices, analyses: Analyses) {
  const found: WorkspaceSymbol[] = [];
  for (const document of workspace.LangiumDocuments.all.toArray()) {
    const analysed = await analyses.of(document);
    if (analysed) found.push(...declared(analysed).filter(({ name }) => lsp.FuzzyMatcher.match(query, name)));
  }
  return found;
}

/** What is declared in a file is seen by all that use that file; a party of the prelude is looked for in what this document sees. */
async function seeing(analyses: Analyses, { analysis }: Analysed, { named }: Occurrence): Promise<readonly Analysis[]> {
  return named.file === undefined ? [analysis] : analyses.seeing(named.file.path);
}

function inside({ start, end }: Range): (edit: TextEdit) => boolean {
  return ({ range }) => range.start.line >= start.line && range.end.line <= end.line;
}

/** The fixes of the diagnostics at a place. */
function codeActions(
  { analysis, path }: Analysed,
  { textDocument }: LangiumDocument,
  range: Range,
  shown: CodeAction["diagnostics"],
): CodeAction[] {
  const [from, to] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
  return analysis.diagnostics
    .filter(({ place }) => place.file === path && place.offset <= to && from <= place.end)
    .flatMap(({ code, place, fixes = [] }) =>
      fixes.map(({ title, edits }, index) => {
        const changes: Record<string, TextEdit[]> = {};
        for (const edit of edits) {
          changes[edit.place.file] ??= [];
          changes[edit.place.file]?.push(TextEdit.replace(toRange(edit.place), edit.newText));
        }
        const mended = shown?.filter(
          (each) => each.code === code && contains(place, textDocument.offsetAt(each.range.start)),
        );
        return {
          title,
          kind: CodeActionKind.QuickFix,
          isPreferred: index === 0 && fixes.length === 1,
          ...(mended?.length ? { diagnostics: mended } : {}),
          edit: { changes },
        };
      }),
    );
}

/** Checks a document again when a file changes that its analysis read, be it by `use` or by citation. */
class ProvisoIndexManager extends DefaultIndexManager {
  readonly #proviso: () => ProvisoServices;

  constructor(shared: LangiumSharedServices, proviso: () => ProvisoServices) {
    super(shared);
    this.#proviso = proviso;
  }

  override isAffected(document: LangiumDocument, changed: Set<string>): boolean {
    return this.#proviso().analyses.invalidate(document, changed) || super.isAffected(document, changed);
  }
}

/** The services of a language server for Proviso; with a connection they are what `startLanguageServer` needs. */
export function createProvisoServices(context: DefaultSharedModuleContext = EmptyFileSystem): {
  readonly shared: LangiumSharedServices;
  readonly proviso: ProvisoServices;
} {
  const shared: LangiumSharedServices = inject(createDefaultSharedModule(context), ProvisoGeneratedSharedModule, {
    workspace: {
      IndexManager: (services: LangiumSharedServices) => new ProvisoIndexManager(services, () => proviso),
    },
    lsp: {
      WorkspaceSymbolProvider: (services: LangiumSharedServices) => ({
        getSymbols: ({ query }: WorkspaceSymbolParams) => searched(query, services, proviso.analyses),
      }),
    },
  });
  const proviso: ProvisoServices = inject(
    createDefaultModule({ shared }),
    ProvisoGeneratedModule,
    ProvisoModule as Module<ProvisoServices, PartialLangiumServices>,
    ProvisoServerModule,
  );
  shared.ServiceRegistry.register(proviso);
  // Without a client to ask for settings, nothing else would say that the workspace is ready.
  if (!context.connection) void shared.workspace.ConfigurationProvider.initialized({});
  return { shared, proviso };
}
