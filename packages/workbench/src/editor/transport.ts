import type { Transport } from "@codemirror/lsp-client";
import { pathOf } from "./uris.ts";

interface FileRequest {
  readonly id: number | string;
  readonly method: string;
  readonly params: unknown;
}

/**
 * Carries messages to the language server in its worker and back. What the server asks of the page, the text of a file, is answered here; the
 * editor never sees it.
 */
export function workerTransport(worker: Worker, readFile: (path: string) => string | undefined): Transport {
  const handlers = new Set<(message: string) => void>();
  worker.addEventListener("message", ({ data }: MessageEvent<object>) => {
    if ("method" in data && data.method === "proviso/readFile") {
      worker.postMessage(answerTo(data as FileRequest, readFile));
      return;
    }
    const text = JSON.stringify(data);
    for (const handler of handlers) handler(text);
  });
  return {
    send: (message) => worker.postMessage(JSON.parse(message)),
    subscribe: (handler) => handlers.add(handler),
    unsubscribe: (handler) => handlers.delete(handler),
  };
}

function answerTo({ id, params }: FileRequest, readFile: (path: string) => string | undefined): object {
  const [uri] = Array.isArray(params) ? params : [params];
  const path = pathOf(String(uri));
  const text = readFile(path);
  return text === undefined
    ? { jsonrpc: "2.0", id, error: { code: -32602, message: `There is no file ${path} in this dossier.` } }
    : { jsonrpc: "2.0", id, result: text };
}
