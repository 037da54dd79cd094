import { createRoute, z } from "@hono/zod-openapi";
import { ROOMS } from "@proviso/report/view/address";
import type { Context, Next } from "hono";
import type { Site } from "../site.ts";
import { jobFor } from "../work/job-for.ts";
import { type App, json, problems, unchanged } from "./common.ts";

const view = json(
  z.object({
    format: z.literal("proviso-view/1"),
    view: z.string().openapi({ description: "The view's address." }),
    room: z.string(),
    answers: z.array(
      z.looseObject({
        kind: z.string(),
        asked: z.looseObject({}).openapi({ description: "The question, as `POST /api/answers/{kind}` takes it." }),
        answers: z.array(z.looseObject({})).optional(),
        unanswered: z.string().optional().openapi({ description: "Why there is no answer, where there is none." }),
      }),
    ),
  }),
  "What the view shows.",
);

/** Every view of the workbench as data, at its own address with `.json` behind the path. */
export function viewRoutes(app: App, site: Site): void {
  const told = {
    tags: ["Views"],
    description:
      "The query is the view's own: `take=Pact.veto:held`, `scenario=…`, and what else the room keeps. A document that was read is what `/api/read` says of it.",
    responses: { 200: view, 304: { description: "As you have it." }, ...problems },
  };
  app.openapi(
    createRoute({
      method: "get",
      path: "/{room}.json",
      summary: "What a room shows, as data",
      request: { params: z.object({ "room.json": z.string().optional(), room: z.string().optional() }) },
      ...told,
    }),
    (c, next) => shown(c, app, site, next) as never,
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/{room}/{thing}.json",
      summary: "What a room shows of one agreement, promise or decision, as data",
      request: { params: z.object({ room: z.string(), thing: z.string().optional() }) },
      ...told,
    }),
    (c, next) => shown(c, app, site, next) as never,
  );
}

/** The list of documents, or one of them. */
const READ = /^\/read(\/[0-9a-f]{64})?$/;

async function shown(c: Context, app: App, site: Site, next: Next): Promise<Response | undefined> {
  const { pathname, search } = new URL(c.req.url);
  // The page at "/" is the dossier's, and so is the data behind it.
  const path = pathname === "/.json" ? "/dossier" : pathname.replace(/\.json$/, "");
  const room = path.split("/")[1] ?? "";
  if (pathname.endsWith(".json") && READ.test(path)) return said(c, app, path);
  // The router takes what stands before the point for all that stands between two strokes.
  if (!pathname.endsWith(".json") || room === "read" || !ROOMS.some((one) => one === room)) {
    await next();
    return undefined;
  }
  const { body, type, etag } = await site.answers.of(
    await jobFor(site, {}, { kind: "view", address: `${path}${search}` }),
    c.req.raw.signal,
  );
  if (unchanged(c, etag)) return c.body(null, 304);
  return c.body(body as string, 200, { "Content-Type": type });
}

/** What the API says at the same path, to whoever asks here. */
async function said(c: Context, app: App, path: string): Promise<Response> {
  const { headers, signal } = c.req.raw;
  return app.fetch(new Request(new URL(`/api${path}`, c.req.url), { headers, signal }), c.env);
}
