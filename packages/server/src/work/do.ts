import type { Model } from "@proviso/agreement";
import { type Diagnostic, type Host, load } from "@proviso/language";
import { diffAnswer, promisesOf } from "@proviso/promise";
import { findings } from "@proviso/promise/findings";
import { type Answered, answersOf, type Subject } from "@proviso/report/ask";
import type { Document } from "@proviso/report/document";
import { documentHtml } from "@proviso/report/document/html";
import { documentMarkdown } from "@proviso/report/document/markdown";
import { documentText } from "@proviso/report/document/text";
import { NotThere } from "@proviso/report/view/about";
import { addressText, parseAddress } from "@proviso/report/view/address";
import { questionsOf } from "@proviso/report/view/questions";
import { Fault, type FaultCode } from "../fault.ts";
import { dossierHost, isAsItWas, type Overlay, overlaid, type Trace } from "./host.ts";
import type { Format, Job, Outcome } from "./job.ts";
import { accepted, candidatesOf, drafted, readFileBytes, takenOut } from "./reading.ts";

interface Read {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
  readonly trace: Trace;
}

/** Models that were made lately, by what was asked for, good as long as what they were read from is as it was. */
const MODELS_KEPT = 8;
const models = new Map<string, Read>();

/** Does a piece of work; what somebody can mend becomes an outcome, faults of our own are thrown. */
export async function doJob(job: Job, signal?: AbortSignal): Promise<Outcome> {
  let trace: Trace = [];
  try {
    const host = dossierHost(job.root, job.maxBytes);
    const now = await readOnce(host, job.files, job.overlay, job.root, signal);
    trace = now.trace;
    const before =
      job.before === undefined
        ? undefined
        : await readOnce(host, job.before.files, job.before.overlay, job.root, signal);
    if (before !== undefined) trace = [...trace, ...before.trace];
    const { body, type, read = [] } = await done(job, now, before, host, signal);
    return { ok: true, body, type, trace: [...trace, ...read] };
  } catch (error) {
    const told = mendable(error);
    if (told === undefined) throw error;
    return { ok: false, ...told, trace };
  }
}

interface Printed {
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly read?: Trace;
}

async function done(
  { task, files, overlay }: Job,
  now: Read,
  before: Read | undefined,
  host: Host,
  signal: AbortSignal | undefined,
): Promise<Printed> {
  switch (task.kind) {
    case "check": {
      const found = now.model === undefined || !task.findings ? [] : findings(now.model);
      return json({ ok: now.model !== undefined, files, diagnostics: now.diagnostics, findings: found });
    }
    case "model":
      return json(modelOf(now));
    case "said":
      return json({ model: now.model ?? null, diagnostics: now.diagnostics });
    case "view": {
      const aside = overlaid(host, overlay);
      const subject = { model: modelOf(now), files, read: aside.host.read, signal };
      return { ...json(await viewed(subject, task.address)), read: aside.trace() };
    }
    case "changes":
      return json(changes(modelOf(now), before?.model));
    case "read":
      return json(await readFileBytes(task, now.model));
    case "candidates":
      return json(await candidatesOf(task.text, task.dated, now.model));
    case "accept":
      return json(await accepted(task.accepting));
    case "take-out":
      return json(await takenOut(task.takingOut));
    case "draft":
      return json(await drafted(task.drafting));
    case "answer": {
      const model = modelOf(now);
      const aside = overlaid(host, overlay);
      const { title, answers } = await answersOf(
        task.name,
        { model, files, before: before === undefined ? undefined : modelOf(before), read: aside.host.read, signal },
        task.asked,
      );
      const printed = await print(task.name, title, answers, task.format);
      return { ...printed, read: aside.trace() };
    }
  }
}

/** What a view shows, as data: each answer, or why there is none. */
async function viewed(subject: Subject, text: string): Promise<object> {
  const address = parseAddress(text);
  const answers: object[] = [];
  for (const { kind, asked } of questionsOf(subject.model, address)) {
    try {
      answers.push({ kind, asked, ...(await answersOf(kind, subject, asked)) });
    } catch (error) {
      const told = mendable(error);
      if (told === undefined || told.code === "cancelled") throw error;
      answers.push({ kind, asked, unanswered: told.message });
    }
  }
  return { format: "proviso-view/1", view: addressText(address), room: address.room, answers };
}

function json(value: unknown): Printed {
  return { body: JSON.stringify(value), type: "application/json" };
}

