import { createRoute, z } from "@hono/zod-openapi";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { type App, callerOf, conditionOf, json, problems, unchanged } from "./common.ts";

const tags = ["Files"];
const params = z.object({ path: s.path });
const entry = z
  .object({
    path: s.path,
    kind: z.enum(["agreement", "source", "table", "other"]),
    size: z.number(),
    modified: z.string(),
    etag: s.etag.optional(),
  })
  .openapi("File");
const text = z.object({ path: s.path, text: z.string(), etag: s.etag }).openapi("FileText");
const saved = z.object({ path: s.path, etag: s.etag, revision: s.revision }).openapi("Saved");
const CHANGED =
  "412 with both texts, the one they began from and a three-way merge where the file has changed meanwhile.";

export function fileRoutes(app: App, { files, drafts, name }: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/files",
      tags,
      summary: "Every file of the dossier",
      responses: {
        200: json(z.object({ dossier: z.string(), files: z.array(entry) }), "The files, sorted."),
        ...problems,
      },
    }),
    async (c) => c.json({ dossier: name, files: await files.list() }, 200),
  );

  app.openapi(
    createRoute({
      method: "get",
      path: "/api/files/{path}",
      tags,
      summary: "A file's text",
      request: { params },
      responses: { 200: json(text, "The text, with its ETag."), 304: { description: "As you have it." }, ...problems },
    }),
    async (c) => {
      const found = await files.read(c.req.valid("param").path);
      return unchanged(c, found.etag) ? c.body(null, 304) : c.json(found, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/files/{path}",
      tags,
      summary: "Saves a file",
      description: `Needs If-Match with the ETag of the text that the editing began from, or If-None-Match: * for a new file. ${CHANGED} Drafts of the file by the same X-Proviso-Tab are let go.`,
      request: {
        params,
        body: {
          required: true,
          content: {
            "application/json": { schema: z.strictObject({ text: z.string(), note: z.string().max(500).optional() }) },
          },
        },
      },
      responses: { 200: json(saved, "Saved, and the old text kept."), ...problems },
    }),
    async (c) => {
      const { path } = c.req.valid("param");
      const { text, note } = c.req.valid("json");
      const by = callerOf(c);
      const done = await files.write(path, text, conditionOf(c), { by, note });
      if (by !== undefined) await drafts.drop(path, by, false).catch(() => {});
      c.header("ETag", `"${done.etag}"`);
      return c.json(done, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/files/{path}",
      tags,
      summary: "Takes a file away; its text stays in the history",
      description: `Needs If-Match. ${CHANGED}`,
      request: { params },
      responses: { 200: json(z.object({ revision: s.revision }), "Taken away."), ...problems },
    }),
    async (c) => c.json(await files.remove(c.req.valid("param").path, conditionOf(c), { by: callerOf(c) }), 200),
  );
}
