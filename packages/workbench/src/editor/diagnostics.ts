import { type Action, type Diagnostic, forEachDiagnostic, openLintPanel, setDiagnostics } from "@codemirror/lint";
import { type LSPClient, type LSPClientExtension, LSPPlugin, serverDiagnostics } from "@codemirror/lsp-client";
import type { Command, EditorView, KeyBinding } from "@codemirror/view";

interface Position {
  readonly line: number;
  readonly character: number;
}
interface Range {
  readonly start: Position;
  readonly end: Position;
}
interface Told {
  readonly range: Range;
  readonly severity?: 1 | 2 | 3 | 4;
  readonly message: string;
  readonly code?: string | number;
}
interface CodeAction {
  readonly title: string;
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly { range: Range; newText: string }[]>> };
}

const SEVERITIES = { 1: "error", 2: "warning", 3: "info", 4: "hint" } as const;
/** Fixes are looked for at so many diagnostics of a text. */
const MOST_FIXED = 20;

/**
 * What the language server says is wrong, at its place, each with the ways to mend it that the server knows (which the client library does not ask
 * for). The fixes come a moment after the message.
 */
export const diagnostics: LSPClientExtension = {
  ...serverDiagnostics(),
  clientCapabilities: {
    textDocument: {
      publishDiagnostics: { versionSupport: true },
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    },
  },
  notificationHandlers: {
    "textDocument/publishDiagnostics": (client, params: { uri: string; version?: number; diagnostics: Told[] }) => {
      const file = client.workspace.getFile(params.uri);
      const view = file?.getView();
      if (!file || !view || (params.version !== undefined && params.version !== file.version)) return false;
      void show(client, params.uri, view, params.diagnostics);
      return true;
    },
  },
};

async function show(client: LSPClient, uri: string, view: EditorView, told: readonly Told[]): Promise<void> {
  const plugin = LSPPlugin.get(view);
  if (plugin === null) return;
  const placed = told.map((one): Diagnostic => {
    const at = (position: Position): number =>
      plugin.unsyncedChanges.mapPos(plugin.fromPosition(position, plugin.syncedDoc));
    const from = at(one.range.start);
    return {
      from,
      // What is wrong with many lines is told at the first: to mark them all would hide what is wrong within them.
      to: Math.min(at(one.range.end), view.state.doc.lineAt(from).to),
      severity: SEVERITIES[one.severity ?? 1],
      message: one.message,
    };
  });
  view.dispatch(setDiagnostics(view.state, placed));
  if (placed.length === 0 || !plugin.unsyncedChanges.empty) return;
  const { doc } = view.state;
  const mended = await Promise.all(
    placed.map(async (diagnostic, i): Promise<Diagnostic> => {
      const one = told[i];
      if (one === undefined || i >= MOST_FIXED) return diagnostic;
      const fixes = await fixesAt(client, uri, one.range);
      if (fixes.length === 0) return diagnostic;
      return { ...diagnostic, actions: fixes.map(({ title }) => ({ name: title, apply: apply(client, uri, title) })) };
    }),
  );
  if (view.state.doc.eq(doc) && mended.some(({ actions }) => actions !== undefined))
    view.dispatch(setDiagnostics(view.state, mended));
}

async function fixesAt(client: LSPClient, uri: string, range: Range): Promise<readonly CodeAction[]> {
  const found = await client
    .request<object, readonly CodeAction[] | null>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ["quickfix"] },
    })
    .catch(() => null);
  return found ?? [];
}

/** The text may have changed since the fix was offered: it is asked for again, by its title, where the mistake is now. */
function apply(client: LSPClient, uri: string, title: string): Action["apply"] {
  return (view, from, to) => {
    client.sync();
    const plugin = LSPPlugin.get(view);
    if (plugin === null) return;
    const range = { start: plugin.toPosition(from), end: plugin.toPosition(to) };
    const { doc } = view.state;
    void fixesAt(client, uri, range).then((fixes) => {
      const fix = fixes.find((one) => one.title === title);
      if (fix === undefined || !view.state.doc.eq(doc)) return;
      for (const [file, edits] of Object.entries(fix.edit?.changes ?? {})) applyEdits(client, file, edits);
    });
  };
}

/** Edits of one file, whether an editor shows it or not; undone as one. */
function applyEdits(client: LSPClient, uri: string, edits: readonly { range: Range; newText: string }[]): void {
  const file = client.workspace.getFile(uri);
  if (file === null) return;
  const offset = ({ line, character }: Position): number => {
    const found = file.doc.line(Math.min(line + 1, file.doc.lines));
    return Math.min(found.from + character, found.to);
  };
  client.workspace.updateFile(uri, {
    changes: edits.map(({ range, newText }) => ({ from: offset(range.start), to: offset(range.end), insert: newText })),
    userEvent: "input.fix",
  });
}

/**
 * Mends what is wrong at the cursor, or else in its line: at once where there is one way, from a list where there are several.
 */
export const mend: Command = (view) => {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const ways: { readonly action: Action; readonly from: number; readonly to: number }[] = [];
  forEachDiagnostic(view.state, ({ actions = [] }, from, to) => {
    if (from <= line.to && line.from <= to) for (const action of actions) ways.push({ action, from, to });
  });
  const here = ways.filter(({ from, to }) => from <= head && head <= to);
  const [only, ...more] = here.length > 0 ? here : ways;
  if (only === undefined) return false;
  if (more.length > 0) return openLintPanel(view);
  only.action.apply(view, only.from, only.to);
  return true;
};

export const mendKeymap: readonly KeyBinding[] = [{ key: "Mod-.", run: mend }];