async function print(name: string, title: string, answers: readonly Answered[], format: Format): Promise<Printed> {
  const together: Document = answers.flatMap(({ document }) => document);
  switch (format) {
    case "json":
      return json({ format: "proviso-answers/1", kind: name, title, answers });
    case "text":
      return { body: documentText(together, PLAIN, 100), type: "text/plain; charset=utf-8" };
    case "markdown":
      return { body: documentMarkdown(together), type: "text/markdown; charset=utf-8" };
    case "html":
      return { body: documentHtml(title, together), type: "text/html; charset=utf-8" };
    case "docx": {
      const { documentDocx } = await import("../export/docx.ts");
      return {
        body: await documentDocx(title, together),
        type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      };
    }
  }
}

const asIs = (text: string): string => text;
const PLAIN = { bold: asIs, dim: asIs, error: asIs, warning: asIs, note: asIs, good: asIs, name: asIs };

/** For each promise that both drafts make, what the later one changes; where a side leaves a question open, by each of its readings. */
function changes(now: Model, before: Model | undefined): object {
  if (before === undefined) return { promises: [], unreadable: true };
  const old = new Set(promisesOf(before).map(({ id }) => id));
  const known = new Set(promisesOf(now).map(({ id }) => id));
  return {
    unreadable: false,
    added: [...known].filter((id) => !old.has(id)),
    removed: [...old].filter((id) => !known.has(id)),
    promises: promisesOf(now)
      .filter(({ id }) => old.has(id))
      .flatMap(({ id, agreement }) => {
        const readings = now.readings.filter(({ of }) => of === agreement).map(({ id: reading }) => reading);
        return (readings.length === 0 ? [undefined] : readings).map((reading) => ({
          promise: id,
          reading,
          ...changeOf(before, now, id, reading),
        }));
      }),
  };
}

function changeOf(before: Model, now: Model, name: string, reading: string | undefined): object {
  try {
    const a = { model: before, name, reading, label: "the earlier text" };
    const { summary, voiding, terms } = diffAnswer(a, { ...a, model: now, label: "the text now" });
    return { summary, voiding, terms };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { notCompared: error.message };
  }
}

function modelOf({ model, diagnostics }: Read): Model {
  if (model !== undefined) return model;
  const first = diagnostics.find(({ severity }) => severity === "error");
  const where = first === undefined ? "" : `: ${first.place.file}:${first.place.line}: ${first.message}`;
  throw new Fault("text-errors", `The text has errors and cannot be asked anything${where}`, { diagnostics });
}

async function readOnce(
  host: Host,
  files: readonly string[],
  overlay: Overlay,
  root: string,
  signal: AbortSignal | undefined,
): Promise<Read> {
  const key = JSON.stringify([root, files, overlay]);
  const kept = models.get(key);
  if (kept !== undefined && (await isAsItWas(host, kept.trace))) return kept;
  const { host: over, trace } = overlaid(host, overlay);
  const { model, diagnostics } = await load(files, over, { signal });
  const read = { ...(model === undefined ? {} : { model }), diagnostics, trace: trace() };
  models.delete(key);
  models.set(key, read);
  for (const oldest of models.keys()) if (models.size > MODELS_KEPT) models.delete(oldest);
  return read;
}

const INPUT_FAULTS: Readonly<Record<string, FaultCode>> = {
  "too-large": "too-large",
  outside: "bad-path",
  "not-found": "not-found",
  "unknown-kind": "wrong-type",
};

/** What is meant for whoever asked; undefined for faults of our own. */
function mendable(
  error: unknown,
): { code: FaultCode; message: string; more: Readonly<Record<string, unknown>> } | undefined {
  if (error instanceof Fault) return { code: error.code, message: error.message, more: error.more };
  if (!(error instanceof Error)) return undefined;
  if (error instanceof NotThere) return { code: "not-found", message: error.message, more: {} };
  if (error.name === "AbortError") return { code: "cancelled", message: "The question was taken back.", more: {} };
  if (error.name === "BudgetError")
    return {
      code: "too-complex",
      message:
        "This is too large to work out exactly. Allow more nodes (nodeBudget), ask about fewer parties, or write weights in coarser units.",
      more: {},
    };
  // Of files and of documents alike.
  if (error.name === "InputError" && "code" in error)
    return { code: INPUT_FAULTS[String(error.code)] ?? "not-a-text", message: error.message, more: {} };
  const own =
    error instanceof RangeError &&
    !/^(Maximum call stack|Invalid (typed )?(array|string|array buffer) |Array buffer)/i.test(error.message);
  return own || error.name === "MeaningError"
    ? { code: "cannot-be-asked", message: error.message, more: {} }
    : undefined;
}
