import { createRoute, z } from "@hono/zod-openapi";
import { matches } from "@proviso/promise/matches";
import * as s from "../http/schemas.ts";
import type { Site } from "../site.ts";
import { lines } from "../store/merge.ts";
import { draftAt, jobFor } from "../work/job-for.ts";
import { type App, json, problems } from "./common.ts";

const change = z.object({
  path: s.path,
  change: z.enum(["added", "removed", "changed"]),
  added: z.number().openapi({ description: "Lines that are new." }),
  removed: z.number().openapi({ description: "Lines that are gone." }),
});

export function dossierRoutes(app: App, site: Site): void {
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/changes",
      tags: ["Dossier"],
      summary: "What changed since a revision: in the files, and in each promise",
      request: { query: z.strictObject({ since: z.coerce.number().int().min(1) }) },
      responses: {
        200: json(
          z.object({
            since: s.revision,
            files: z.array(change),
            agreements: z.looseObject({}).nullable().openapi({
              description:
                "For each promise, who gained or lost the means to void it, and which terms moved; null where a text has errors.",
            }),
          }),
          "Changes.",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { since } = c.req.valid("query");
      const then = await draftAt(site, since);
      const files = await Promise.all(
        Object.entries(then.overlay).map(async ([path, before]) => {
          const now = await site.files.read(path).then(
            ({ text }) => text,
            () => null,
          );
          return {
            path,
            change: before === null ? ("added" as const) : now === null ? ("removed" as const) : ("changed" as const),
            ...counted(before ?? "", now ?? ""),
          };
        }),
      );
      const job = await jobFor(site, { since }, { kind: "changes" });
      const agreements = await site.answers.of(job, c.req.raw.signal).then(
        ({ body }) => JSON.parse(body as string),
        (error: { code?: string }) => {
          if (error.code === "text-errors") return null;
          throw error;
        },
      );
      return c.json({ since, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), agreements }, 200);
    },
  );
}

function counted(before: string, now: string): { added: number; removed: number } {
  const [a, b] = [lines(before), lines(now)];
  const same = matches(a, b).length;
  return { added: b.length - same, removed: a.length - same };
}
