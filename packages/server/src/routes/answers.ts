import { createRoute, z } from "@hono/zod-openapi";
import type { Asked } from "@proviso/report/ask";
import { KIND_NAMES, KIND_TEXTS, type KindName } from "@proviso/report/ask/names";
import type { Context } from "hono";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import type { Format, Job } from "../work/job.ts";
import { jobFor, type Setting } from "../work/job-for.ts";
import { type App, json, problems, unchanged } from "./common.ts";

const tags = ["Answers"];
const answers = z
  .object({
    format: z.literal("proviso-answers/1"),
    kind: s.kind,
    title: z.string(),
    answers: z.array(
      z.object({
        value: z.unknown().openapi({ description: "The answer as the engine gives it." }),
        document: z.array(z.unknown()).openapi({
          description: "How it is laid out: headings, paragraphs, lists, tables, evidence with places and citations.",
        }),
      }),
    ),
  })
  .openapi("Answers");
const body = z.strictObject({
  ...s.asked.shape,
  texts: s.texts.optional(),
  at: s.revision.optional(),
  since: s.revision.optional(),
  format: s.format.optional(),
});
const about = KIND_NAMES.map((name) => `- \`${name}\`: ${KIND_TEXTS[name].about}`).join("\n");
const EXTENSIONS: Readonly<Record<Format, string>> = {
  json: "json",
  text: "txt",
  markdown: "md",
  html: "html",
  docx: "docx",
};

export function answerRoutes(app: App, site: Site): void {
  const params = z.object({ kind: s.kind });
  const responses = {
    200: json(answers, "The answers; printed, where a format says so."),
    304: { description: "As you have it." },
    ...problems,
  };

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/answers",
      tags,
      summary: "The kinds of answers there are",
      responses: {
        200: json(
          z.object({ kinds: z.array(z.object({ kind: s.kind, title: z.string(), about: z.string() })) }),
          "Kinds.",
        ),
        ...problems,
      },
    }),
    (c) =>
      c.json(
        {
          kinds: KIND_NAMES.map((kind) => ({
            kind: kind as string,
            title: KIND_TEXTS[kind].title,
            about: KIND_TEXTS[kind].about,
          })),
        },
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/answers/{kind}",
      tags,
      summary: "An answer, by its address",
      description: about,
      request: { params, query: s.askedInQuery },
      responses,
    }),
    async (c) => {
      const { kind } = c.req.valid("param");
      const { at, since, format = "json", ...query } = c.req.valid("query");
      return answer(c, site, kind as KindName, fromQuery(query), { at, since }, format) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/answers/{kind}",
      tags,
      summary: "An answer, also about texts that are not saved",
      description: about,
      request: { params, body: { required: true, content: { "application/json": { schema: body } } } },
      responses,
    }),
    async (c) => {
      const { texts, at, since, format = "json", ...rest } = c.req.valid("json");
      return answer(
        c,
        site,
        c.req.valid("param").kind as KindName,
        rest as Asked,
        { texts, at, since },
        format,
      ) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/check",
      tags,
      summary: "Mistakes in the texts and, where there are none, what is weak in the agreements",
      request: {
        body: {
          required: true,
          content: {
            "application/json": {
              schema: z.strictObject({ texts: s.texts.optional(), findings: z.boolean().default(true) }),
            },
          },
        },
      },
      responses: {
        200: json(
          z.object({
            ok: z.boolean(),
            files: z.array(z.string()),
            diagnostics: z.array(z.unknown()),
            findings: z.array(z.unknown()),
          }),
          "What was found; `ok` where the texts can be asked.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { texts, findings } = c.req.valid("json");
      return send(c, site, await jobFor(site, { texts }, { kind: "check", findings })) as never;
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/model",
      tags,
      summary: "The dossier as plain data, for engines elsewhere",
      request: { query: z.strictObject({ at: z.coerce.number().int().optional() }) },
      responses: {
        200: json(
          z.looseObject({ format: z.string() }),
          "The model, by its JSON Schema in packages/agreement/schema.json.",
        ),
        ...problems,
      },
    }),
    async (c) => send(c, site, await jobFor(site, c.req.valid("query"), { kind: "model" })) as never,
  );
}

async function answer(
  c: Context,
  site: Site,
  name: KindName,
  asked: Asked,
  setting: Setting,
  format: Format,
): Promise<Response> {
  if (setting.since !== undefined && name !== "diff")
    throw new Fault("bad-request", "`since` goes with the answer `diff` only; use `at` to ask about an earlier text.");
  const job = await jobFor(site, setting, { kind: "answer", name, asked, format });
  if (format !== "json")
    c.header(
      "Content-Disposition",
      `${format === "text" ? "inline" : "attachment"}; filename="${name}.${EXTENSIONS[format]}"`,
    );
  return send(c, site, job);
}

async function send(c: Context, { answers: from }: Site, job: Job): Promise<Response> {
  const { body: content, type, etag } = await from.of(job, c.req.raw.signal);
  if (unchanged(c, etag)) return c.body(null, 304);
  return c.body(content as string | Uint8Array<ArrayBuffer>, 200, { "Content-Type": type });
}

function fromQuery({
  take,
  number,
  without,
  ...rest
}: Omit<z.output<typeof s.askedInQuery>, "at" | "since" | "format">): Asked {
  return {
    ...rest,
    ...(take === undefined ? {} : { take: Object.fromEntries(take.map((one) => pair(one, "take", "veto=held"))) }),
    ...(without === undefined
      ? {}
      : {
          without: Object.fromEntries(
            without.map((one) => {
              const [decision, parties] = pair(one, "without", "Pact.response=Russia");
              return [decision, parties.split(",").map((party) => party.trim())];
            }),
          ),
        }),
    ...(number === undefined
      ? {}
      : {
          numbers: Object.fromEntries(
            number.map((one) => {
              const [name, value] = pair(one, "number", "stance China no=0.3");
              if (value.trim() === "" || Number.isNaN(Number(value)))
                throw new Fault(
                  "bad-request",
                  `number: ${JSON.stringify(value)} is no number; write it as in stance China no=0.3.`,
                );
              return [name, Number(value)];
            }),
          ),
        }),
  };
}

function pair(text: string, what: string, example: string): [string, string] {
  const at = text.lastIndexOf("=");
  if (at < 1 || at === text.length - 1)
    throw new Fault(
      "bad-request",
      `${what}: ${JSON.stringify(text)} has no “=” between a name and a value; write it as in ${example}.`,
    );
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
