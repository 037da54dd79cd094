import type { Transport } from "@codemirror/lsp-client";
import { pathOf } from "./uris.ts";

interface Answer {
  readonly id?: number | string | null;
  readonly error?: { readonly code: number };
}

interface FileRequest {
  readonly id: number | string;
  readonly method: string;
  readonly params: unknown;
}

/** The server gives up a question about a text that it is just reading anew (LSP: ServerCancelled, ContentModified): it is asked again. */
const GIVEN_UP: ReadonlySet<number> = new Set([-32802, -32801]);
const AGAIN_MS = 250;
const MOST_TIMES = 30;

/**
 * Carries messages to the language server in its worker and back. What the server asks of the page, the text of a file, is answered here; the
 * editor never sees it.
 */
export function workerTransport(worker: Worker, readFile: (path: string) => string | undefined): Transport {
  const handlers = new Set<(message: string) => void>();
  const asked = new Map<number | string, { readonly message: object; times: number }>();
  worker.addEventListener("message", ({ data }: MessageEvent<object>) => {
    if ("method" in data && data.method === "proviso/readFile") {
      worker.postMessage(answerTo(data as FileRequest, readFile));
      return;
    }
    if (again(data as Answer)) return;
    const text = JSON.stringify(data);
    for (const handler of handlers) handler(text);
  });
  const again = ({ id, error }: Answer): boolean => {
    const question = id === undefined || id === null ? undefined : asked.get(id);
    if (id === undefined || id === null || question === undefined) return false;
    if (error === undefined || !GIVEN_UP.has(error.code) || question.times >= MOST_TIMES) {
      asked.delete(id);
      return false;
    }
    question.times += 1;
    setTimeout(() => worker.postMessage(question.message), AGAIN_MS);
    return true;
  };
  return {
    send: (text) => {
      const message = JSON.parse(text) as { readonly id?: number | string; readonly method?: string };
      if (message.id !== undefined && message.method !== undefined) asked.set(message.id, { message, times: 0 });
      worker.postMessage(message);
    },
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
