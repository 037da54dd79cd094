import { createRoute, z } from "@hono/zod-openapi";
import { Fault } from "../fault.ts";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { type LeftOut, textsOf } from "../store/texts.ts";
import { jobFor } from "../work/job-for.ts";
import { type App, json, problems } from "./common.ts";

/** How often files may change while they are read before the last reading is taken. */
const TRIES = 3;

/** Everything that a page opens with in one answer: the texts, and what the house's server makes of them, so that the page need not read them first. */
export function openedRoutes(app: App, site: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/opened",
      tags: ["Dossier"],
      summary: "What a page opens with: every text, and what the texts say",
      responses: {
        200: json(
          z.object({
            dossier: z.string(),
            events: z.string().openapi({
              description:
                "What `/api/events` told last before the texts were read: `?since=` with it tells all that has happened to them since.",
            }),
            files: z.array(z.looseObject({ path: s.path, text: z.string(), etag: s.etag })),
            left: z.array(z.object({ path: s.path, because: z.string() })).openapi({
              description: "Files that cannot be shown as texts, and why; and the history, where none can be kept.",
            }),
            model: z
              .looseObject({})
              .nullable()
              .openapi({ description: "As `/api/model`; null where a text has errors or there is no agreement." }),
            diagnostics: z.array(z.unknown()),
          }),
          "The dossier.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      for (let tries = 1; ; tries += 1) {
        // Before anything is read: what happens while it is read is told twice rather than never.
        const { last } = site.events;
        const before = await marks(site);
        const said = await saidBy(site, c.req.raw.signal);
        const { texts, left } = await textsOf(site.files);
        // What is said belongs to the very texts that are sent.
        if (tries < TRIES && before !== (await marks(site))) continue;
        return c.body(
          `{"dossier":${JSON.stringify(site.name)},"events":${JSON.stringify(last)},"files":${JSON.stringify(texts)},"left":${JSON.stringify(await leftOut(site, left))},${said.slice(1)}`,
          200,
          { "Content-Type": "application/json" },
        ) as never;
      }
    },
  );
}

async function marks({ files }: Site): Promise<string> {
  return JSON.stringify((await files.list()).map(({ path, etag }) => [path, etag]));
}

async function saidBy(site: Site, signal: AbortSignal): Promise<string> {
  const nothing = JSON.stringify({ model: null, diagnostics: [] });
  try {
    const { body } = await site.answers.of(await jobFor(site, {}, { kind: "said" }), signal);
    return String(body);
  } catch (error) {
    // A page has to open above all: what stands in the way is told when the texts are read there.
    if (error instanceof Fault && error.code !== "cancelled") return nothing;
    throw error;
  }
}

/** What is not shown as a text; and the history, where none can be kept. */
async function leftOut({ files }: Site, left: readonly LeftOut[]): Promise<readonly LeftOut[]> {
  const trouble = await files.history.trouble();
  return trouble === undefined ? left : [...left, { path: String(trouble.more["path"]), because: trouble.message }];
}
