import type { Model } from "@proviso/agreement";
import { load, memoryHost } from "@proviso/language";
import { GameMemory } from "@proviso/promise";
import { answersOf, type Subject } from "@proviso/report/ask";
import type { Beside, Checked, Put, Reply, Request } from "./protocol.ts";

let files: Record<string, string> = {};
let revision = 0;
let model: Model | undefined;
const memory = new GameMemory();
/** The number of the newest message about the texts, read or not. */
let newest = 0;

/** Reads all texts anew: what they say together is what is asked about. */
async function check(): Promise<Checked> {
  revision += 1;
  const entries = Object.keys(files).filter((path) => path.endsWith(".proviso"));
  if (entries.length === 0) {
    model = undefined;
    return { revision, diagnostics: [] };
  }
  // An empty file is a file that nobody has written into yet.
  const texts = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.trim() === "" ? "//" : text]),
  );
  const loaded = await load(entries, memoryHost(texts));
  model = loaded.model;
  return { revision, model, diagnostics: loaded.diagnostics };
}

async function replyTo(request: Request): Promise<Reply> {
  const { id } = request;
  try {
    switch (request.kind) {
      case "open":
        files = { ...request.files };
        return { id, kind: "checked", checked: await check() };
      case "write": {
        const next = { ...files };
        for (const [path, text] of request.texts) {
          if (text === undefined) delete next[path];
          else next[path] = text;
        }
        files = next;
        return { id, kind: "checked", checked: await check() };
      }
      case "ask":
        return await answered(request, request.beside, request.tell ? telling(id) : {});
    }
  } catch (error) {
    return failed(id, error);
  }
}

/** Answers a question of the texts as they are. */
async function answered(
  { id, answer, asked }: Put,
  beside?: Beside,
  told: Pick<Subject, "onPart" | "onProgress"> = {},
): Promise<Reply> {
  if (model === undefined) return { id, kind: "failed", message: "The text has to be mended before it can be asked." };
  const subject = {
    model,
    files: Object.keys(files).filter((path) => path.endsWith(".proviso")),
    read: (path: string) => textOf(path, beside),
    memory,
    ...told,
  };
  const { answers } = await answersOf(answer, subject, asked);
  return { id, kind: "answered", revision, answers };
}

/** How often progress is told: the eye needs no more. */
const EACH_MS = 80;

function telling(id: number): Pick<Subject, "onPart" | "onProgress"> {
  let last = 0;
  let what = "";
  const tell = (done?: number, of?: number): void => {
    last = performance.now();
    self.postMessage({ id, kind: "progress", progress: { what, done, of } } satisfies Reply);
  };
  const onProgress = (done: number, of: number): void => {
    if (performance.now() - last >= EACH_MS) tell(done, of);
  };
  return {
    onProgress,
    onPart: (part, done, of) => {
      if (part === what && done !== undefined && of !== undefined) return onProgress(done, of);
      what = part;
      tell(done, of);
    },
  };
}

async function textOf(path: string, beside: Beside = {}): Promise<string> {
  const text = beside[path] ?? files[path];
  if (text === undefined) throw new RangeError(`There is no file ${path} in this dossier.`);
  return text;
}

/** Lets messages in that have arrived meanwhile. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

async function reply(request: Request): Promise<void> {
  self.postMessage(await replyTo(request));
  if (request.kind !== "write") return;
  for (const put of request.along) {
    await breath();
    if (newest !== request.id) return;
    self.postMessage(await answered(put).catch((error: Error) => failed(put.id, error)));
  }
}

function failed(id: number, error: unknown): Reply {
  return { id, kind: "failed", message: error instanceof Error ? error.message : String(error) };
}

// One after the other: a question is about the texts as they were written before it.
let turn: Promise<void> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.kind !== "ask") newest = data.id;
  turn = turn
    .then(() => reply(data))
    // An answer that cannot be sent is no answer; whoever asked is told, and the next is heard.
    .catch((error: Error) => self.postMessage(failed(data.id, error)));
});
