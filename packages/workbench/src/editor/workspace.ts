import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from "@codemirror/lsp-client";
import { ChangeSet, Text, type TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Desk } from "../state/desk.ts";
import { changedElsewhere } from "./elsewhere.ts";
import { pathOf, uriOf } from "./uris.ts";

class DeskFile implements WorkspaceFile {
  readonly uri: string;
  readonly languageId = "proviso";
  version = 0;
  doc: Text;
  view: EditorView | null = null;

  constructor(uri: string, doc: Text) {
    this.uri = uri;
    this.doc = doc;
  }

  getView(): EditorView | null {
    return this.view;
  }
}

/**
 * All texts of the dossier, whether an editor shows them or not, so that a rename reaches every file and the server reads what is written, not
 * what was saved.
 */
export class DeskWorkspace extends Workspace {
  override files: DeskFile[] = [];
  readonly #desk: Desk;
  readonly #show: (path: string) => void;
  #updates: { readonly file: DeskFile; readonly update: TransactionSpec }[] = [];
  #awaited: { readonly uri: string; readonly resolve: (view: EditorView) => void } | undefined;

  constructor(client: LSPClient, desk: Desk, show: (path: string) => void) {
    super(client);
    this.#desk = desk;
    this.#show = show;
  }

  override connected(): void {
    for (const [path, { text }] of this.#desk.state().files) {
      if (path.endsWith(".proviso")) this.#track(uriOf(path), textOf(text));
    }
  }

  override syncFiles() {
    for (const path of this.#desk.state().files.keys()) {
      if (path.endsWith(".proviso") && this.getFile(uriOf(path)) === null) this.#track(uriOf(path), this.#onDesk(path));
    }
    return this.files.flatMap((file) => {
      const plugin = file.view === null ? null : LSPPlugin.get(file.view);
      const prevDoc = file.doc;
      if (file.view !== null && plugin !== null) {
        const changes = plugin.unsyncedChanges;
        if (changes.empty) return [];
        file.doc = file.view.state.doc;
        plugin.clear();
        file.version += 1;
        return [{ file, prevDoc, changes }];
      }
      const doc = this.#onDesk(pathOf(file.uri));
      if (doc.eq(prevDoc)) return [];
      file.doc = doc;
      file.version += 1;
      return [{ file, prevDoc, changes: ChangeSet.of({ from: 0, to: prevDoc.length, insert: doc }, prevDoc.length) }];
    });
  }

  override openFile(uri: string, _language: string, view: EditorView): void {
    this.client.sync();
    const file = (this.getFile(uri) as DeskFile | null) ?? this.#track(uri, view.state.doc);
    file.view = view;
    if (this.#awaited?.uri === uri) {
      this.#awaited.resolve(view);
      this.#awaited = undefined;
    }
  }

  override closeFile(uri: string, view: EditorView): void {
    const file = this.getFile(uri) as DeskFile | null;
    if (file !== null && file.view === view) file.view = null;
  }

  /** The changes of one rename come file by file; they are made together, so that they are taken back together. */
  override updateFile(uri: string, update: TransactionSpec): void {
    const file = this.getFile(uri) as DeskFile | null;
    if (file === null) return;
    if (this.#updates.length === 0) queueMicrotask(() => this.#update());
    this.#updates.push({ file, update });
  }

  #update(): void {
    const updates = this.#updates;
    this.#updates = [];
    const closed = updates.filter(({ file }) => file.view === null);
    const effects = closed.map(({ file, update }) => {
      const path = pathOf(file.uri);
      const doc = this.#onDesk(path);
      const before = this.#desk.state().files.get(path)?.text ?? "";
      const after = ChangeSet.of(update.changes ?? [], doc.length)
        .apply(doc)
        .toString();
      return changedElsewhere.of({ path, before, after });
    });
    const [first, ...others] = updates.flatMap(({ file: { view }, update }) =>
      view === null ? [] : [{ view, update }],
    );
    // Where no text is open that could take them back, they are only made.
    if (first === undefined) for (const { value } of effects) void this.#desk.write(value.path, value.after);
    else first.view.dispatch({ ...first.update, effects });
    for (const { view, update } of others) view.dispatch(update);
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    const open = (this.getFile(uri) as DeskFile | null)?.view;
    if (open) return open;
    return new Promise((resolve) => {
      this.#awaited = { uri, resolve };
      this.#show(pathOf(uri));
    });
  }

  #track(uri: string, doc: Text): DeskFile {
    const file = new DeskFile(uri, doc);
    this.files.push(file);
    this.client.didOpen(file);
    return file;
  }

  #onDesk(path: string): Text {
    return textOf(this.#desk.state().files.get(path)?.text ?? "");
  }
}

function textOf(text: string): Text {
  return Text.of(text.split(/\r\n?|\n/));
}
