import { createRoute, z } from "@hono/zod-openapi";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { type App, callerOf, json, problems } from "./common.ts";

const tags = ["History"];
const inPath = z.object({
  revision: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
});
const entry = z
  .object({
    revision: s.revision,
    at: z.string(),
    file: s.path.optional(),
    text: s.etag.nullable().optional().openapi({ description: "Null where the file was deleted." }),
    before: s.etag.nullable().optional(),
    cause: z.enum(["save", "disk", "restore", "accept", "delete", "draft", "mark"]),
    by: z.string().optional(),
    note: z.string().optional(),
  })
  .openapi("Revision");

export function historyRoutes(app: App, { files }: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/history",
      tags,
      summary: "Every save of the dossier's files, the last first",
      request: {
        query: z.strictObject({
          file: s.path.optional(),
          before: z.coerce.number().int().optional().openapi({ description: "Only older ones than this revision." }),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
      },
      responses: { 200: json(z.object({ last: s.revision, revisions: z.array(entry) }), "Revisions."), ...problems },
    }),
    async (c) => {
      const { file, before = Number.POSITIVE_INFINITY, limit } = c.req.valid("query");
      const all = await files.history.revisions();
      const found = all.filter((one) => one.revision < before && (file === undefined || one.file === file));
      return c.json({ last: all.at(-1)?.revision ?? 0, revisions: found.slice(-limit).reverse() }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/history/{revision}",
      tags,
      summary: "A revision with its text and the one before",
      request: { params: inPath },
      responses: {
        200: json(
          z.object({ revision: entry, text: z.string().nullable(), before: z.string().nullable() }),
          "The texts; null where there was none.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { revision } = c.req.valid("param");
      const found = (await files.history.revisions()).find((one) => one.revision === revision);
      if (found === undefined) throw new Fault("not-found", `The history has no revision ${revision}.`);
      const text = async (id: string | null | undefined) =>
        typeof id === "string" ? ((await files.history.text(id)) ?? null) : null;
      return c.json({ revision: found, text: await text(found.text), before: await text(found.before) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/history/{revision}/restore",
      tags,
      summary: "Takes the files, or one, back to what they were after a revision",
      description: "What they are now stays in the history, so that this can be undone in the same way.",
      request: {
        params: inPath,
        body: {
          required: true,
          content: { "application/json": { schema: z.strictObject({ file: s.path.optional() }) } },
        },
      },
      responses: {
        200: json(
          z.object({ restored: z.array(z.object({ path: s.path, etag: s.etag, revision: s.revision })) }),
          "What was changed.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { file } = c.req.valid("json");
      const restored = await files.restore(c.req.valid("param").revision, file, { by: callerOf(c) });
      return c.json({ restored: [...restored] }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/history",
      tags,
      summary: "Notes the texts as they are now, so that changes since can be told",
      request: {
        body: {
          required: true,
          content: { "application/json": { schema: z.strictObject({ note: z.string().max(500).optional() }) } },
        },
      },
      responses: { 200: json(z.object({ revision: s.revision }), "The revision."), ...problems },
    }),
    async (c) => c.json({ revision: await files.mark({ by: callerOf(c), note: c.req.valid("json").note }) }, 200),
  );
}
