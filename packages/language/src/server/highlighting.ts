import { type AstNode, GrammarUtils, type LangiumDocument } from "langium";
import { AbstractSemanticTokenProvider, type LangiumServices, type SemanticTokenAcceptor } from "langium/lsp";
import { type CancellationToken, SemanticTokenModifiers, SemanticTokenTypes } from "vscode-languageserver";
import * as ast from "../generated/ast.ts";
import type { NameKind } from "../link/names.ts";
import { type Analyses, withTree } from "./analyses.ts";

const TYPES: Readonly<Record<NameKind, SemanticTokenTypes>> = {
  source: SemanticTokenTypes.variable,
  party: SemanticTokenTypes.class,
  person: SemanticTokenTypes.class,
  faction: SemanticTokenTypes.class,
  agreement: SemanticTokenTypes.namespace,
  group: SemanticTokenTypes.type,
  fact: SemanticTokenTypes.property,
  attribute: SemanticTokenTypes.property,
  question: SemanticTokenTypes.enum,
  option: SemanticTokenTypes.enumMember,
  decision: SemanticTokenTypes.method,
  clause: SemanticTokenTypes.function,
  promise: SemanticTokenTypes.interface,
  reading: SemanticTokenTypes.variable,
  statement: SemanticTokenTypes.variable,
  claim: SemanticTokenTypes.variable,
  table: SemanticTokenTypes.struct,
  scenario: SemanticTokenTypes.event,
};

/** Colours names by what they name, which the words alone do not tell. */
export class ProvisoSemanticTokenProvider extends AbstractSemanticTokenProvider {
  readonly #analyses: Analyses;
  /** By document: what begins at an offset. */
  readonly #kinds = new WeakMap<LangiumDocument, ReadonlyMap<number, NameKind>>();

  constructor(services: LangiumServices, analyses: Analyses) {
    super(services);
    this.#analyses = analyses;
  }

  protected override async computeHighlighting(
    document: LangiumDocument,
    acceptor: SemanticTokenAcceptor,
    cancelToken: CancellationToken,
  ): Promise<void> {
    const analysed = await this.#analyses.of(document);
    if (!analysed) return;
    const kinds = new Map<number, NameKind>();
    for (const [node, named] of analysed.analysis.bindings) {
      if (node.$cstNode && node.$cstNode.root === analysed.parsed.ast.$cstNode?.root) {
        kinds.set(node.$cstNode.offset, named.kind);
      }
    }
    for (const { nameAt, kind } of analysed.analysis.names.all) {
      if (nameAt?.file === analysed.path) kinds.set(nameAt.offset, kind);
    }
    this.#kinds.set(document, kinds);
    await super.computeHighlighting(withTree(document, analysed), acceptor, cancelToken);
  }

  protected override highlightElement(node: AstNode, acceptor: SemanticTokenAcceptor): void {
    if (ast.isVerb(node)) {
      acceptor({ node, property: "name", type: SemanticTokenTypes.operator });
      return;
    }
    const kinds = this.currentDocument && this.#kinds.get(this.currentDocument);
    if (!kinds) return;
    const property = ast.isRef(node) ? "path" : "name";
    const cst = ast.isRef(node) || ast.isOptionRef(node) || "name" in node ? node.$cstNode : undefined;
    if (!cst) return;
    const nameCst = this.nameOffset(node, property);
    const kind = nameCst === undefined ? undefined : kinds.get(nameCst);
    if (kind === undefined) return;
    const declares = !ast.isRef(node) && !ast.isOptionRef(node);
    const modifier = declares ? { modifier: SemanticTokenModifiers.declaration } : {};
    acceptor({
      node: node as AstNode & { name: string },
      property: property as "name",
      type: TYPES[kind],
      ...modifier,
    });
  }

  private nameOffset(node: AstNode, property: string): number | undefined {
    return GrammarUtils.findNodeForProperty(node.$cstNode, property)?.offset;
  }
}
