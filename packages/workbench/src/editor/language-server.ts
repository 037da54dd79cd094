import {
  findReferencesKeymap,
  formatKeymap,
  hoverTooltips,
  jumpToDefinitionKeymap,
  LSPClient,
  renameKeymap,
} from "@codemirror/lsp-client";
import { keymap } from "@codemirror/view";
import type { Desk } from "../state/desk.ts";
import { colours } from "./colours.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { spawnLanguageServer } from "./spawn.ts";
import { workerTransport } from "./transport.ts";
import { DeskWorkspace } from "./workspace.ts";

export interface LanguageServer {
  readonly client: LSPClient;
  /** Ends the client and its worker. */
  close(): void;
}

/** The language server in a worker of its own, so that typing never waits for it. It knows all texts of the desk. */
export function languageServer(desk: Desk, show: (path: string) => void): LanguageServer {
  const worker = spawnLanguageServer();
  const client = new LSPClient({
    rootUri: "file:///",
    timeout: 60_000,
    workspace: (of) => new DeskWorkspace(of, desk, show),
    extensions: [
      completion,
      hoverTooltips(),
      keymap.of([...formatKeymap, ...renameKeymap, ...jumpToDefinitionKeymap, ...findReferencesKeymap]),
      diagnostics,
      colours,
    ],
  });
  client.connect(workerTransport(worker, (path) => desk.state().files.get(path)?.text));
  return {
    client,
    close: () => {
      client.disconnect();
      worker.terminate();
    },
  };
}
