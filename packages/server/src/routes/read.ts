import { createRoute, z } from "@hono/zod-openapi";
import type { Model } from "@proviso/agreement";
import { together } from "@proviso/reader/assistant/together";
import type { Candidate } from "@proviso/record";
import { asSent } from "@proviso/review/mend";
import type { Context } from "hono";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import type { Doing, FileText, Saved } from "../store/files.ts";
import { Lock } from "../store/lock.ts";
import type { ReadDocument, ReviewDecision, SecondReading } from "../store/reviews.ts";
import { archived, decidedIn } from "../work/archived.ts";
import type { Job, Outcome } from "../work/job.ts";
import type { Accepted } from "../work/reading.ts";
import { secondReading } from "../work/second-reading.ts";
import { type App, callerOf, json, problems } from "./common.ts";

const tags = ["Read"];
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "write a day, month or year: 2025-08-20")
  .openapi({ example: "2025-08-20" });
const params = z.object({ document: s.etag });
const document = z
  .object({
    id: s.etag,
    name: z.string(),
    kind: z.string(),
    title: z.string().optional(),
    dated: z.string().optional(),
    author: z.string().optional(),
    pages: z.array(z.number()).optional().openapi({ description: "Offsets at which pages begin." }),
    treaty: z.boolean().optional().openapi({ description: "Whether it is built like a treaty." }),
    statements: z.number().optional().openapi({ description: "How many were found when it was read." }),
    at: z.string(),
  })
  .openapi("ReadDocument");
const listed = document.extend({ decided: z.number().openapi({ description: "How many of them are decided on." }) });
const candidate = z.looseObject({ id: z.string() }).openapi("Candidate", {
  description: "A statement that nobody has reviewed yet, each part grounded in the document's exact words.",
});
const decision = z
  .object({
    document: s.etag,
    candidate: z.string(),
    kind: z.enum(["accepted", "mended", "rejected", "reopened"]),
    mended: candidate.optional(),
    note: z.string().optional(),
    written: s.path.optional(),
    block: z.string().optional().openapi({ description: "The lines that were written for it." }),
    made: z.array(s.path).optional().openapi({ description: "Files that came into the dossier with it." }),
    by: z.string().optional(),
    at: z.string(),
  })
  .openapi("ReviewDecision");
const unused = z.object({ part: z.string(), words: z.string() });
const second = z
  .object({
    model: z.string(),
    url: z.string().openapi({ description: "Where the words were sent." }),
    here: z.boolean().openapi({ description: "Whether that is on the server's own machine." }),
    words: z.number().openapi({ description: "How many words were sent." }),
    given: z.number().openapi({ description: "Statements that the model gave." }),
    rejected: z.array(unused).openapi({ description: "Statements not used, by words that the document does not say." }),
    dropped: z
      .array(unused)
      .openapi({ description: "Parts left out of statements that are used, for the same reason." }),
    at: z.string(),
  })
  .openapi("SecondReading");
const reading = z
  .object({
    document,
    text: z.string(),
    candidates: z.array(candidate),
    counts: z.looseObject({}),
    decisions: z.array(decision),
    languageModel: second.optional().openapi({
      description: "Where a language model has read the document too; its candidates are among the others.",
    }),
  })
  .openapi("Reading");

/** What the workers say of a document. */
interface Found {
  readonly document: Omit<ReadDocument, "id" | "at">;
  readonly text: string;
  readonly candidates: readonly Candidate[];
  readonly counts: Record<string, unknown>;
}

/** A document that was read, as it is shown. */
interface Read extends Pick<Found, "text" | "candidates" | "counts"> {
  readonly document: ReadDocument;
  readonly second?: SecondReading;
}

