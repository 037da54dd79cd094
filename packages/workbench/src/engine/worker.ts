import type { Model } from "@proviso/agreement";
import { load, memoryHost } from "@proviso/language";
import { GameMemory, promisesOf } from "@proviso/promise";
import { answersOf, type KindName, type Subject } from "@proviso/report/ask";
import type { Beside, Checked, Put, Rehearse, Reply, Request } from "./protocol.ts";
import { Rehearsal } from "./rehearsal.ts";

let files: Record<string, string> = {};
let revision = 0;
let model: Model | undefined;
const memory = new GameMemory();
/** The number of the newest message about the texts, read or not. */
let newest = 0;
let rehearsal: Rehearsal | undefined;

/** Reads all texts anew: what they say together is what is asked about. */
async function check(): Promise<Checked> {
  revision += 1;
  const checked = await read(files);
  model = checked.model;
  return { revision, ...checked };
}

async function read(of: Readonly<Record<string, string>>): Promise<Omit<Checked, "revision">> {
  const entries = Object.keys(of).filter((path) => path.endsWith(".proviso"));
  if (entries.length === 0) return { diagnostics: [] };
  // An empty file is a file that nobody has written into yet.
  const texts = Object.fromEntries(Object.entries(of).map(([path, text]) => [path, text.trim() === "" ? "//" : text]));
  const { model, diagnostics } = await load(entries, memoryHost(texts));
  return { ...(model && { model }), diagnostics };
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
  const { answers } = await answersOf(answer, { ...subjectOf(model, beside), ...told }, asked);
  return { id, kind: "answered", revision, answers };
}

function subjectOf(model: Model, beside?: Beside): Subject {
  return {
    model,
    files: Object.keys(files).filter((path) => path.endsWith(".proviso")),
    read: (path: string) => textOf(path, beside),
    memory,
  };
}

/** What a letter more in one of the texts will ask of the engine, told to nobody. */
async function rehearse(kinds: readonly KindName[], round: number): Promise<void> {
  if (model === undefined) return;
  const promises = promisesOf(model);
  const { id, agreement } = promises[round % promises.length] ?? {};
  const path = model.agreements.find((one) => one.id === agreement)?.at.file;
  if (id === undefined || path === undefined) return;
  const { model: typed } = await read({ ...files, [path]: `${files[path]}\n//${"a".repeat(round)}` });
  if (typed === undefined) return;
  for (const kind of kinds) await answersOf(kind, subjectOf(typed), { of: id, take: {} });
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

let turn: Promise<void> = Promise.resolve();

/** One after the other: a question is about the texts as they were written before it. */
function take(work: () => Promise<void>): void {
  rehearsal?.stop();
  const taken = turn.then(work).then(() => {
    if (turn === taken && model !== undefined) rehearsal?.start();
  });
  turn = taken;
}

self.addEventListener("message", ({ data }: MessageEvent<Request | Rehearse>) => {
  if (data.kind === "rehearse") {
    const { kinds } = data;
    take(async () => {
      rehearsal = new Rehearsal((round) => rehearse(kinds, round));
    });
    return;
  }
  if (data.kind !== "ask") newest = data.id;
  // An answer that cannot be sent is no answer; whoever asked is told, and the next is heard.
  take(() => reply(data).catch((error: Error) => self.postMessage(failed(data.id, error))));
});
