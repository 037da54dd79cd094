import { createRoute, z } from "@hono/zod-openapi";
import type { Model } from "@proviso/agreement";
import { together } from "@proviso/reader/assistant/together";
import type { Candidate } from "@proviso/record";
import type { Context } from "hono";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import type { FileText, Saved } from "../store/files.ts";
import type { ReadDocument, SecondReading } from "../store/reviews.ts";
import type { Job } from "../work/job.ts";
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
    at: z.string(),
  })
  .openapi("ReadDocument");
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
  const { files, reviews, answers, pool, limits, languageModel } = site;

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/read",
      tags,
      summary: "The documents that were read for this dossier, the last first",
      responses: { 200: json(z.object({ documents: z.array(document) }), "Documents."), ...problems },
    }),
    async (c) => c.json({ documents: (await reviews.documents()) as z.output<typeof document>[] }, 200),
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
      const outcome = await pool.run(await readingJob(site, { kind: "read", bytes, name, dated }), c.req.raw.signal);
      if (!outcome.ok) throw new Fault(outcome.code, outcome.message, outcome.more);
      const found = JSON.parse(String(outcome.body)) as Found;
      const made = await reviews.addDocument(found.document, found.text);
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
      return c.json(await reviewable(await readAgain(read.id, signal)), 200) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/read/{document}/decisions",
      tags,
      summary: "Accepts, mends, rejects or reopens a candidate",
      description:
        "What is accepted is written as a statement at the end of the file that holds the record, with the words it cites; the document goes into sources/ if the dossier has it not yet. With `preview` nothing is written. A rejected or reopened candidate takes nothing out of a file; undo that in the history.",
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
          }),
          "What was decided and written.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { document: id } = c.req.valid("param");
      const { candidate: wanted, kind, mended, preview, note, name, supersedes, bears } = c.req.valid("json");
      const by = callerOf(c);
      if ((kind === "mended") !== (mended !== undefined))
        throw new Fault("bad-request", "mended: goes with the kind `mended`, and only with it.");
      const found = await readAgain(id, c.req.raw.signal);
      const own = found.candidates.find((one) => one.id === wanted);
      if (own === undefined)
        throw new Fault(
          "not-found",
          "The document has no such candidate; it may be read otherwise now. Open it again.",
        );
      const decide = (written?: string) =>
        reviews.decide({
          document: id,
          candidate: wanted,
          kind,
          ...(mended === undefined ? {} : { mended }),
          ...(note === undefined ? {} : { note }),
          ...(written === undefined ? {} : { written }),
          ...(by === undefined ? {} : { by }),
        });
      if (kind === "rejected" || kind === "reopened")
        return c.json({ decision: preview ? null : await decide(), written: null }, 200) as never;

      const now = await textsOf(site);
      const accepting = {
        candidate: { ...own, ...(mended as Candidate | undefined), id: own.id, document: own.document },
        document: { text: found.text, name: found.document.title ?? found.document.name, dated: found.document.dated },
        choices: { name, supersedes, bears: bears as never },
        texts: now.map(({ path, text }) => [path, text] as const),
      };
      const outcome = await pool.run(await readingJob(site, { kind: "accept", accepting }), c.req.raw.signal);
      if (!outcome.ok) throw new Fault(outcome.code, outcome.message, outcome.more);
      const { changes, record, added, block } = JSON.parse(String(outcome.body)) as Accepted;
      const paths = changes.map(([path]) => path);
      if (preview) return c.json({ decision: null, written: { file: record, block, added, paths } }, 200) as never;
      // The document first: the statement cites it.
      const ordered = [...changes].sort(([one], [other]) => Number(one === record) - Number(other === record));
      const done: Saved[] = [];
      for (const [path, text] of ordered) {
        const before = now.find((one) => one.path === path);
        const condition = before === undefined ? ({ ifNew: true } as const) : { ifMatch: before.etag };
        const doing = { cause: "accept", by, note: note ?? found.document.name } as const;
        const saved = await files.write(path, text, condition, doing).catch(async (error: unknown) => {
          // A document that nothing cites is no part of the dossier.
          for (const { path: cited, etag } of done) await files.remove(cited, { ifMatch: etag }, doing).catch(() => {});
          throw error;
        });
        done.push(saved);
      }
      const last = done.at(-1);
      const made = await decide(record);
      return c.json(
        {
          decision: made,
          written: {
            file: record,
            block,
            added,
            paths,
            ...(last === undefined ? {} : { etag: last.etag, revision: last.revision }),
          },
        },
        200,
      ) as never;
    },
  );

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

  async function reviewable({ document: read, text, candidates, counts, second: whole }: Read): Promise<object> {
    const decisions = [...(await reviews.decisions(read.id)).values()];
    if (whole === undefined) return { document: read, text, candidates, counts, decisions };
    const { candidates: _, document: __, ...languageModel } = whole;
    return { document: read, text, candidates, counts, decisions, languageModel };
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

/** Every text of the dossier that can be read. */
async function textsOf({ files }: Site): Promise<FileText[]> {
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
async function readingJob({ files, limits }: Site, task: Job["task"]): Promise<Job> {
  return { root: files.root, files: await files.agreements(), overlay: {}, maxBytes: limits.textBytes, task };
}