export function readRoutes(app: App, site: Site): void {
  const { events, reviews, answers, pool, limits, languageModel, archive } = site;
  const deciding = new Lock();

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/read",
      tags,
      summary: "The documents that were read for this dossier, the last first",
      responses: { 200: json(z.object({ documents: z.array(listed) }), "Documents."), ...problems },
    }),
    async (c) => {
      const decided = await reviews.decided();
      const documents = (await reviews.documents()).map((one) => ({ ...one, decided: decided.get(one.id) ?? 0 }));
      return c.json({ documents: documents as z.output<typeof listed>[] }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/read",
      tags,
      summary: "Reads a document: its words, and the statements in them",
      description:
        "An upload (multipart/form-data with `file` and perhaps `dated`: plain text, Markdown, HTML, PDF or DOCX), or JSON with `text` and `name` for what was pasted, or with `source`, a file of the dossier. Nothing of it is run, and nothing it refers to is fetched. Its words are kept with the dossier's history; nothing is written into the dossier's files.",
      request: {
        body: {
          required: true,
          content: {
            "application/json": {
              schema: z.strictObject({
                text: z.string().optional(),
                name: z.string().min(1).max(200).optional(),
                source: s.path.optional(),
                dated: date.optional(),
              }),
            },
            "multipart/form-data": {
              schema: z.object({
                file: z
                  .custom<File>((value) => value instanceof File)
                  .optional()
                  .openapi({ type: "string", format: "binary" }),
                dated: date.optional(),
              }),
            },
          },
        },
      },
      responses: { 200: json(reading, "The document and what was found."), ...problems },
    }),
    async (c) => {
      const { bytes, name, dated } = await sent(c, site);
      if (bytes.length > limits.uploadBytes)
        throw new Fault(
          "too-large",
          `\`${name}\` has ${(bytes.length / 1e6).toFixed(1)} MB; at most ${limits.uploadBytes / 1e6} MB are read. Divide it, or save the pages that matter.`,
        );
      const outcome = await pool.run(
        await readingJob(site, { kind: "read", bytes, name, dated, most: limits.readBytes }),
        c.req.raw.signal,
      );
      if (!outcome.ok) throw new Fault(outcome.code, outcome.message, outcome.more);
      const found = JSON.parse(String(outcome.body)) as Found;
      const made = await reviews.addDocument({ ...found.document, statements: found.candidates.length }, found.text);
      tellOf(made.id, callerOf(c));
      return c.json(await reviewable(await withSecond({ ...found, document: made })), 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/read/{document}",
      tags,
      summary: "A document that was read, with its candidates and what was decided on them",
      request: { params },
      responses: { 200: json(reading, "The document."), ...problems },
    }),
    async (c) => {
      const found = await readAgain(c.req.valid("param").document, c.req.raw.signal);
      return c.json(await reviewable(found), 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/read/{document}/language-model",
      tags,
      summary: "Has the language model read a document that was read by the rules",
      description:
        "Sends the document's words to the model that whoever started the server has named, and to no other: `/api/server` tells which, and whether it is on the server's own machine. What it gives is held against the document's words; what they do not say is rejected and counted. The rest is kept, and stands among the candidates from then on. Nobody is asked for it by itself.",
      request: { params, body: { content: { "application/json": { schema: z.strictObject({}) } } } },
      responses: { 200: json(reading, "The document, with what the model found."), ...problems },
    }),
    async (c) => {
      if (languageModel === undefined)
        throw new Fault(
          "unavailable",
          "This server was started without a language model. Start it with --model-url and --model; the rules have read the document without one.",
        );
      const { signal } = c.req.raw;
      const found = await readAgain(c.req.valid("param").document, signal);
      const model = await pool.run(await readingJob(site, { kind: "model" }), signal);
      const { document: read, text, counts } = found;
      await reviews.addSecond(
        await secondReading(languageModel, {
          document: read.id,
          text,
          words: Number(counts["words"]),
          dated: read.dated,
          // A dossier with mistakes keeps nobody from reading; nothing is known then of its people and questions.
          model: model.ok ? (JSON.parse(String(model.body)) as Model) : undefined,
          signal,
        }),
      );
      tellOf(read.id, callerOf(c));
      return c.json(await reviewable(await readAgain(read.id, signal)), 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "patch",
      path: "/api/read/{document}",
      tags,
      summary: "Says on what day a document that was read is dated",
      description:
        "Days that the document tells by their distance (“on Wednesday”) count from it, and its statements are cited by it. What was decided stays decided. Null: it is not known.",
      request: {
        params,
        body: {
          required: true,
          content: { "application/json": { schema: z.strictObject({ dated: date.nullable() }) } },
        },
      },
      responses: { 200: json(reading, "The document, read again."), ...problems },
    }),
    async (c) => {
      const { dated: day } = c.req.valid("json");
      const { document: before, text } = await reviews.document(c.req.valid("param").document);
      const { id: _id, at: _at, dated: _dated, ...about } = before;
      const { id } = await reviews.addDocument({ ...about, ...(day === null ? {} : { dated: day }) }, text);
      tellOf(id, callerOf(c));
      const found = await readAgain(id, c.req.raw.signal);
      return c.json(await reviewable(found), 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/read/{document}/decisions",
      tags,
      summary: "Accepts, mends, rejects or reopens a candidate",
      description:
        "What is accepted is written as a statement at the end of the file that holds the record, with the words it cites; the document goes into sources/ if the dossier has it not yet. With `preview` nothing is written. With `takeOut` a decision that reopens or rejects takes out what was written when the candidate was accepted, as far as nothing else has come to need it; without, it takes nothing out. `seen` keeps two who decide at once from overruling each other unseen: 412 where another decision is in force.",
      request: {
        params,
        body: {
          required: true,
          content: {
            "application/json": {
              schema: z.strictObject({
                candidate: z.string().min(1).max(400),
                kind: z.enum(["accepted", "mended", "rejected", "reopened"]),
                mended: candidate
                  .optional()
                  .openapi({ description: "With `mended`: the candidate as it should read." }),
                name: z
                  .string()
                  .regex(/^[A-Za-z][A-Za-z0-9]{0,79}$/, "a name has letters and digits")
                  .optional(),
                supersedes: z.string().max(80).optional(),
                bears: z.looseObject({ on: z.string() }).nullable().optional(),
                note: z.string().max(1000).optional(),
                preview: z.boolean().default(false),
                archive: z.boolean().default(true).openapi({
                  description: "Whether it is kept in the archive too, where this server has one that may be written.",
                }),
                takeOut: z.boolean().default(false),
                seen: z.string().max(40).nullable().optional().openapi({
                  description:
                    "The `at` of the decision on this candidate that you know of; null where you know of none.",
                }),
              }),
            },
          },
        },
      },
      responses: {
        200: json(
          z.object({
            decision: decision.nullable().openapi({ description: "Null for a preview." }),
            written: z
              .object({
                file: s.path,
                block: z.string(),
                added: z.boolean(),
                etag: s.etag.optional(),
                revision: s.revision.optional(),
                paths: z.array(s.path).openapi({ description: "Every file that is written for it." }),
              })
              .nullable(),
            archived: z
              .boolean()
              .optional()
              .openapi({ description: "Whether the archive has the decision, its document and its candidate." }),
          }),
          "What was decided and written.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { document: id } = c.req.valid("param");
      const asked = c.req.valid("json");
      const by = callerOf(c);
      if ((asked.kind === "mended") !== (asked.mended !== undefined))
        throw new Fault("bad-request", "mended: goes with the kind `mended`, and only with it.");
      const found = await readAgain(id, c.req.raw.signal);
      const own = found.candidates.find((one) => one.id === asked.candidate);
      if (own === undefined)
        throw new Fault(
          "not-found",
          "The document has no such candidate; it may be read otherwise now. Open it again.",
        );
      const candidate = asSent(own, (asked.mended as Partial<Candidate> | undefined) ?? {});
      const decision = { document: id, candidate: own.id, by, ...chosen(asked) };
      if (asked.preview) {
        if (asked.kind !== "accepted" && asked.kind !== "mended") return c.json({ decision: null, written: null }, 200);
        const { record, block, added, changes } = await accepting(found, candidate, asked, await textsOf(site), c);
        const paths = changes.map(([path]) => path);
        return c.json({ decision: null, written: { file: record, block, added, paths } }, 200) as never;
      }
      // One after the other: each decision begins from the texts that the one before has left.
      const done = await deciding.hold(async () => {
        const before = (await decisionsOn(found)).get(own.id);
        if (asked.seen !== undefined && asked.seen !== (before?.at ?? null)) throw decidedMeanwhile(before);
        if (asked.kind === "accepted" || asked.kind === "mended") return accept(found, candidate, asked, decision, c);
        const written = asked.takeOut && before !== undefined ? await takeOut(before, found, c) : null;
        return { decision: await reviews.decide(decision), written };
      });
      tellOf(id, by);
      const isKept = asked.archive && archive !== undefined && (await archived(archive, found, own, done.decision));
      return c.json({ ...done, archived: isKept }, 200) as never;
    },
  );

  async function accepting(
    found: Read,
    candidate: Candidate,
    { name, supersedes, bears }: { name?: string; supersedes?: string; bears?: object | null },
    texts: readonly FileText[],
    c: Context,
  ): Promise<Accepted> {
    const { title, name: file, dated } = found.document;
    const accepting = {
      candidate,
      document: { text: found.text, name: title ?? file, dated },
      choices: { name, supersedes, bears: bears as never },
      texts: texts.map(({ path, text }) => [path, text] as const),
    };
    return outcomeOf(await pool.run(await readingJob(site, { kind: "accept", accepting }), c.req.raw.signal));
  }

  async function accept(
    found: Read,
    candidate: Candidate,
    asked: Parameters<typeof accepting>[2] & { note?: string },
    decision: Parameters<typeof reviews.decide>[0],
    c: Context,
  ): Promise<{ decision: ReviewDecision; written: object }> {
    return again(async () => {
      const now = await textsOf(site);
      const { changes, record, added, block } = await accepting(found, candidate, asked, now, c);
      // The document first: the statement cites it.
      const ordered = [...changes].sort(([one], [other]) => Number(one === record) - Number(other === record));
      const doing = { cause: "accept", by: callerOf(c), note: asked.note ?? found.document.name } as const;
      const done = await writeAll(site, ordered, now, doing);
      const paths = changes.map(([path]) => path);
      const made = paths.filter((path) => path !== record && !now.some((one) => one.path === path));
      const last = done.at(-1);
      return {
        decision: await reviews.decide({ ...decision, written: record, ...(added ? { block, made } : {}) }),
        written: {
          file: record,
          block,
          added,
          paths,
          ...(last === undefined ? {} : { etag: last.etag, revision: last.revision }),
        },
      };
    });
  }

  /** Takes out what was written for a decision; null where nothing was. */
  async function takeOut(
    { written: record, block, made = [] }: ReviewDecision,
    found: Read,
    c: Context,
  ): Promise<object | null> {
    if (record === undefined || block === undefined) return null;
    return again(async () => {
      const now = await textsOf(site);
      const takingOut = {
        written: { record, block, made },
        texts: now.map(({ path, text }) => [path, text] as const),
      };
      const changes = outcomeOf<readonly (readonly [string, string | null])[]>(
        await pool.run(await readingJob(site, { kind: "take-out", takingOut }), c.req.raw.signal),
      );
      // The statement first: it cites the document.
      const ordered = [...changes].sort(([one], [other]) => Number(other === record) - Number(one === record));
      const doing = { cause: "restore", by: callerOf(c), note: found.document.name } as const;
      const [first] = await writeAll(site, ordered, now, doing);
      return {
        file: record,
        block: "",
        added: false,
        paths: changes.map(([path]) => path),
        ...(first === undefined ? {} : { etag: first.etag, revision: first.revision }),
      };
    });
  }

  function tellOf(document: string, by: string | undefined): void {
    events.tell({ kind: "review", document, ...(by === undefined ? {} : { by }) });
  }

  async function readAgain(id: string, signal: AbortSignal): Promise<Read> {
    const { document: read, text } = await reviews.document(id);
    const { body } = await answers.of(await readingJob(site, { kind: "candidates", text, dated: read.dated }), signal);
    return withSecond({ ...(JSON.parse(String(body)) as Pick<Found, "candidates" | "counts">), document: read, text });
  }

  /** With what a language model found, where one has read the document. */
  async function withSecond(read: Read): Promise<Read> {
    const second = await reviews.second(read.document.id);
    if (second === undefined) return read;
    return { ...read, candidates: together(read.candidates, second.candidates), second };
  }

  /** What was decided here, and of the rest what the archive has. */
  async function decisionsOn({ document: read, text, candidates }: Read): Promise<Map<string, ReviewDecision>> {
    const elsewhere = archive === undefined ? [] : await decidedIn(archive, read.id, text, candidates);
    const found = new Map(elsewhere.map((one) => [one.candidate, one]));
    for (const [candidate, one] of await reviews.decisions(read.id)) found.set(candidate, one);
    return found;
  }

  async function reviewable(read: Read): Promise<object> {
    const decisions = [...(await decisionsOn(read)).values()];
    const { document: about, text, candidates, counts, second: whole } = read;
    if (whole === undefined) return { document: about, text, candidates, counts, decisions };
    const { candidates: _, document: __, ...languageModel } = whole;
    return { document: about, text, candidates, counts, decisions, languageModel };
  }
}

/** What somebody sent to be read: an upload, a paste, or the name of a file that the dossier has. */
async function sent(
  c: Context,
  { files }: Site,
): Promise<{ bytes: Uint8Array; name: string; dated: string | undefined }> {
  if (c.req.header("content-type")?.startsWith("multipart/form-data")) {
    const form = await c.req.parseBody().catch(() => {
      throw new Fault("bad-request", "The upload cannot be read. Send it as multipart/form-data with a part `file`.");
    });
    const { file, dated } = form;
    if (!(file instanceof File)) throw new Fault("bad-request", "file: the upload has no file in it.");
    const day = typeof dated === "string" && dated !== "" ? date.safeParse(dated) : undefined;
    if (day?.success === false) throw new Fault("bad-request", "dated: write a day, month or year: 2025-08-20.");
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: tidyName(file.name), dated: day?.data };
  }
  const {
    text,
    name = "pasted text",
    source,
    dated,
  } = c.req.valid("json" as never) as { text?: string; name?: string; source?: string; dated?: string };
  if ((text === undefined) === (source === undefined))
    throw new Fault("bad-request", "text: send the words, or `source`, a file of the dossier; one of them.");
  const words = text ?? (await files.read(source as string)).text;
  return { bytes: new TextEncoder().encode(words), name: tidyName(source?.split("/").at(-1) ?? name), dated };
}

