import type { Model } from "@proviso/agreement";
import { load, memoryHost } from "@proviso/language";
import {
  arrivalAnswer,
  playAnswer,
  powerAnswer,
  questionsAnswer,
  storyAnswer,
  strengthAnswer,
  voidAnswer,
  worthAnswer,
} from "@proviso/promise";
import type { AnswerName, Answers, Checked, Put, Reply, Request } from "./protocol.ts";

const ANSWERS: { readonly [N in AnswerName]: (model: Model, of: string, put: Put) => Answers[N] } = {
  void: voidAnswer,
  power: powerAnswer,
  strength: strengthAnswer,
  arrival: arrivalAnswer,
  worth: worthAnswer,
  questions: questionsAnswer,
  play: playAnswer,
  story: storyAnswer,
};

let files: Record<string, string> = {};
let revision = 0;
let model: Model | undefined;

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
        const { [request.path]: _before, ...others } = files;
        files = request.text === undefined ? others : { ...others, [request.path]: request.text };
        return { id, kind: "checked", checked: await check() };
      }
      case "ask": {
        if (model === undefined)
          return { id, kind: "failed", message: "The text has to be mended before it can be asked." };
        return { id, kind: "answered", revision, value: ANSWERS[request.answer](model, request.of, request.put) };
      }
    }
  } catch (error) {
    return { id, kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}

// One after the other: a question is about the texts as they were written before it.
let turn: Promise<void> = Promise.resolve();
self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  turn = turn.then(async () => self.postMessage(await replyTo(data)));
});
