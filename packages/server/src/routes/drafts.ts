import { createRoute, z } from "@hono/zod-openapi";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { type App, callerOf, json, problems } from "./common.ts";

const tags = ["Drafts"];
const draft = z
  .object({ file: s.path, tab: z.string(), text: z.string(), base: s.etag.nullable(), at: z.string() })
  .openapi("Draft", {
    description: "A text being edited and not saved yet. `base` is the ETag of the text that the editing began from.",
  });
const params = z.object({ path: s.path });

export function draftRoutes(app: App, { drafts, files, events }: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/drafts",
      tags,
      summary: "Texts that were being edited and not saved, the last first",
      responses: { 200: json(z.object({ drafts: z.array(draft) }), "Drafts of every tab."), ...problems },
    }),
    async (c) => c.json({ drafts: await drafts.list() }, 200),
  );

  app.openapi(
    createRoute({
      method: "put",
      path: "/api/drafts/{path}",
      tags,
      summary: "Keeps a text while it is typed",
      description: "One draft for each file and X-Proviso-Tab. Survives the end of the browser and of the server.",
      request: {
        params,
        body: {
          required: true,
          content: { "application/json": { schema: z.strictObject({ text: z.string(), base: s.etag.nullable() }) } },
        },
      },
      responses: { 200: json(z.object({ at: z.string() }), "Kept."), ...problems },
    }),
    async (c) => {
      const { path } = c.req.valid("param");
      const { text, base } = c.req.valid("json");
      const tab = callerOf(c) ?? "unnamed";
      const { at } = await drafts.put(path, tab, text, base, base === null ? undefined : await files.textOf(base));
      events.tell({ kind: "draft", path, by: tab });
      return c.json({ at }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: "/api/drafts/{path}",
      tags,
      summary: "Lets drafts of a file go; their texts go into the history first",
      request: {
        params,
        query: z.strictObject({
          tab: z
            .string()
            .max(60)
            .optional()
            .openapi({ description: "Only this tab's; default: the sender's own, or all where it has no name." }),
        }),
      },
      responses: { 200: json(z.object({ dropped: z.number() }), "How many."), ...problems },
    }),
    async (c) => {
      const tab = c.req.valid("query").tab ?? callerOf(c);
      return c.json({ dropped: await drafts.drop(c.req.valid("param").path, tab, true) }, 200);
    },
  );
}