/** What of a request is kept with the decision. */
function chosen({
  kind,
  mended,
  note,
}: {
  readonly kind: ReviewDecision["kind"];
  readonly mended?: unknown;
  readonly note?: string;
}): Pick<ReviewDecision, "kind" | "mended" | "note"> {
  return { kind, ...(mended === undefined ? {} : { mended }), ...(note === undefined ? {} : { note }) };
}

const DECIDED = { accepted: "accepted", mended: "mended and accepted", rejected: "rejected", reopened: "reopened" };

function decidedMeanwhile(decision: ReviewDecision | undefined): Fault {
  const what = decision === undefined ? "is not decided any more" : `was ${DECIDED[decision.kind]} meanwhile`;
  return new Fault(
    "changed",
    `This statement ${what}, in another window or by somebody else. Your decision was not taken, and no file was changed. Look at it as it stands now, and decide again if you do not agree.`,
    { decision: decision ?? null },
  );
}

export function outcomeOf<T>(outcome: Outcome): T {
  if (!outcome.ok) throw new Fault(outcome.code, outcome.message, outcome.more);
  return JSON.parse(String(outcome.body)) as T;
}

/** How often what is written is worked out anew because another program has changed a file meanwhile. */
const TRIES = 3;

export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== "changed" || tries === TRIES) throw error;
    }
  }
}

