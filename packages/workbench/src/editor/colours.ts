import { type LSPClientExtension, LSPPlugin } from "@codemirror/lsp-client";
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

interface SemanticTokens {
  readonly data: readonly number[];
}

const set = StateEffect.define<DecorationSet>();

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    const fresh = transaction.effects.find((effect) => effect.is(set));
    return fresh === undefined ? decorations.map(transaction.changes) : fresh.value;
  },
  provide: (of) => EditorView.decorations.from(of),
});

/** What each word is, as the language server tells it: a name, a keyword, a quotation. Asked for a moment after the last change. */
class Colours {
  readonly #view: EditorView;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    this.#soon(0);
  }

  update({ docChanged }: ViewUpdate): void {
    if (docChanged) this.#soon(120);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), milliseconds);
  }

  async #ask(): Promise<void> {
    const plugin = LSPPlugin.get(this.#view);
    if (plugin === null) return;
    await plugin.client.initializing;
    plugin.client.sync();
    const doc = this.#view.state.doc;
    const types = plugin.client.serverCapabilities?.semanticTokensProvider?.legend.tokenTypes ?? [];
    const tokens = await plugin.client
      .request<object, SemanticTokens | null>("textDocument/semanticTokens/full", { textDocument: { uri: plugin.uri } })
      .catch(() => null);
    if (!this.#view.state.doc.eq(doc)) return;
    if (tokens === null) {
      // Given up because another text was just being checked: asked again when that is done.
      this.#soon(400);
      return;
    }
    const builder = new RangeSetBuilder<Decoration>();
    let line = 0;
    let column = 0;
    for (let i = 0; i + 4 < tokens.data.length; i += 5) {
      const [lines = 0, columns = 0, length = 0, type = 0] = tokens.data.slice(i, i + 4);
      line += lines;
      column = lines === 0 ? column + columns : columns;
      if (line >= doc.lines) break;
      const from = doc.line(line + 1).from + column;
      const name = types[type];
      if (name !== undefined && from + length <= doc.length)
        builder.add(from, from + length, Decoration.mark({ class: `tok-${name}` }));
    }
    this.#view.dispatch({ effects: set.of(builder.finish()) });
  }
}

const TOKEN_TYPES = [
  "namespace",
  "type",
  "class",
  "enum",
  "enumMember",
  "parameter",
  "variable",
  "property",
  "function",
  "event",
  "keyword",
  "modifier",
  "comment",
  "string",
  "number",
  "operator",
  "decorator",
  "macro",
  "method",
  "struct",
  "interface",
  "typeParameter",
  "regexp",
];

export const colours: LSPClientExtension = {
  clientCapabilities: {
    textDocument: {
      semanticTokens: { requests: { full: true }, tokenTypes: TOKEN_TYPES, tokenModifiers: [], formats: ["relative"] },
    },
  },
  editorExtension: [field, ViewPlugin.fromClass(Colours)],
};
