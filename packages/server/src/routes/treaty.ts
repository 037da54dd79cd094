import { createRoute, z } from "@hono/zod-openapi";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import type { Draft } from "../work/reading.ts";
import { type App, callerOf, json, problems } from "./common.ts";
import { again, outcomeOf, readingJob, textsOf, writeAll } from "./read.ts";

export function treatyRoutes(app: App, site: Site): void {
  const { pool, reviews } = site;

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/read/{document}/draft",
      tags: ["Read"],
      summary: "Drafts an agreement from the prose of a treaty that was read",
      description:
        "By rules: what shall, may and must not be done, by whom, upon what event, within what time, each sentence cited word for word; what is not understood stands in comments at the end. Nothing is written unless `save` is true: then the draft becomes a file of its own, `file` or one that is free, and the treaty goes into sources/ if the dossier has it not yet. A file that is there is never written over.",
      request: {
        params: z.object({ document: s.etag }),
        body: {
          required: true,
          content: {
            "application/json": {
              schema: z.strictObject({
                file: s.path.regex(/\.proviso$/, "the name of an agreement's file ends in .proviso").optional(),
                save: z.boolean().default(false),
              }),
            },
          },
        },
      },
      responses: {
        200: json(
          z.object({
            file: s.path,
            text: z.string(),
            articles: z.number(),
            norms: z.number().openapi({ description: "Sentences of which clauses became." }),
            left: z
              .array(z.string())
              .openapi({ description: "Sentences that may bind somebody, of which none became." }),
            paths: z.array(s.path).openapi({ description: "Every file that is written for it." }),
            saved: z.boolean(),
          }),
          "The draft.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { file, save } = c.req.valid("json");
      const { document, text } = await reviews.document(c.req.valid("param").document);
      const { title, name, dated } = document;
      const made = await again(async () => {
        const now = await textsOf(site);
        const drafting = {
          document: { text, name: title ?? name, ...(dated === undefined ? {} : { dated }) },
          title,
          file,
          texts: now.map(({ path, text: held }) => [path, held] as const),
        };
        const draft = outcomeOf<Draft>(
          await pool.run(await readingJob(site, { kind: "draft", drafting }), c.req.raw.signal),
        );
        if (save) await writeAll(site, draft.changes, now, { cause: "accept", by: callerOf(c), note: name });
        return draft;
      });
      const { changes, ...draft } = made;
      return c.json({ ...draft, left: [...draft.left], paths: changes.map(([path]) => path), saved: save }, 200);
    },
  );
}