/** Writes several files, each only if it is what was seen; where one cannot be written, those that were new go again. */
export async function writeAll(
  { files }: Site,
  changes: readonly (readonly [path: string, text: string | null])[],
  seen: readonly FileText[],
  doing: Doing,
): Promise<readonly Saved[]> {
  const done: Saved[] = [];
  for (const [path, text] of changes) {
    const before = seen.find((one) => one.path === path);
    const condition = before === undefined ? ({ ifNew: true } as const) : { ifMatch: before.etag };
    try {
      if (text !== null) done.push(await files.write(path, text, condition, doing));
      else if ("ifMatch" in condition) await files.remove(path, condition, doing);
    } catch (error) {
      // A document that nothing cites is no part of the dossier.
      for (const { path: made, etag } of done)
        if (!seen.some((one) => one.path === made)) await files.remove(made, { ifMatch: etag }, doing).catch(() => {});
      throw error;
    }
  }
  return done;
}

/** Every text of the dossier that can be read. */
export async function textsOf({ files }: Site): Promise<FileText[]> {
  const found: FileText[] = [];
  for (const { path, etag } of await files.list()) {
    const text = etag === undefined ? undefined : await files.read(path).catch(() => undefined);
    if (text !== undefined) found.push(text);
  }
  return found;
}

/** What an uploaded file is called here, whatever its sender made of it. */
function tidyName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return last.replaceAll(/[^\p{L}\p{N} ._()-]/gu, "_").slice(0, 120) || "document";
}

/** Reading does not need an agreement, nor one without mistakes. */
export async function readingJob({ files, limits }: Site, task: Job["task"]): Promise<Job> {
  return { root: files.root, files: await files.agreements(), overlay: {}, maxBytes: limits.textBytes, task };
}
