import { AstUtils } from "langium";
import {
  DocumentSymbol,
  FoldingRange,
  FoldingRangeKind,
  SymbolKind,
  type WorkspaceSymbol,
} from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import type { Named, NameKind } from "../link/names.ts";
import type { Analysed } from "./analyses.ts";
import { toLocation, toRange } from "./places.ts";

const SYMBOLS: Readonly<Record<NameKind, SymbolKind>> = {
  source: SymbolKind.File,
  party: SymbolKind.Class,
  person: SymbolKind.Class,
  faction: SymbolKind.Class,
  agreement: SymbolKind.Module,
  group: SymbolKind.Array,
  fact: SymbolKind.Boolean,
  attribute: SymbolKind.Number,
  question: SymbolKind.Enum,
  option: SymbolKind.EnumMember,
  decision: SymbolKind.Method,
  clause: SymbolKind.Function,
  promise: SymbolKind.Interface,
  reading: SymbolKind.Variable,
  statement: SymbolKind.String,
  claim: SymbolKind.String,
  table: SymbolKind.Struct,
  scenario: SymbolKind.Event,
};

/** What a file declares, agreements with their items and questions with their answers. */
export function outline({ path, analysis }: Analysed): DocumentSymbol[] {
  const here = analysis.names.all.filter((named) => named.file?.path === path);
  const symbols = new Map<Named, DocumentSymbol>();
  const top: DocumentSymbol[] = [];
  for (const named of here) {
    if (!named.at || !named.nameAt) continue;
    const range = toRange(named.at);
    const symbol = DocumentSymbol.create(
      named.name,
      named.title,
      SYMBOLS[named.kind],
      range,
      toRange(named.nameAt),
      [],
    );
    symbols.set(named, symbol);
    const owner = named.within && symbols.get(named.within);
    (owner?.children ?? top).push(symbol);
  }
  return top;
}

/** The same as one list, for a search through all files. */
export function declared({ path, analysis }: Analysed): WorkspaceSymbol[] {
  return analysis.names.all.flatMap(({ kind, name, within, nameAt }) => {
    if (nameAt?.file !== path || kind === "option") return [];
    return [{ name, kind: SYMBOLS[kind], location: toLocation(nameAt), ...(within && { containerName: within.name }) }];
  });
}

/** Declarations, clauses, decisions and square brackets of several lines; runs of comments. */
export function foldings({ parsed }: Analysed): FoldingRange[] {
  const found: FoldingRange[] = [];
  for (const node of AstUtils.streamAst(parsed.ast)) {
    const folds = ast.isDeclaration(node) || ast.isItem(node) || ast.isBracket(node);
    const place = folds && node.$cstNode ? parsed.file.placeOf(node) : undefined;
    if (place && place.endLine > place.line) found.push(FoldingRange.create(place.line - 1, place.endLine - 1));
  }
  const lines = parsed.file.text.split("\n");
  for (let line = 0; line < lines.length; line++) {
    const first = line;
    while (/^\s*\/\//.test(lines[line] ?? "")) line++;
    if (line - first > 1) {
      found.push(FoldingRange.create(first, line - 1, undefined, undefined, FoldingRangeKind.Comment));
    }
  }
  return found;
}
